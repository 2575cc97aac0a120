package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.tree.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Declaration files in canonical layout. Nothing is on disk yet.
 *
 * @param files those that could be laid out, in path order; a file with an error is not among them
 * @param diagnostics what is wrong with the others; sorted by place
 * @param omitted how many further problems were counted but not kept
 * @param sources the texts read, by file as printed, so that messages can show lines
 */
public record Formatting(
        List<Formatted> files, List<Diagnostic> diagnostics, int omitted, Map<String, SourceText> sources) {

    public Formatting {
        files = List.copyOf(files);
        diagnostics = List.copyOf(diagnostics);
        sources = Map.copyOf(sources);
    }

    /**
     * One file.
     *
     * @param path where it is, absolute
     * @param before what it holds
     * @param after what it should hold
     */
    public record Formatted(Path path, String before, String after) {

        /** True if the file is not laid out as it should be. */
        public boolean changes() {
            return !before.equals(after);
        }
    }
}

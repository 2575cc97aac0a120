package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.tree.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A declaration in another spelling.
 *
 * @param files in path order; empty if any diagnostic is an error
 * @param besides files that the declaration names by paths relative to its own files, as written: inventories, price books
 * @param diagnostics what is wrong with the declaration, or with saying it in the other spelling; sorted by place
 * @param omitted how many further problems were counted but not kept
 * @param sources the texts read, by file as printed, so that messages can show lines
 */
public record Conversion(
        List<Written> files,
        List<String> besides,
        List<Diagnostic> diagnostics,
        int omitted,
        Map<String, SourceText> sources) {

    public Conversion {
        files = List.copyOf(files);
        besides = List.copyOf(besides);
        diagnostics = List.copyOf(diagnostics);
        sources = Map.copyOf(sources);
    }

    /**
     * One file.
     *
     * @param source the file it was written from
     * @param path where it belongs, relative to the folder of the declaration
     * @param text what it holds
     */
    public record Written(Path source, Path path, String text) {}
}

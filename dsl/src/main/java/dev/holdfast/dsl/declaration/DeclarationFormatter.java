package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.layout.GroovyComments;
import dev.holdfast.dsl.groovy.layout.GroovyLayout;
import dev.holdfast.dsl.groovy.parse.PolicyParser;
import dev.holdfast.dsl.groovy.syntax.Outline;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.layout.SourceComment;
import dev.holdfast.dsl.text.FileText;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.dsl.tree.TreeEquality;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import dev.holdfast.dsl.yaml.layout.YamlComments;
import dev.holdfast.dsl.yaml.layout.YamlLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives declaration files their canonical layout. The program stays: loops, functions, anchors, comments, the spelling of every
 * literal. What would come out is read back, and is handed out only if it says the same.
 */
public final class DeclarationFormatter {

    private final DisplayNames names;

    /**
     * A formatter.
     *
     * @param workingDirectory paths in messages are relative to it
     */
    public DeclarationFormatter(Path workingDirectory) {
        this.names = new DisplayNames(workingDirectory);
    }

    /**
     * Lays out a file, or every declaration file below a folder. Writes nothing to disk; never throws for bad input. Only the
     * syntax counts: a file with an unknown policy is laid out too.
     *
     * @param path file or folder, absolute or relative to the working directory
     */
    public Formatting format(Path path) {
        Diagnostics diagnostics = new Diagnostics();
        Map<String, SourceText> sources = new HashMap<>();
        List<Formatting.Formatted> files = new ArrayList<>();
        for (Path file : new DeclarationFiles(names, diagnostics).find(names.resolve(path))) {
            Diagnostics problems = new Diagnostics();
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                diagnostics.add(
                        SourceSpan.at(names.of(file), 1, 1),
                        DiagnosticCode.FILE_UNREADABLE,
                        "This is a pipe or a device, not a file, so nothing could be written back. Name a file.");
                continue;
            }
            Optional<GatedText> text = FileText.read(file, names.of(file), problems);
            text.ifPresent(gated -> sources.put(gated.source().file(), gated.source()));
            text.filter(gated -> !problems.hasErrors())
                    .flatMap(gated -> laidOut(gated, Spelling.ofFile(file), problems))
                    .ifPresent(after -> files.add(new Formatting.Formatted(
                            file, text.orElseThrow().source().text(), after)));
            problems.sorted().forEach(diagnostics::add);
        }
        return new Formatting(files, diagnostics.sorted(), diagnostics.omitted(), sources);
    }

    /** The text in canonical layout; empty if it has errors, or would not say the same. */
    static Optional<String> laidOut(GatedText text, Spelling spelling, Diagnostics problems) {
        String written = text.source().text();
        boolean windows = written.indexOf("\r\n") >= 0 && written.indexOf("\r\n") == written.indexOf('\n') - 1;
        String before = written.replace("\r\n", "\n");
        String file = text.source().file();
        Optional<Reading> reading = read(file, before, spelling, problems);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        String after = switch (spelling) {
            case YAML -> YamlLayout.of(before);
            case GROOVY -> GroovyLayout.of(before, Vocabulary.load());
        };
        Diagnostics found = new Diagnostics();
        boolean same = read(file, after, spelling, found)
                .filter(reading.get()::saysTheSame)
                .isPresent();
        if (!same) {
            problems.add(
                    SourceSpan.at(file, 1, 1),
                    DiagnosticCode.NOT_WRITABLE,
                    "In canonical layout this file would not say the same, so it was left as it is. Something in it is"
                            + " spelt in an unusual way; 'holdfast convert' writes the same declaration anew.");
            return Optional.empty();
        }
        return Optional.of(windows ? after.replace("\n", "\r\n") : after);
    }

    private static Optional<Reading> read(String file, String text, Spelling spelling, Diagnostics problems) {
        Optional<GatedText> gated = TextGate.open(file, text.getBytes(StandardCharsets.UTF_8), problems);
        if (gated.isEmpty() || problems.hasErrors()) {
            return Optional.empty();
        }
        return switch (spelling) {
            case YAML -> {
                YamlDocument document = new YamlReader(problems).read(gated.get());
                yield problems.hasErrors()
                        ? Optional.empty()
                        : Optional.of(new Reading(document.root(), "", List.of(), YamlComments.of(text)));
            }
            case GROOVY ->
                PolicyParser.parse(gated.get(), problems)
                        .map(script -> new Reading(
                                Optional.empty(),
                                Outline.of(script),
                                GroovyLayout.words(text, Vocabulary.load()),
                                GroovyComments.of(text, Vocabulary.load()).stream()
                                        .map(GroovyComments.Placed::comment)
                                        .toList()));
        };
    }

    /**
     * What a text says.
     *
     * @param root in YAML
     * @param outline in Groovy
     * @param words in Groovy
     */
    private record Reading(Optional<Node> root, String outline, List<String> words, List<SourceComment> comments) {

        boolean saysTheSame(Reading other) {
            boolean trees = root.isPresent() == other.root.isPresent()
                    && (root.isEmpty() || TreeEquality.same(root.get(), other.root.orElseThrow()));
            return trees
                    && outline.equals(other.outline)
                    && words.equals(other.words)
                    && texts(comments).equals(texts(other.comments));
        }

        private static List<String> texts(List<SourceComment> comments) {
            return comments.stream()
                    .flatMap(comment -> comment.lines().stream())
                    .toList();
        }
    }
}

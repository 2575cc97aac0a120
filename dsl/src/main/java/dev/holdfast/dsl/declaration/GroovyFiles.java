package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.evaluation.Includes;
import dev.holdfast.dsl.groovy.parse.PolicyParser;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.Script;
import dev.holdfast.dsl.groovy.syntax.Statement;
import dev.holdfast.dsl.text.FileText;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.SourceText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Groovy files of one declaration: parses each once, and finds those that a file applies. What is applied must be inside
 * the declaration's folder, also after symbolic links are followed. Not thread safe.
 */
final class GroovyFiles implements Includes {

    private final Path folder;
    private final DisplayNames names;
    private final Runnable meanwhile;
    private final Diagnostics diagnostics;
    private final Map<String, SourceText> texts;
    private final Map<Path, Optional<Script>> scripts = new HashMap<>();
    private final Map<String, Path> paths = new HashMap<>();

    /**
     * No files yet.
     *
     * @param folder of the declaration, absolute
     * @param meanwhile what can be done while a file is parsed, as often as it likes
     * @param diagnostics takes what is wrong with any file, once
     * @param texts takes the text of each file by name as printed, also of those that cannot be parsed
     */
    GroovyFiles(
            Path folder,
            DisplayNames names,
            Runnable meanwhile,
            Diagnostics diagnostics,
            Map<String, SourceText> texts) {
        this.folder = folder;
        this.names = names;
        this.meanwhile = meanwhile;
        this.diagnostics = diagnostics;
        this.texts = texts;
    }

    /** A file's tree; empty if it cannot be read or parsed, which is then reported once. */
    Optional<Script> script(Path file) {
        Optional<Script> known = scripts.get(file);
        if (known != null) {
            return known;
        }
        String name = names.of(file);
        paths.put(name, file);
        Optional<GatedText> text = FileText.read(file, name, diagnostics);
        text.ifPresent(read -> texts.put(name, read.source()));
        Optional<Script> script = text.flatMap(read -> PolicyParser.parse(read, meanwhile, diagnostics));
        scripts.put(file, script);
        return script;
    }

    /** The files that were parsed, by name as printed. */
    Map<String, Path> paths() {
        return Map.copyOf(paths);
    }

    /**
     * Those of some files that stand for themselves: no other file applies them. Of files that apply each other in a circle the
     * first stands for all, so that evaluation meets the circle and reports it.
     *
     * @param found in their order
     * @return in the same order
     */
    List<Path> standing(List<Path> found) {
        Set<Path> applied = new HashSet<>();
        found.forEach(file -> applied.addAll(appliedBy(file)));
        List<Path> standing = new ArrayList<>();
        Set<Path> reached = new HashSet<>();
        for (Path file : found) {
            if (!applied.contains(file)) {
                standing.add(file);
                reach(file, reached);
            }
        }
        for (Path file : found) {
            if (!reached.contains(file)) {
                standing.add(file);
                reach(file, reached);
            }
        }
        standing.sort(Comparator.comparingInt(found::indexOf));
        return standing;
    }

    private void reach(Path from, Set<Path> reached) {
        Deque<Path> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Path file = open.pop();
            if (reached.add(file)) {
                open.addAll(appliedBy(file));
            }
        }
    }

    /** The files that a file applies itself, as far as they exist and may be read. */
    private Set<Path> appliedBy(Path file) {
        Set<Path> applied = new HashSet<>();
        for (Statement statement : script(file).map(Script::body).orElse(List.of())) {
            if (statement instanceof Statement.Evaluate evaluate
                    && evaluate.expression() instanceof Expression.Call call
                    && call.receiver().isEmpty()
                    && call.name().equals("apply")) {
                for (Expression.MapEntry argument : call.arguments().named()) {
                    if (argument.value() instanceof Expression.TextLiteral path) {
                        locate(path.text(), file).filter(this::isInside).ifPresent(applied::add);
                    }
                }
            }
        }
        return applied;
    }

    @Override
    public Optional<Script> load(String path, SourceSpan at) {
        Path applying = paths.get(at.file());
        Optional<Path> file = applying == null ? Optional.empty() : locate(path, applying);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (!isInside(file.get())) {
            diagnostics.add(
                    at,
                    DiagnosticCode.BAD_INCLUDE,
                    "The file '" + path
                            + "' is a link out of the declaration's folder. What a declaration says must be in"
                            + " it, where reviewers see it. Copy the file into the folder.");
            return Optional.of(nothing(path));
        }
        return Optional.of(script(file.get()).orElseGet(() -> nothing(names.of(file.get()))));
    }

    /** Stands for a file whose problems are reported already. */
    private static Script nothing(String name) {
        return new Script(new SourceText(name, ""), List.of(), List.of());
    }

    private static Optional<Path> locate(String path, Path applying) {
        if (!Includes.allows(path)) {
            return Optional.empty();
        }
        try {
            Path file = applying.resolveSibling(path).normalize();
            return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean isInside(Path file) {
        return DeclarationFiles.isInside(file, folder);
    }
}

package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.BoundDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.ignore.IgnoreReader;
import dev.holdfast.dsl.ignore.Ignores;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The ignores of every file that was read, applied ones included. */
final class WrittenIgnores {

    /** After these nobody can tell what in a text is a comment. */
    private static final Set<DiagnosticCode> UNREADABLE = Collections.unmodifiableSet(EnumSet.of(
            DiagnosticCode.FORBIDDEN_CHARACTER,
            DiagnosticCode.TAB_INDENTATION,
            DiagnosticCode.SYNTAX,
            DiagnosticCode.NESTED_TOO_DEEPLY,
            DiagnosticCode.SEVERAL_DOCUMENTS,
            DiagnosticCode.NOT_IN_LANGUAGE,
            DiagnosticCode.NOT_CLOSED,
            DiagnosticCode.TEXT_BUDGET));

    private WrittenIgnores() {}

    /**
     * Reads the ignores of texts; those of a text that could not be parsed are left out, because that is an error anyway. There
     * are none if so much is wrong that problems are only counted: which texts could be parsed is not known then.
     *
     * @param sources by file as printed
     * @param paths of the files, by file as printed
     * @param bound what the texts declare
     */
    static Ignores read(
            Map<String, SourceText> sources, Map<String, Path> paths, BoundDeclaration bound, Diagnostics diagnostics) {
        if (diagnostics.omitted() > 0) {
            return Ignores.NONE;
        }
        Set<String> unreadable = new HashSet<>();
        for (Diagnostic problem : diagnostics.sorted()) {
            if (problem.severity() == Severity.ERROR && UNREADABLE.contains(problem.code())) {
                problem.span().ifPresent(span -> unreadable.add(span.file()));
            }
        }
        IgnoreReader reader = new IgnoreReader(bound.rules(), bound.allNamesKnown(), diagnostics);
        new TreeMap<>(sources).forEach((file, source) -> {
            if (!unreadable.contains(file)) {
                reader.read(source, Spelling.ofFile(paths.getOrDefault(file, Path.of(file))));
            }
        });
        return reader.ignores();
    }
}

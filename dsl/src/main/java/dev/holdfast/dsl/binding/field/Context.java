package dev.holdfast.dsl.binding.field;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceLines;
import java.util.Optional;

/**
 * What all binders share while one declaration is bound.
 *
 * @param diagnostics collects problems
 * @param lines the lines of all files
 * @param complete false if some file could not be read whole: names that are missing then say nothing
 * @param notes collects what has no effect yet
 */
public record Context(Diagnostics diagnostics, SourceLines lines, boolean complete, NotYetEvaluated notes) {

    /** Adds a problem with the usual severity of its code. */
    public void report(SourceSpan place, DiagnosticCode code, String detail) {
        diagnostics.add(Diagnostic.at(place, code, detail));
    }

    /**
     * The place of a part of a scalar: exact if the scalar knows where its parts stand, or if it stands on one line without
     * escapes; else the scalar's start.
     *
     * @param offset where the part starts in the scalar's text, in UTF-16 units
     * @param length how long it is; at least one column is marked
     */
    public SourceSpan within(Node.Scalar scalar, int offset, int length) {
        SourceSpan span = scalar.span();
        String text = scalar.text();
        if (scalar.places().isPresent()) {
            return scalar.places().get().within(text, offset, length);
        }
        Optional<String> line =
                span.startLine() == span.endLine() ? lines.line(span.file(), span.startLine()) : Optional.empty();
        if (line.isEmpty() || offset > text.length()) {
            return span;
        }
        String whole = line.get();
        int points = whole.codePointCount(0, whole.length());
        if (span.endColumn() - 1 > points) {
            return span;
        }
        int from = whole.offsetByCodePoints(0, span.startColumn() - 1);
        int to = whole.offsetByCodePoints(0, span.endColumn() - 1);
        String written = whole.substring(from, to);
        int at = written.lastIndexOf(text);
        if (at < 0 || written.length() - at - text.length() > 1) {
            return span;
        }
        int skipped = at + offset;
        int end = Math.min(written.length(), skipped + length);
        int column = span.startColumn() + written.codePointCount(0, skipped);
        int endColumn = span.startColumn() + written.codePointCount(0, Math.max(skipped, end));
        return new SourceSpan(
                span.file(),
                span.startLine(),
                column,
                span.startLine(),
                Math.max(column + 1, endColumn),
                span.origin());
    }
}

package dev.holdfast.dsl.binding.field;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceLines;

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

    /** The place of a part of a scalar, as {@link SourceLines#within} says it. */
    public SourceSpan within(Node.Scalar scalar, int offset, int length) {
        return lines.within(scalar, offset, length);
    }
}

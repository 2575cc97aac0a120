package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.gate.GateLimits;

/** Collects what of a tree is refused; bounded like the gate. */
final class Refusals {

    private final Diagnostics diagnostics;
    private int problems;

    Refusals(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Says how many problems there were beyond those that are reported. */
    void finish() {
        diagnostics.omit(Math.max(0, problems - GateLimits.PROBLEMS));
    }

    void add(SourceSpan span, DiagnosticCode code, String detail) {
        if (++problems <= GateLimits.PROBLEMS) {
            diagnostics.add(span, code, detail);
        }
    }

    /** Something that the language does not have; {@code what} completes "… are not part of the policy language". */
    void foreign(SourceSpan span, String what, String advice) {
        add(
                span,
                DiagnosticCode.NOT_IN_LANGUAGE,
                what + " are not part of the policy language." + (advice.isEmpty() ? "" : " " + advice));
    }
}

package dev.holdfast.dsl.groovy.gate;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.text.TextPlaces;

/** Collects what is wrong with a text, by offset; bounded. */
final class GateReport {

    private final TextPlaces places;
    private final Diagnostics diagnostics;
    private int problems;

    GateReport(TextPlaces places, Diagnostics diagnostics) {
        this.places = places;
        this.diagnostics = diagnostics;
    }

    int problems() {
        return problems;
    }

    /** Says how many problems there were beyond those that are reported. */
    void finish() {
        diagnostics.omit(Math.max(0, problems - GateLimits.PROBLEMS));
    }

    void add(int start, int end, DiagnosticCode code, String detail) {
        problems++;
        if (problems <= GateLimits.PROBLEMS) {
            diagnostics.add(places.span(start, end), code, detail);
        }
    }

    void add(int start, int end, DiagnosticCode code, String detail, int otherStart, String other) {
        problems++;
        if (problems <= GateLimits.PROBLEMS) {
            diagnostics.add(Diagnostic.at(places.span(start, end), code, detail)
                    .withRelated(places.span(otherStart, otherStart + 1), other));
        }
    }

    void foreign(int start, int end, String what, String advice) {
        add(start, end, DiagnosticCode.NOT_IN_LANGUAGE, what + " not part of the policy language. " + advice);
    }

    /** Refuses a name behind a dollar sign if it is a word of the language, which nothing can be called. */
    void noName(Token name) {
        if (ForeignWords.KEYWORDS.contains(name.text())) {
            String what = "'$" + name.text() + "' is";
            foreign(name.start() - 1, name.end(), what, "Nothing can have this name. Write \\$ for the sign.");
        }
    }

    void tooLarge(int start, int end, String detail) {
        add(start, end, DiagnosticCode.TEXT_BUDGET, detail);
    }

    /**
     * Says that the file as a whole is too large.
     *
     * @param byWords true if it has too many words; else they are too deep inside of brackets
     */
    void fileTooLarge(Token token, boolean byWords) {
        String which = byWords
                ? "more than " + GateLimits.TOKENS + " words, signs and lines"
                : "too many words and signs deep inside of brackets: each counts with its depth, together at most "
                        + GateLimits.WORK;
        tooLarge(
                token.start(),
                token.end(),
                "The file has " + which + ", which cannot be parsed in bounded time. Use loops, split it into several"
                        + " files, or move machines into an NDJSON inventory.");
    }
}

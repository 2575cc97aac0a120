package dev.holdfast.dsl.groovy.problem;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.HashSet;
import java.util.Set;

/** The problems of one evaluation; too many different ones end it. */
public final class Problems {

    /** Most places with errors of one kind; a file with more of them is best read again from the top. */
    static final int MOST = 20;

    /** Most problems in all, the same one in many rounds included; to word each of a million rounds takes longer than evaluating them. */
    static final int MOST_ROUNDS = 10_000;

    private final Diagnostics diagnostics;
    private final Set<Place> places = new HashSet<>();
    private int reported;

    /** Collects into {@code diagnostics}. */
    public Problems(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A kind of problem at a place of the text, whatever round it was. */
    private record Place(DiagnosticCode code, SourceSpan span) {}

    /** Ends the evaluation, because further problems would only be more of them. */
    public static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("too many problems", null, false, false);
        }
    }

    /** Reports a problem, unless that happened already. */
    public void add(EvaluationProblem problem) {
        problem.diagnostic().ifPresent(this::add);
    }

    /** Reports a problem; the last that is allowed throws {@link TooMany}. */
    public void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
        boolean fresh = diagnostic
                .span()
                .map(span -> places.add(new Place(diagnostic.code(), span.written())))
                .orElse(false);
        reported++;
        if ((fresh && places.size() >= MOST) || reported >= MOST_ROUNDS) {
            throw new TooMany();
        }
    }

    /** True if there is none. */
    public boolean isEmpty() {
        return places.isEmpty();
    }
}

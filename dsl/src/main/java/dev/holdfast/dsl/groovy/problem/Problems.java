package dev.holdfast.dsl.groovy.problem;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.HashSet;
import java.util.Set;

/** The problems of one evaluation: those at the first places are reported, others counted; too many in all end it. */
public final class Problems {

    /** Most places that are reported; further ones are counted. */
    static final int MOST = 20;

    /** Most problems in all, the same one in many rounds included; to word each of a million rounds takes longer than evaluating them. */
    static final int MOST_ROUNDS = 10_000;

    private final Diagnostics diagnostics;
    private final Set<Place> places = new HashSet<>();
    private final Set<Place> further = new HashSet<>();
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
        boolean shown =
                diagnostic.span().map(span -> !isCounted(diagnostic, span)).orElse(true);
        if (shown || diagnostic.code() == DiagnosticCode.EVALUATION_BUDGET) {
            diagnostics.add(diagnostic);
        }
        reported++;
        if (reported >= MOST_ROUNDS) {
            throw new TooMany();
        }
    }

    /** Remembers a place; true if it is a further one, whose problem is only counted. */
    private boolean isCounted(Diagnostic diagnostic, SourceSpan span) {
        Place place = new Place(diagnostic.code(), span.written());
        if (places.contains(place)) {
            return false;
        }
        if (places.size() < MOST) {
            places.add(place);
            return false;
        }
        if (further.add(place)) {
            diagnostics.omit(1);
        }
        return true;
    }

    /** True if there is none. */
    public boolean isEmpty() {
        return places.isEmpty();
    }
}

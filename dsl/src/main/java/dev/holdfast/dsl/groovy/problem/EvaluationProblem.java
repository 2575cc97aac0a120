package dev.holdfast.dsl.groovy.problem;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.Optional;

/** A statement cannot go on; the next one can. */
public final class EvaluationProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Diagnostic> diagnostic;

    private EvaluationProblem(Optional<Diagnostic> diagnostic) {
        super("a statement cannot be evaluated", null, false, false);
        this.diagnostic = diagnostic;
    }

    /** A problem to report. */
    public static EvaluationProblem of(Diagnostic diagnostic) {
        return new EvaluationProblem(Optional.of(diagnostic));
    }

    /** A problem at a place. */
    public static EvaluationProblem at(SourceSpan span, DiagnosticCode code, String detail) {
        return of(Diagnostic.at(span, code, detail));
    }

    /** The consequence of a problem that is reported already. */
    public static EvaluationProblem silent() {
        return new EvaluationProblem(Optional.empty());
    }

    /** What to report; empty if that happened already. */
    public Optional<Diagnostic> diagnostic() {
        return diagnostic;
    }
}

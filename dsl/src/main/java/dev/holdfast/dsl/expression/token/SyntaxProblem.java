package dev.holdfast.dsl.expression.token;

import dev.holdfast.dsl.expression.Problem;

/** Ends the parsing of a text that makes no sense from some place on; the parser catches it. */
public final class SyntaxProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Ends the parsing with this problem. */
    public SyntaxProblem(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** What makes no sense, and where. */
    public Problem problem() {
        return problem;
    }
}

package dev.holdfast.dsl.expression;

/** Ends the parsing of a text that makes no sense from some place on; never leaves the package. */
final class SyntaxProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    SyntaxProblem(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}

package dev.holdfast.dsl.groovy.value;

/** Values do not fit an operation; the evaluator adds the place. */
public final class ValueProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /** Full sentences for the user: what does not fit, and what to write. */
    public ValueProblem(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    /** The sentences. */
    public String detail() {
        return detail;
    }
}

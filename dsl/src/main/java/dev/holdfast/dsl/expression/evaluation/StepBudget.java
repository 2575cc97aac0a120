package dev.holdfast.dsl.expression.evaluation;

/**
 * Steps for many evaluations together, such as those of one rule for a whole fleet; each of them takes at most
 * {@link Evaluator#MAX_STEPS}. Counts steps and not time, so that the same input gives the same answer everywhere. Not thread safe.
 */
public final class StepBudget {

    private long left;
    private int given;

    /**
     * A whole budget.
     *
     * @param steps most of them, 0 or more
     */
    public StepBudget(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("no number of steps: " + steps);
        }
        this.left = steps;
    }

    /** True if no step is left for any further evaluation. */
    public boolean isUsedUp() {
        return left == 0;
    }

    /** How many steps the next evaluation may take. */
    int next() {
        given = (int) Math.min(left, Evaluator.MAX_STEPS);
        return given;
    }

    /** Counts what the evaluation took that was given {@link #next}. */
    void left(int unused) {
        left -= given - Math.max(0, unused);
    }
}

package dev.holdfast.planner.plan.request;

/** A plan that would be dangerous to make at all; nothing was planned. */
public final class PlanRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause reason;

    /** Why, and what the user can do, in full sentences. */
    public PlanRefusedException(Cause reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What kind of refusal this is; it decides the exit status. */
    public Cause reason() {
        return reason;
    }

    /** The kinds of refusal. */
    public enum Cause {
        /** An inventory lost so many machines at once that it looks truncated. */
        INVENTORY_TRUNCATED,
        /** A selector names nothing. */
        SELECTOR_MATCHES_NOTHING,
        /** The instant lies before the last apply. */
        CLOCK_RUNS_BACKWARDS,
        /** There is no record that the fabric could be compared with. */
        NOTHING_RECORDED
    }
}

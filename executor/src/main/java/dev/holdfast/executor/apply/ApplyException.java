package dev.holdfast.executor.apply;

import java.util.List;

/** An apply is refused before it changed anything; the message says why and what to do. */
public final class ApplyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient List<String> details;

    public ApplyException(Refusal refusal, String message, List<String> details) {
        super(message);
        this.refusal = refusal;
        this.details = List.copyOf(details);
    }

    /** What kind of refusal this is. */
    public Refusal refusal() {
        return refusal;
    }

    /** Objects or points it is about, one line each. */
    public List<String> details() {
        return details == null ? List.of() : details;
    }

    /** The kinds of refusal: THE list. */
    public enum Refusal {
        /** The plan has an unwaived error finding. */
        NOT_APPLYABLE,
        /** What the plan speaks of has changed since. */
        STALE,
        /** More points would be lost early than was allowed. */
        DATA_LOSS,
        /** An action cannot be undone and was not allowed. */
        IRREVERSIBLE,
        /** What was asked for makes no sense for what is there. */
        WRONG,
        /** An apply was cut off, and has to be seen to first. */
        CUT_OFF
    }
}

package dev.holdfast.executor.workspace;

import java.util.List;

/** Something stopped a command; the kind decides the exit status, the message says what happened and what to do. */
public final class WorkspaceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The kinds: THE list; exit statuses are computed from them alone. */
    public enum Kind {
        /** The plan is older than what it speaks of (exit 5). */
        PLAN_STALE,
        /** Somebody else writes, or the database is damaged, or record and world do not belong together (exit 6). */
        STATE_UNAVAILABLE,
        /** More points would be lost early than was allowed (exit 8). */
        DATA_LOSS_BLOCKED,
        /** The plan has an unwaived error finding (exit 4). */
        NOT_APPLYABLE,
        /** An action cannot be undone and was not allowed (exit 1). */
        IRREVERSIBLE_BLOCKED,
        /** There is nothing to work on (exit 64). */
        NO_WORLD,
        /** What was asked for is not there, or makes no sense for what is (exit 64). */
        USAGE,
        /** A file that was handed in is damaged or is another than it should be (exit 65). */
        INVALID,
        /** Anything else (exit 1). */
        FAILED
    }

    private final Kind kind;
    private final transient List<String> details;

    public WorkspaceException(Kind kind, String message, List<String> details) {
        super(message);
        this.kind = kind;
        this.details = List.copyOf(details);
    }

    public WorkspaceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.details = List.of();
    }

    /** What kind of stop this is. */
    public Kind kind() {
        return kind;
    }

    /** The objects or points it is about, one line each; may be empty. */
    public List<String> details() {
        return details == null ? List.of() : details;
    }
}

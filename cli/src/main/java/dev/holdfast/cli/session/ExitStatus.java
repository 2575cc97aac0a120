package dev.holdfast.cli.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How the program ends: THE list, in the order of precedence when several apply. */
public enum ExitStatus {
    USAGE(64, "wrong use of the command line"),
    INTERRUPTED(130, "interrupted"),
    INVALID(65, "a declaration or a data file is invalid"),
    ERROR(1, "any other error"),
    STATE_UNAVAILABLE(6, "the state is locked or damaged, or state and world do not belong together"),
    STALE(5, "the plan is stale"),
    DATA_LOSS_BLOCKED(8, "blocked: recovery points would be lost early"),
    PARTLY_FAILED(7, "the apply partly failed"),
    FINDINGS(
            4,
            "findings at the level of --fail-on, a plan that is not applyable, a test of a rule that fails, protection that is behind, drift under --fail-on-drift, or machines without protection under --fail-uncovered"),
    NOT_FORMATTED(3, "a file is not in canonical layout (only fmt --check)"),
    CHANGES(2, "changes are present (only with --detailed-exitcode)"),
    OK(0, "fine, with or without changes");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number the program ends with. */
    public int code() {
        return code;
    }

    /** What it says, as in the documentation. */
    public String meaning() {
        return meaning;
    }

    /** The first of several in the order of precedence; {@link #OK} for none. */
    public static ExitStatus worst(Collection<ExitStatus> all) {
        return all.stream().min(Comparator.naturalOrder()).orElse(OK);
    }

    /** The first of several in the order of precedence. */
    public static ExitStatus worst(ExitStatus... all) {
        return worst(List.of(all));
    }
}

package dev.holdfast.cli.render.report.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is looked at, in the order of ids: so that a report without findings says what was in order. */
public enum CheckGroup {
    TEXT("HF00xx"),
    MACHINES("HF100x and HF101x"),
    DISKS("HF102x"),
    OBJECTIVES("HF103x"),
    CHANGES("HF104x"),
    POINTS("HF105x and HF106x"),
    SLOTS("HF108x"),
    COPIES("HF109x"),
    COSTS("HF110x");

    private final String ids;

    CheckGroup(String ids) {
        this.ids = ids;
    }

    /**
     * What plans look at.
     *
     * @param changes true if what was recorded and is in the fabric is looked at, too
     */
    public static List<CheckGroup> ofPlans(boolean changes) {
        return Arrays.stream(values())
                .filter(group -> group != TEXT && (changes || (group != CHANGES && group != POINTS)))
                .toList();
    }

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Which findings are of this group. */
    public String ids() {
        return ids;
    }
}

package dev.holdfast.cli.render.report;

import java.util.Locale;

/** What plans look at, in the order of ids: so that a report on a plan without findings says what was in order. */
enum CheckGroup {
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

    /** True if looking at it takes what was recorded or is in the fabric. */
    boolean isOfARecord() {
        return this == CHANGES || this == POINTS;
    }

    /** The word in reports. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Which findings are of this group. */
    String ids() {
        return ids;
    }
}

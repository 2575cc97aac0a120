package dev.holdfast.planner.rule;

import dev.holdfast.planner.document.FindingEntry.AcceptedBy;

/** Something in a declaration that accepts findings until a day. */
sealed interface Acceptance permits PlacedWaiver, PlacedIgnore {

    /** True if its last day is over. */
    boolean expired();

    /** As documents show it. */
    AcceptedBy shown();

    /** What somebody can do who relied on it, after its last day: the second half of a sentence. */
    String renewal();
}

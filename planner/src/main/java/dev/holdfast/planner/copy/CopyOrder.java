package dev.holdfast.planner.copy;

/** In what order missing points are copied: THE list. */
public enum CopyOrder {
    /** The target fills up in the order of time. */
    OLDEST_FIRST,
    /** The point that is worth most comes first: for policies that have to survive the loss of the region. */
    NEWEST_FIRST
}

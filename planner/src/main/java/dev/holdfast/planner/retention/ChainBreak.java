package dev.holdfast.planner.retention;

/**
 * Why a good point cannot be restored: the first thing in its chain that is not as it should be.
 *
 * @param cause what is wrong with it
 * @param base id of the point that is missing or not good; in a circle the one that the point builds on directly
 */
public record ChainBreak(Cause cause, String base) {

    /** What can be wrong with what a point builds on: THE list. */
    public enum Cause {
        /** It is not there. */
        MISSING,
        /** Its backup or copy failed. */
        FAILED,
        /** It holds some disks only. */
        PARTIAL,
        /** It is still on its way, or its check failed to run. */
        UNVERIFIED,
        /** It builds on itself, over any number of steps. */
        CIRCLE
    }
}

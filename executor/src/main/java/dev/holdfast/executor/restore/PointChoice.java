package dev.holdfast.executor.restore;

import dev.holdfast.executor.fabric.RestoreSource;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.List;

/**
 * The point that a restore uses, and why.
 *
 * @param point as the fabric has it
 * @param source what a restore of it finds
 * @param why in words
 * @param passedOver newer points that were not taken, newest first; at most {@link #MOST_PASSED_OVER} of them
 * @param passedOverCount how many newer points were not taken
 */
public record PointChoice(
        RecoveryPoint point, RestoreSource source, String why, List<PassedOver> passedOver, int passedOverCount) {

    /** Longer lists say nothing more. */
    static final int MOST_PASSED_OVER = 5;

    public PointChoice {
        passedOver = List.copyOf(passedOver);
    }

    /**
     * A point that was not taken.
     *
     * @param id its id
     * @param captured when it was captured
     * @param why in words
     */
    public record PassedOver(String id, Instant captured, String why) {}
}

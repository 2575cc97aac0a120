package dev.holdfast.planner.loss;

import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.util.Optional;

/** How a loss figure compares with an rpo: THE list, worst first. */
public enum LossVerdict {
    /** No recovery point survives the class. */
    NOTHING_SURVIVES,
    /** The scheduled figure is above the rpo on ordinary days. */
    VIOLATED,
    /** Transfers take longer than the time between captures. */
    NEVER_CATCHES_UP,
    /** The scheduled figure is within the rpo, the worst case is not. */
    DEPENDS_ON_PUNCTUALITY,
    HOLDS;

    /**
     * The verdict on a figure. What a day of 25 hours adds does not count.
     *
     * @param target the rpo; absent if the class must be survived, whatever is lost
     */
    public static LossVerdict of(LossFigure figure, Optional<Duration> target) {
        if (figure.scheduled().isEmpty()) {
            return NOTHING_SURVIVES;
        }
        if (target.isEmpty()) {
            return HOLDS;
        }
        if (figure.onOrdinaryDays().compareTo(target.get()) > 0) {
            return VIOLATED;
        }
        if (figure.neverCatchesUp()) {
            return NEVER_CATCHES_UP;
        }
        return worstOnOrdinaryDays(figure).compareTo(target.get()) > 0 ? DEPENDS_ON_PUNCTUALITY : HOLDS;
    }

    /**
     * True if the objective counts as held.
     *
     * @param strict the worst case counts, not only the schedule
     */
    public boolean isHeld(boolean strict) {
        return switch (this) {
            case NOTHING_SURVIVES, VIOLATED -> false;
            case NEVER_CATCHES_UP, DEPENDS_ON_PUNCTUALITY -> !strict;
            case HOLDS -> true;
        };
    }

    /** True if the figure is above the rpo on the day the clocks go back, but on no other. */
    public static boolean isExceededOnClockChange(LossFigure figure, Duration target) {
        Optional<Duration> scheduled = figure.scheduled().map(Gap::length);
        return scheduled.isPresent()
                && scheduled.get().compareTo(target) > 0
                && figure.onOrdinaryDays().compareTo(target) <= 0;
    }

    /**
     * The worst case without what clock changes add to the schedule.
     *
     * @throws java.util.NoSuchElementException if the figure has no worst case
     */
    public static Duration worstOnOrdinaryDays(LossFigure figure) {
        Duration added = figure.scheduled().orElseThrow().length().minus(figure.onOrdinaryDays());
        return figure.worstCase().orElseThrow().length().minus(added);
    }
}

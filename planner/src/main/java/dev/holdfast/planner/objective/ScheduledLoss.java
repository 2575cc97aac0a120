package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.profile.ServiceProfile;
import java.time.Instant;
import java.time.ZoneId;

/** Computes the scheduled loss of a policy. */
public final class ScheduledLoss {

    private ScheduledLoss() {}

    /** The figure for one class over the year that begins at {@code from}. */
    public static LossFigure of(
            FailureClass failureClass,
            Recurrence recurrence,
            ZoneId zone,
            PolicyShape shape,
            ServiceProfile profile,
            Instant from) {
        if (shape.instantKept()) {
            throw new UnsupportedOperationException();
        }
        return new LossFigure(java.util.Optional.empty(), java.util.Optional.empty(), java.time.Duration.ZERO, "");
    }
}

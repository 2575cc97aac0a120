package dev.holdfast.planner.copy;

import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Selects the points a copy rule asks for. */
public final class CopySelection {

    private CopySelection() {}

    /** The points missing at the target, oldest first. */
    public static List<RequiredCopy> required(
            CopyRule rule, ZoneId zone, List<RecoveryPoint> source, List<RecoveryPoint> target, Instant at) {
        if (!source.isEmpty()) {
            throw new UnsupportedOperationException();
        }
        return List.of();
    }
}

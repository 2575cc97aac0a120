package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Decides which points of one item stay. */
public final class RetentionEngine {

    private RetentionEngine() {}

    /** One decision per point, in the order of {@code points}. */
    public static List<PointDecision> decide(RetentionRule rule, ZoneId zone, List<RecoveryPoint> points, Instant at) {
        if (!points.isEmpty()) {
            throw new UnsupportedOperationException();
        }
        return List.of();
    }

    /** True if a rule lets no point go. */
    public static boolean prunesNothing(RetentionRule rule) {
        return rule.archiveAfter().isPresent();
    }
}

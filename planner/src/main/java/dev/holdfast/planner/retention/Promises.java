package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Promises given for points. */
public final class Promises {

    private Promises() {}

    /** The rule as it is recorded. */
    public static PromisedRule of(RetentionRule rule, ZoneId zone) {
        return new PromisedRule("", rule, zone);
    }

    /** One judgement per point, in the order of {@code points}. */
    public static List<JudgedPoint> judge(
            RetentionRule current,
            ZoneId zone,
            List<RecoveryPoint> points,
            Map<String, PromisedRule> promised,
            Instant at) {
        if (!points.isEmpty()) {
            throw new UnsupportedOperationException();
        }
        return List.of();
    }

    /** The points with the promises they have after an apply, in the order of {@code points}. */
    public static List<RecoveryPoint> renew(
            PromisedRule current,
            List<RecoveryPoint> points,
            Map<String, PromisedRule> promised,
            Instant at,
            boolean dataLossApproved) {
        if (!points.isEmpty()) {
            throw new UnsupportedOperationException();
        }
        return List.of();
    }
}

package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;

/** A rule in a zone, points and an instant, made up from a seed. */
record RetentionCase(RetentionRule rule, ZoneId zone, List<RecoveryPoint> points, Instant at) {

    static RetentionCase of(RandomGenerator random) {
        Instant at = RetentionCases.START.plusSeconds(random.nextInt(86_400 * 500));
        return new RetentionCase(
                RetentionCases.rule(random), RetentionCases.zone(random), RetentionCases.points(random, at), at);
    }

    List<PointDecision> decide() {
        return decide(rule, points);
    }

    List<PointDecision> decide(RetentionRule other, List<RecoveryPoint> otherPoints) {
        return RetentionEngine.decide(other, zone, otherPoints, at);
    }
}

package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which points of one item stay.
 *
 * <p>A point stays if any part of the rule keeps it, a lock or a hold lies on it, it is dated in the future, or it is among
 * the newest good points. Whatever the rule: the newest {@code minGood} good points stay, and the newest good one in the
 * vault.
 *
 * <ul>
 *   <li>Calendar classes, {@code within…} and {@code keepTags} look at points in the vault (or the archive); a capture that
 *       exists as a snapshot alone lives by {@code instant}. {@code instant} keeps every point younger than it, wherever it is.
 *   <li>Points that are not good take no slot and are no reference. They stay while the rule would keep a good point captured
 *       at their time, so that nothing that may yet be verified or partly restored goes before its time.
 *   <li>What a kept point builds on stays with it. A point that builds on one that is missing or not good is not good itself.
 *   <li>With exclusive slots a bucket whose point a finer class keeps takes no slot of a count, and {@code within} is finer
 *       than every class; ages have no slots.
 *   <li>In a repeated hour {@code hourly} has two buckets.
 * </ul>
 */
public final class RetentionEngine {

    /** First year of the instants that can be told apart: captures and the times for which is decided. */
    public static final int FIRST_YEAR = 1678;

    /** Last year of them: the nanoseconds since 1970 of later ones do not fit into a number of 64 bits. */
    public static final int LAST_YEAR = 2261;

    private static final Instant FIRST = firstOf(FIRST_YEAR);
    private static final Instant END = firstOf(LAST_YEAR + 1);

    private static final String NOTHING_KEPT = "retention keeps nothing, so nothing is pruned";

    private RetentionEngine() {}

    private static Instant firstOf(int year) {
        return LocalDate.ofYearDay(year, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * One decision per point, in the order of {@code points}. Days of an age are counted as they elapse.
     *
     * @param zone zone of the calendar buckets
     * @param points all points of one item, in any order; points captured at the same instant count in this order
     * @param at the instant for which is decided
     */
    public static List<PointDecision> decide(RetentionRule rule, ZoneId zone, List<RecoveryPoint> points, Instant at) {
        return decide(rule, zone, DayCounting.ELAPSED, points, at);
    }

    /**
     * The same decisions for a service that counts the days of an age in its own way.
     *
     * @param zone zone of the calendar buckets
     * @param counting how the service counts the days of an age
     * @param points all points of one item, in any order; points captured at the same instant count in this order
     * @param at the instant for which is decided
     */
    public static List<PointDecision> decide(
            RetentionRule rule, ZoneId zone, DayCounting counting, List<RecoveryPoint> points, Instant at) {
        List<PointDecision> decisions = new ArrayList<>(points.size());
        if (prunesNothing(rule)) {
            for (RecoveryPoint point : points) {
                decisions.add(new PointDecision(point, true, List.of(NOTHING_KEPT), Optional.empty()));
            }
            return decisions;
        }
        Verdicts verdicts = new Verdicts(rule, zone, counting, points, at);
        for (int i = 0; i < points.size(); i++) {
            decisions.add(verdicts.decision(i));
        }
        return decisions;
    }

    /**
     * The same decisions, put into words one by one on demand: for those who look at many points and tell of few. A rule that
     * {@linkplain #prunesNothing prunes nothing} has none.
     *
     * @param zone zone of the calendar buckets
     * @param points all points of one item, in any order; points captured at the same instant count in this order
     * @param at the instant for which is decided
     * @throws IllegalArgumentException if the rule prunes nothing
     */
    public static Verdicts verdicts(RetentionRule rule, ZoneId zone, List<RecoveryPoint> points, Instant at) {
        if (prunesNothing(rule)) {
            throw new IllegalArgumentException("the rule prunes nothing: " + rule);
        }
        return new Verdicts(rule, zone, DayCounting.ELAPSED, points, at);
    }

    /** True if an instant lies in the years {@value #FIRST_YEAR} to {@value #LAST_YEAR} (UTC), so that points can be judged at it. */
    public static boolean canTell(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    /**
     * True if a rule lets no point go: it keeps nothing at all, which must never mean that everything is deleted. The archive is
     * only another place for what is kept.
     */
    public static boolean prunesNothing(RetentionRule rule) {
        return rule.instant().isEmpty()
                && rule.within().isEmpty()
                && rule.keepTags().isEmpty()
                && ClassRow.of(rule).isEmpty();
    }
}

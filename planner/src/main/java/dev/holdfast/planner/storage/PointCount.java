package dev.holdfast.planner.storage;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.retention.Expiry;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many points a rule comes to hold once it has run for long: the steady state of regular captures under a retention.
 * Parts that keep for ever have no steady state and are not counted.
 */
public final class PointCount {

    private static final long DAY = LocalClock.DAY;

    /** No rule is looked at over more than this, the longest age there is. */
    private static final long LONGEST = 100 * 366 * DAY;

    private PointCount() {}

    /**
     * The number of points, exactly if it may exceed a limit, else an upper bound that does not.
     *
     * @param counting how the service counts the days of an age
     * @param interval time from one capture to the next
     * @param zone zone of the rule's calendar
     * @param lastOfDayOnly true if only the last capture of a day reaches the vault
     * @param limit what the service keeps
     * @param at when the rule has run for long
     */
    public static long of(
            RetentionRule rule,
            DayCounting counting,
            Duration interval,
            ZoneId zone,
            boolean lastOfDayOnly,
            int limit,
            Instant at) {
        if (RetentionEngine.prunesNothing(rule)) {
            return 0;
        }
        Span span = span(rule, interval);
        if (span.atMost <= limit) {
            return span.atMost;
        }
        RetentionRule bounded = bounded(rule);
        if (RetentionEngine.prunesNothing(bounded)) {
            return 0;
        }
        List<RecoveryPoint> points = new ArrayList<>();
        LocalClock clock = new LocalClock(zone);
        long first = at.getEpochSecond() - Math.min(LONGEST, span.seconds);
        long next = Long.MIN_VALUE;
        for (long second = at.getEpochSecond(); second > first; second -= interval.toSeconds()) {
            boolean last = next == Long.MIN_VALUE || clock.localDay(next) != clock.localDay(second);
            points.add(point(Instant.ofEpochSecond(second), last || !lastOfDayOnly));
            next = second;
        }
        return (long) points.size()
                - Expiry.of(bounded, zone, counting, points, Map.of(), at).size();
    }

    /**
     * How far back a rule keeps points; empty if parts of it keep for ever, or as long as a tag is on a point.
     *
     * @param interval longest time from one capture to the next
     */
    public static Optional<Duration> reach(RetentionRule rule, Duration interval) {
        boolean endless = RetentionEngine.prunesNothing(rule)
                || rule.classes().values().stream().anyMatch(part -> part.keep() instanceof Keep.Unlimited);
        return endless ? Optional.empty() : Optional.of(Duration.ofSeconds(span(rule, interval).seconds));
    }

    /**
     * What a rule reaches over.
     *
     * @param atMost no more points are kept
     * @param seconds nothing older is kept
     */
    private record Span(long atMost, long seconds) {
        Span and(long points, long length) {
            return new Span(atMost + points, Math.max(seconds, length));
        }
    }

    private static Span span(RetentionRule rule, Duration interval) {
        long every = interval.toSeconds();
        Span span =
                new Span(rule.options().minGood() + 1L, every * (rule.options().minGood() + 1L));
        for (Optional<Age> age : List.of(rule.instant(), rule.within())) {
            long seconds = age.map(Age::approximateSeconds).orElse(0L) + DAY;
            span = span.and(seconds / every + 1, seconds);
        }
        for (Map.Entry<RetentionClass, ClassRule> part : rule.classes().entrySet()) {
            long bucket = Math.max(every, length(part.getKey()));
            if (part.getValue().keep() instanceof Keep.Count count) {
                span = span.and(count.buckets() + 2L, (count.buckets() + 2L) * bucket);
            } else if (part.getValue().keep() instanceof Keep.ForAge forAge) {
                long seconds = forAge.age().approximateSeconds() + bucket;
                span = span.and(seconds / bucket + 2, seconds + bucket);
            }
        }
        for (Map.Entry<RetentionClass, Age> part : rule.withinClasses().entrySet()) {
            long bucket = Math.max(every, length(part.getKey()));
            long seconds = part.getValue().approximateSeconds() + bucket;
            span = span.and(seconds / bucket + 2, seconds + bucket);
        }
        return span;
    }

    private static long length(RetentionClass bucket) {
        return switch (bucket) {
            case LAST -> 1;
            case HOURLY -> 3_600;
            case DAILY -> DAY;
            case WEEKLY -> 7 * DAY;
            case MONTHLY -> 31 * DAY;
            case YEARLY -> 366 * DAY;
        };
    }

    private static RetentionRule bounded(RetentionRule rule) {
        Map<RetentionClass, ClassRule> classes = new EnumMap<>(RetentionClass.class);
        rule.classes().forEach((bucket, part) -> {
            if (!(part.keep() instanceof Keep.Unlimited)) {
                classes.put(bucket, part);
            }
        });
        return new RetentionRule(
                rule.instant(),
                classes,
                rule.within(),
                rule.withinClasses(),
                List.of(),
                rule.options(),
                rule.archiveAfter());
    }

    private static RecoveryPoint point(Instant captured, boolean inVault) {
        Set<Tier> tiers = inVault ? EnumSet.of(Tier.INSTANT, Tier.VAULT) : EnumSet.of(Tier.INSTANT);
        return RecoveryPoint.good("", captured, tiers, DataSize.ZERO, Consistency.CRASH);
    }
}

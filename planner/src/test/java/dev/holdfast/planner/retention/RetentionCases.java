package dev.holdfast.planner.retention;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.OnMissing;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionOptions;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.retention.SlotSharing;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Rules and points for tests: made up from a seed, or written down. */
final class RetentionCases {

    static final Instant START = Instant.parse("2025-09-01T00:00:00Z");

    private RetentionCases() {}

    static ZoneId zone(RandomGenerator random) {
        return ZoneId.of(
                Seeds.oneOf(random, "UTC", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Cairo"));
    }

    /** {@code key=value; key=value}, in the words of the language. */
    static RetentionRule rule(String text) {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (String part : text.split("; ", -1)) {
            int equals = part.indexOf('=');
            attributes.put(part.substring(0, equals), part.substring(equals + 1));
        }
        try {
            return RetentionText.fromAttributes(attributes);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static RetentionRule rule(RandomGenerator random) {
        Map<RetentionClass, ClassRule> classes = new EnumMap<>(RetentionClass.class);
        Map<RetentionClass, Age> within = new EnumMap<>(RetentionClass.class);
        for (RetentionClass bucket : RetentionClass.values()) {
            if (random.nextInt(3) == 0) {
                classes.put(bucket, classRule(random));
            }
            if (random.nextInt(10) == 0) {
                within.put(bucket, age(random));
            }
        }
        RetentionOptions options = new RetentionOptions(
                Seeds.oneOf(random, SlotSharing.SHARED, SlotSharing.SHARED, SlotSharing.EXCLUSIVE),
                random.nextBoolean(),
                Seeds.oneOf(random, OnMissing.SUBSTITUTE, OnMissing.SUBSTITUTE, OnMissing.SKIP),
                Seeds.oneOf(random, 1, 1, 1, 3));
        List<List<String>> tags = random.nextInt(5) == 0 ? List.of(List.of("a", "b"), List.of("c")) : List.of();
        return new RetentionRule(
                random.nextInt(3) == 0 ? Optional.of(age(random)) : Optional.empty(),
                classes,
                random.nextInt(6) == 0 ? Optional.of(age(random)) : Optional.empty(),
                within,
                tags,
                options,
                Optional.empty());
    }

    static ClassRule classRule(RandomGenerator random) {
        Keep keep = switch (random.nextInt(6)) {
            case 0 -> new Keep.Unlimited();
            case 1, 2 -> new Keep.ForAge(age(random));
            default -> new Keep.Count(random.nextInt(9));
        };
        return new ClassRule(keep, random.nextInt(3) == 0 ? Optional.of(day(random)) : Optional.empty());
    }

    static Age age(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> Age.ofHours(random.nextInt(1, 60));
            case 1 -> Age.ofMonths(random.nextInt(1, 6));
            default -> Age.ofDays(random.nextInt(1, 60));
        };
    }

    static CalendarDay day(RandomGenerator random) {
        Optional<Month> month = random.nextInt(4) == 0 ? Optional.of(Month.JANUARY) : Optional.empty();
        return random.nextInt(3) == 0
                ? new CalendarDay(Optional.empty(), Seeds.oneOf(random, 1, 15, 31, -1), month)
                : new CalendarDay(Optional.of(Seeds.oneOf(random, DayOfWeek.values())), random.nextInt(-1, 3), month);
    }

    /** Points over some months, not two at one time, mostly good, newest first. */
    static List<RecoveryPoint> points(RandomGenerator random, Instant at) {
        int count = random.nextInt(1, 120);
        int spacing = Seeds.oneOf(random, 1_800, 14_400, 86_400, 300_000);
        Set<Long> seconds = new HashSet<>();
        for (int i = 0; i < count; i++) {
            seconds.add(at.getEpochSecond() - random.nextLong((long) spacing * count));
        }
        if (random.nextInt(6) == 0) {
            seconds.add(at.getEpochSecond() + 3_600);
        }
        List<RecoveryPoint> points = new ArrayList<>();
        List<Long> sorted = new ArrayList<>(seconds);
        sorted.sort(Collections.reverseOrder());
        for (long second : sorted) {
            points.add(point(random, Instant.ofEpochSecond(second), at));
        }
        return points;
    }

    private static RecoveryPoint point(RandomGenerator random, Instant captured, Instant at) {
        TreeSet<String> tags = new TreeSet<>();
        for (String tag : List.of("a", "b", "c")) {
            if (random.nextInt(8) == 0) {
                tags.add(tag);
            }
        }
        boolean locked = random.nextInt(15) == 0;
        return new RecoveryPoint(
                "p" + captured.getEpochSecond(),
                captured,
                random.nextInt(10) == 0 ? EnumSet.of(Tier.INSTANT) : EnumSet.of(Tier.VAULT),
                DataSize.ofGibibytes(1),
                random.nextInt(8) == 0 ? Seeds.oneOf(random, PointStatus.values()) : PointStatus.GOOD,
                Consistency.CRASH,
                tags,
                locked ? Optional.of(at.plusSeconds(random.nextInt(-100_000, 100_000))) : Optional.empty(),
                hold(random, at),
                Optional.empty(),
                Optional.empty());
    }

    /** A point in the vault with this status, captured then. */
    static RecoveryPoint captured(Instant captured, PointStatus status) {
        return moved(point("2026-01-01", status, Tier.VAULT), captured);
    }

    /** The same point, captured at another time and named after it. */
    static RecoveryPoint moved(RecoveryPoint point, Instant captured) {
        return new RecoveryPoint(
                "p" + captured,
                captured,
                point.tiers(),
                point.size(),
                point.status(),
                point.consistency(),
                point.tags(),
                point.lockedUntil(),
                point.hold(),
                point.base(),
                point.promise());
    }

    /** The same point, locked until then. */
    static RecoveryPoint locked(RecoveryPoint point, Instant until) {
        return new RecoveryPoint(
                point.id(),
                point.captured(),
                point.tiers(),
                point.size(),
                point.status(),
                point.consistency(),
                point.tags(),
                Optional.of(until),
                point.hold(),
                point.base(),
                point.promise());
    }

    /** The same capture as a good point in the vault that no lock, hold or tag keeps. */
    static RecoveryPoint plain(RecoveryPoint point) {
        return new RecoveryPoint(
                point.id(),
                point.captured(),
                EnumSet.of(Tier.VAULT),
                point.size(),
                PointStatus.GOOD,
                point.consistency(),
                Collections.emptySortedSet(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Good points in the vault at these UTC times. */
    static List<RecoveryPoint> good(String... captured) {
        List<RecoveryPoint> points = new ArrayList<>();
        for (String time : captured) {
            points.add(point(time, PointStatus.GOOD, Tier.VAULT));
        }
        return points;
    }

    private static Optional<LegalHold> hold(RandomGenerator random, Instant at) {
        if (random.nextInt(40) != 0) {
            return Optional.empty();
        }
        Optional<Instant> until = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(at.plusSeconds(random.nextInt(-100_000, 100_000)));
        return Optional.of(new LegalHold(at, until, "", ""));
    }

    /** A point at {@code 2026-01-04T22:00} UTC; a date alone means 22:00. */
    static RecoveryPoint point(String time, PointStatus status, Tier... tiers) {
        String full = time.contains("T") ? time : time + "T22:00";
        return new RecoveryPoint(
                time,
                Instant.parse(full + ":00Z"),
                Set.of(tiers),
                DataSize.ofGibibytes(1),
                status,
                Consistency.CRASH,
                Collections.emptySortedSet(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static List<RecoveryPoint> kept(List<PointDecision> decisions) {
        List<RecoveryPoint> kept = new ArrayList<>();
        for (PointDecision decision : decisions) {
            if (decision.kept()) {
                kept.add(decision.point());
            }
        }
        return kept;
    }

    /** A line for each decision: id, sign, reasons. */
    static List<String> lines(RetentionRule rule, List<RecoveryPoint> points, Instant at) {
        List<String> lines = new ArrayList<>();
        for (PointDecision decision : RetentionEngine.decide(rule, ZoneId.of("UTC"), points, at)) {
            lines.add(
                    decision.point().id() + (decision.kept() ? " + " : " - ") + String.join(" | ", decision.reasons()));
        }
        return lines;
    }
}

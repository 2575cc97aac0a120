package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which points of an item its rule moves to the archive tier.
 *
 * <p>A point moves if it is good and in the vault alone, is as old as {@code archiveAfter} says and as the service asks, and a
 * monthly or yearly class keeps it for as much longer as the service asks, whatever is captured meanwhile: a class that
 * counts buckets is taken to get one in every month or year to come. Points that only tags, {@code within}, {@code instant} or
 * finer classes keep do not move, nor does the newest good point in the vault, with which the next transfer is compared.
 */
public final class Archiving {

    /** Months and clock changes move the end of an age by less than these seconds. */
    private static final long MARGIN = 5 * 86_400L;

    private static final Set<Tier> VAULT_ALONE = Set.of(Tier.VAULT);
    /** As long as any age. */
    private static final int MOST_YEARS = 100;

    private static final Set<RetentionClass> CLASSES = Set.of(RetentionClass.MONTHLY, RetentionClass.YEARLY);

    private Archiving() {}

    /** True if a rule says that points move, and has a class whose points can. */
    public static boolean moves(RetentionRule rule) {
        return rule.archiveAfter().isPresent()
                && ClassRow.of(rule).stream().anyMatch(row -> CLASSES.contains(row.bucket()));
    }

    /**
     * The points that move now, in the order of {@code points}.
     *
     * @param zone zone of the calendar buckets
     * @param policies how the service counts days, and what it takes into the archive
     * @param points all points of one item, in any order
     * @param at the instant for which is decided
     */
    public static List<RecoveryPoint> due(
            RetentionRule rule, ZoneId zone, ServiceProfile.Policies policies, List<RecoveryPoint> points, Instant at) {
        if (!moves(rule) || points.isEmpty()) {
            return List.of();
        }
        List<Age> ages =
                List.of(rule.archiveAfter().orElseThrow(), policies.archive().youngest());
        List<RecoveryPoint> old = points.stream()
                .filter(point -> point.tiers().equals(VAULT_ALONE)
                        && ages.stream().allMatch(age -> isOver(age, point.captured(), zone, at)))
                .toList();
        if (old.isEmpty()) { // before any judgement: most points are too young or there already
            return List.of();
        }
        Instant until = policies.archive().retentionLeft().after(at, zone);
        Verdicts verdicts = new Verdicts(rule, zone, policies.dayCounting(), points, at);
        int newest = verdicts.columns.newestGoodCandidate().orElse(-1);
        List<RecoveryPoint> due = new ArrayList<>();
        int next = 0;
        for (int index = 0; index < points.size() && next < old.size(); index++) {
            RecoveryPoint point = points.get(index);
            if (!point.equals(old.get(next))) {
                continue;
            }
            next++;
            int row = verdicts.columns.row(index);
            if (row != newest && verdicts.columns.isGoodCandidate(row) && isKept(verdicts, row, until)) {
                due.add(point);
            }
        }
        return due;
    }

    /** Calendars are asked only where the answer is not plain. */
    private static boolean isOver(Age age, Instant captured, ZoneId zone, Instant at) {
        long rough = at.getEpochSecond() - captured.getEpochSecond() - age.approximateSeconds();
        return Math.abs(rough) > MARGIN ? rough > 0 : !age.after(captured, zone).isAfter(at);
    }

    private static boolean isKept(Verdicts verdicts, int row, Instant until) {
        for (ClassWalk walk : verdicts.walks) {
            if (CLASSES.contains(walk.row.bucket()) && walk.keepsUntil(row, until)) {
                return true;
            }
        }
        return false;
    }

    /** How long monthly and yearly classes keep points at most; empty if there are none. */
    public static Optional<Age> longest(RetentionRule rule) {
        Optional<Age> longest = Optional.empty();
        for (ClassRow row : ClassRow.of(rule)) {
            if (CLASSES.contains(row.bucket())) {
                Age age = age(row);
                boolean isLonger = longest.isEmpty() || longest.get().approximateSeconds() < age.approximateSeconds();
                longest = isLonger ? Optional.of(age) : longest;
            }
        }
        return longest;
    }

    private static Age age(ClassRow row) {
        return switch (row.kind()) {
            case UNLIMITED -> Age.ofYears(MOST_YEARS);
            case AGE, WITHIN -> row.age().orElseThrow();
            case COUNT -> {
                int years = Math.min(row.slots(), MOST_YEARS);
                int months = Math.min(row.slots(), 12 * MOST_YEARS);
                yield row.bucket() == RetentionClass.YEARLY ? Age.ofYears(years) : Age.ofMonths(months);
            }
        };
    }

    /** The age at which points of a rule move: what it says, or what the service asks if that is more. */
    public static Age age(Age archiveAfter, ServiceProfile.Archive limits) {
        return archiveAfter.approximateSeconds() < limits.youngest().approximateSeconds()
                ? limits.youngest()
                : archiveAfter;
    }
}

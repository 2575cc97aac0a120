package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The same rules in other tools: the same points stay, or the difference is known and meant. */
class KnownToolsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 5_000 : 500;
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void shared_slots_keep_what_restic_forget_keeps() {
        Seeds.forEach(SEEDS, random -> {
            ZoneId zone = RetentionCases.zone(random);
            List<RecoveryPoint> points = points(random);
            SortedMap<RetentionClass, Integer> counts = counts(random, -1);
            assertThat(kept(rule(counts, ""), zone, points))
                    .containsExactlyInAnyOrderElementsOf(
                            withNewest(SlotOracles.shared(SlotOracles.times(points), counts, zone), points));
        });
    }

    @Test
    void exclusive_slots_keep_what_borg_prune_keeps() {
        Seeds.forEach(SEEDS, random -> {
            ZoneId zone = RetentionCases.zone(random);
            List<RecoveryPoint> points = points(random);
            SortedMap<RetentionClass, Integer> counts = counts(random, 0);
            int days = random.nextInt(4);
            Set<Instant> within = days == 0 ? Set.of() : SlotOracles.within(SlotOracles.times(points), days, zone);
            String more = "; slots=exclusive" + (days == 0 ? "" : "; within=" + days + "d");
            assertThat(kept(rule(counts, more), zone, points))
                    .containsExactlyInAnyOrderElementsOf(
                            withNewest(SlotOracles.exclusive(SlotOracles.times(points), counts, within, zone), points));
        });
    }

    /** They differ only where a week lies in two months or years, because there a covered period is not its newest point. */
    @Test
    void exclusive_slots_keep_what_the_simulator_of_proxmox_keeps_if_no_week_counts() {
        Seeds.forEach(SEEDS, random -> {
            List<RecoveryPoint> points = points(random);
            SortedMap<RetentionClass, Integer> counts = counts(random, 0);
            counts.remove(RetentionClass.WEEKLY);
            counts.put(RetentionClass.MONTHLY, random.nextInt(1, 9));
            assertThat(kept(rule(counts, "; slots=exclusive; keepOldest=false"), UTC, points))
                    .containsExactlyInAnyOrderElementsOf(
                            withNewest(SlotOracles.covering(SlotOracles.times(points), counts, UTC), points));
        });
    }

    @Test
    void ages_keep_the_newest_of_each_period_until_it_is_so_old() {
        Seeds.forEach(SEEDS, random -> {
            ZoneId zone = RetentionCases.zone(random);
            List<RecoveryPoint> points = points(random);
            RetentionClass bucket = Seeds.oneOf(
                    random,
                    RetentionClass.HOURLY,
                    RetentionClass.DAILY,
                    RetentionClass.WEEKLY,
                    RetentionClass.MONTHLY,
                    RetentionClass.YEARLY);
            int days = random.nextInt(1, 50);
            Instant at = points.get(0).captured().plusSeconds(random.nextInt(86_400 * 3));
            List<Instant> kept = new ArrayList<>();
            for (PointDecision decision :
                    RetentionEngine.decide(RetentionCases.rule(bucket.word() + "=" + days + "d"), zone, points, at)) {
                if (decision.kept()) {
                    kept.add(decision.point().captured());
                }
            }
            assertThat(kept)
                    .containsExactlyInAnyOrderElementsOf(
                            withNewest(SlotOracles.aged(SlotOracles.times(points), bucket, days, zone, at), points));
        });
    }

    /** The example in the manual of {@code borg prune}: daily archives in 2015 but on 19 December, pruned on 1 January 2016. */
    @Test
    void the_example_of_borg_prune_with_14_days_6_months_and_a_year() {
        List<RecoveryPoint> points = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2015, 12, 31); day.getYear() == 2015; day = day.minusDays(1)) {
            if (!day.equals(LocalDate.of(2015, 12, 19))) {
                points.addAll(RetentionCases.good(day.toString()));
            }
        }
        assertThat(ids("daily=14; monthly=6; yearly=1; slots=exclusive", points))
                .containsExactly(
                        "2015-12-31",
                        "2015-12-30",
                        "2015-12-29",
                        "2015-12-28",
                        "2015-12-27",
                        "2015-12-26",
                        "2015-12-25",
                        "2015-12-24",
                        "2015-12-23",
                        "2015-12-22",
                        "2015-12-21",
                        "2015-12-20",
                        "2015-12-18",
                        "2015-12-17",
                        "2015-11-30",
                        "2015-10-31",
                        "2015-09-30",
                        "2015-08-31",
                        "2015-07-31",
                        "2015-06-30",
                        "2015-01-01");
    }

    /** An example from the forum of restic on {@code --keep-daily 4} and {@code --keep-within-daily 4d}. */
    @Test
    void the_example_of_restic_forget_with_four_days_counted_and_four_days_of_time() {
        List<RecoveryPoint> points = RetentionCases.good(
                "2026-05-05T10:00", "2026-05-04T09:00", "2026-05-02T11:00", "2026-05-02T08:00", "2026-05-01T08:00");
        assertThat(ids("daily=4", points))
                .containsExactly("2026-05-05T10:00", "2026-05-04T09:00", "2026-05-02T11:00", "2026-05-01T08:00");
        assertThat(ids("withinDaily=4d", points))
                .containsExactly("2026-05-05T10:00", "2026-05-04T09:00", "2026-05-02T11:00");
    }

    /** The manual of restic: with a snapshot on Sundays only, four days are four Sundays. */
    @Test
    void days_without_a_point_do_not_count_as_in_restic_forget() {
        List<RecoveryPoint> points =
                RetentionCases.good("2026-11-15", "2026-11-08", "2026-11-01", "2026-10-25", "2026-10-18", "2026-10-11");
        assertThat(ids("daily=4", points)).containsExactly("2026-11-15", "2026-11-08", "2026-11-01", "2026-10-25");
    }

    /** A month before 31 March: restic and Go count on to 3 March, we stop at the end of February. */
    @Test
    void a_day_that_a_month_lacks_becomes_its_last_unlike_in_restic_forget() {
        List<RecoveryPoint> points = RetentionCases.good("2026-03-31", "2026-03-02", "2026-02-28T22:01", "2026-02-28");
        assertThat(ids("within=1mo", points)).containsExactly("2026-03-31", "2026-03-02", "2026-02-28T22:01");
    }

    /** January ends inside the week of 1 February: its newest point is not the one that week 4 keeps, so it takes a slot. */
    @Test
    void a_month_counts_unless_its_own_newest_point_is_kept_unlike_in_the_simulator_of_proxmox() {
        List<RecoveryPoint> points = RetentionCases.good("2026-02-01", "2026-01-31", "2026-01-25", "2025-12-31");
        assertThat(ids("weekly=2; monthly=1; slots=exclusive; keepOldest=false", points))
                .containsExactly("2026-02-01", "2026-01-31", "2026-01-25");
    }

    private static List<RecoveryPoint> points(RandomGenerator random) {
        Instant at = RetentionCases.START.plusSeconds(random.nextInt(86_400 * 500));
        List<RecoveryPoint> points = new ArrayList<>();
        for (RecoveryPoint point : RetentionCases.points(random, at)) {
            if (!point.captured().isAfter(at)) {
                points.add(RetentionCases.plain(point));
            }
        }
        return points;
    }

    private static SortedMap<RetentionClass, Integer> counts(RandomGenerator random, int least) {
        SortedMap<RetentionClass, Integer> counts = new TreeMap<>();
        counts.put(Seeds.oneOf(random, RetentionClass.values()), random.nextInt(1, 9));
        for (RetentionClass bucket : RetentionClass.values()) {
            if (random.nextInt(2) == 0) {
                counts.putIfAbsent(bucket, random.nextInt(least, 9));
            }
        }
        return counts;
    }

    private static String rule(SortedMap<RetentionClass, Integer> counts, String more) {
        StringJoiner text = new StringJoiner("; ");
        counts.forEach((bucket, count) -> text.add(bucket.word() + "=" + (count < 0 ? "all" : count)));
        return text + more;
    }

    /** The newest point always stays with us. */
    private static Set<Instant> withNewest(Set<Instant> kept, List<RecoveryPoint> points) {
        kept.add(points.get(0).captured());
        return kept;
    }

    private static List<Instant> kept(String rule, ZoneId zone, List<RecoveryPoint> points) {
        Instant at = points.get(0).captured().plusSeconds(86_400 * 400L);
        return SlotOracles.times(
                RetentionCases.kept(RetentionEngine.decide(RetentionCases.rule(rule), zone, points, at)));
    }

    private static List<String> ids(String rule, List<RecoveryPoint> points) {
        List<String> ids = new ArrayList<>();
        Instant at = points.get(0).captured().plusSeconds(3_600);
        for (RecoveryPoint point :
                RetentionCases.kept(RetentionEngine.decide(RetentionCases.rule(rule), UTC, points, at))) {
            ids.add(point.id());
        }
        return ids;
    }
}

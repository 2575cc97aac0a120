package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** When points go: invariants over time, at the turns of calendars, and of points captured at one time. */
class RetentionTimesTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 3_000 : 200;
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void pruning_in_steps_loses_nothing_that_ages_would_keep_at_the_end() {
        Seeds.forEach(SEEDS, random -> {
            RetentionCase one = RetentionCase.of(random);
            Map<RetentionClass, ClassRule> classes = new EnumMap<>(RetentionClass.class);
            one.rule()
                    .classes()
                    .forEach((bucket, classRule) -> classes.put(
                            bucket, new ClassRule(new Keep.ForAge(RetentionCases.age(random)), classRule.on())));
            classes.putIfAbsent(RetentionClass.DAILY, ClassRule.count(0));
            RetentionRule rule = new RetentionRule(
                    one.rule().instant(),
                    classes,
                    Optional.empty(),
                    Map.of(),
                    one.rule().keepTags(),
                    one.rule().options(),
                    Optional.empty());
            List<RecoveryPoint> all = new ArrayList<>(one.points());
            all.removeIf(point -> !point.isGood() || point.captured().isAfter(one.at()));
            Instant oldest = all.isEmpty() ? one.at() : all.get(all.size() - 1).captured();
            long span = Duration.between(oldest, one.at()).toSeconds();
            List<RecoveryPoint> left = new ArrayList<>(all);
            for (int step = 1; step <= 8; step++) {
                Instant now = oldest.plusSeconds(span * step / 8);
                List<RecoveryPoint> there = new ArrayList<>(left);
                there.removeIf(point -> point.captured().isAfter(now));
                List<RecoveryPoint> kept = RetentionCases.kept(RetentionEngine.decide(rule, one.zone(), there, now));
                left.removeIf(point -> there.contains(point) && !kept.contains(point));
            }
            assertThat(left).containsAll(RetentionCases.kept(one.decide(rule, all)));
        });
    }

    @Test
    void a_count_lets_go_of_a_point_at_the_time_it_says_and_not_before() {
        int[] seen = new int[1];
        Seeds.forEach(SEEDS, random -> {
            RetentionCase one = RetentionCase.of(random);
            RetentionClass bucket = Seeds.oneOf(random, RetentionClass.values());
            String text = bucket.word() + "=" + random.nextInt(1, 6) + "; keepOldest=false";
            RetentionRule rule = RetentionCases.rule(text);
            List<RecoveryPoint> points = new ArrayList<>();
            for (RecoveryPoint point : one.points()) {
                points.add(RetentionCases.moved(
                        RetentionCases.plain(point), point.captured().truncatedTo(ChronoUnit.MINUTES)));
            }
            HashSet<Instant> times = new HashSet<>();
            points.removeIf(point -> point.captured().isAfter(one.at()) || !times.add(point.captured()));
            for (PointDecision decision : RetentionEngine.decide(rule, UTC, points, one.at())) {
                String reason = decision.reasons().get(0);
                if (!reason.startsWith("outlived " + bucket.word() + " (")) {
                    continue;
                }
                Instant since =
                        Instant.parse(reason.substring(reason.length() - 16).replace(' ', 'T') + ":00Z");
                String period = SlotOracles.period(bucket, decision.point().captured(), UTC);
                boolean newest = points.stream()
                        .filter(point -> SlotOracles.period(bucket, point.captured(), UTC)
                                .equals(period))
                        .noneMatch(point ->
                                point.captured().isAfter(decision.point().captured()));
                List<RecoveryPoint> before = new ArrayList<>(points);
                before.removeIf(point -> !point.captured().isBefore(since));
                List<RecoveryPoint> then = new ArrayList<>(points);
                then.removeIf(point -> point.captured().isAfter(since));
                if (newest) {
                    assertThat(RetentionCases.kept(RetentionEngine.decide(rule, UTC, before, since)))
                            .contains(decision.point());
                    seen[0]++;
                }
                assertThat(RetentionCases.kept(RetentionEngine.decide(rule, UTC, then, since)))
                        .doesNotContain(decision.point());
            }
        });
        assertThat(seen[0]).as("points a count let go").isPositive();
    }

    @Test
    void the_first_week_is_never_january() {
        Seeds.forEach(SEEDS, random -> {
            int year = random.nextInt(1990, 2060);
            List<RecoveryPoint> points = new ArrayList<>();
            for (int day = 20; day >= -20; day--) {
                Instant noon =
                        LocalDate.of(year, 1, 1).plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
                points.add(RetentionCases.captured(noon, PointStatus.GOOD));
            }
            Instant at = points.get(0).captured().plusSeconds(86_400 * 60L);
            RetentionRule weeks = RetentionCases.rule("weekly=2; keepOldest=false");
            RetentionRule months = RetentionCases.rule("monthly=2; keepOldest=false");
            RetentionRule both = RetentionCases.rule("weekly=2; monthly=2; keepOldest=false");
            List<RecoveryPoint> expected =
                    new ArrayList<>(RetentionCases.kept(RetentionEngine.decide(weeks, UTC, points, at)));
            for (RecoveryPoint point : RetentionCases.kept(RetentionEngine.decide(months, UTC, points, at))) {
                if (!expected.contains(point)) {
                    expected.add(point);
                }
            }
            assertThat(RetentionCases.kept(RetentionEngine.decide(both, UTC, points, at)))
                    .containsExactlyInAnyOrderElementsOf(expected)
                    .hasSizeBetween(3, 4);
        });
    }

    /** Times at which calendars are strange: turns of ISO years, clock changes, a date that Apia skipped. */
    @Test
    void strange_dates_have_the_buckets_of_the_calendar() {
        List<String> strange = List.of(
                "2011-12-30T10:00:00Z",
                "2020-12-31T23:30:00Z",
                "2021-01-03T23:30:00Z",
                "2026-01-01T00:00:00Z",
                "2026-03-08T07:00:00Z",
                "2026-03-29T01:00:00Z",
                "2026-11-01T06:00:00Z",
                "2026-04-04T15:00:00Z",
                "2024-02-29T12:00:00Z",
                "1999-12-31T22:00:00Z");
        Seeds.forEach(SEEDS, random -> {
            ZoneId zone = Seeds.oneOf(random, UTC, RetentionCases.zone(random), ZoneId.of("Europe/London"));
            Instant middle = Instant.parse(strange.get(random.nextInt(strange.size())));
            TreeSet<Instant> times = new TreeSet<>(Comparator.reverseOrder());
            int spacing = Seeds.oneOf(random, 600, 3_600, 30_000);
            for (int i = 0; i < 60; i++) {
                times.add(middle.plusSeconds((long) (random.nextInt(61) - 30) * spacing));
            }
            List<RecoveryPoint> points = new ArrayList<>();
            times.forEach(time -> points.add(RetentionCases.captured(time, PointStatus.GOOD)));
            RetentionClass bucket = Seeds.oneOf(random, RetentionClass.values());
            int count = random.nextInt(1, 20);
            Instant at = middle.plusSeconds(86_400 * 900L);
            RetentionRule rule = RetentionCases.rule(bucket.word() + "=" + count);
            assertThat(SlotOracles.times(RetentionCases.kept(RetentionEngine.decide(rule, zone, points, at))))
                    .containsExactlyInAnyOrderElementsOf(
                            SlotOracles.shared(List.copyOf(times), new TreeMap<>(Map.of(bucket, count)), zone));
        });
    }

    @Test
    void equal_times_keep_the_order_of_the_list_however_it_is_sorted() {
        Seeds.forEach(SEEDS, random -> {
            List<RecoveryPoint> points = new ArrayList<>();
            for (int i = 0; i < random.nextInt(2, 200); i++) {
                long minute = random.nextInt(60) - (random.nextInt(20) == 0 ? 100_000_000L : 0);
                points.add(RetentionCases.captured(RetentionCases.START.plusSeconds(60 * minute), PointStatus.GOOD));
            }
            if (random.nextInt(3) == 0) {
                points.sort(Comparator.comparing(RecoveryPoint::captured));
            }
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparing((Integer i) -> points.get(i).captured())
                    .reversed());
            PointColumns columns = new PointColumns(points, new LocalClock(UTC), RetentionCases.START);
            for (int row = 0; row < points.size(); row++) {
                assertThat(columns.index(row)).isEqualTo(order.get(row));
                assertThat(columns.row(order.get(row))).isEqualTo(row);
                assertThat(columns.point(row)).isSameAs(points.get(order.get(row)));
            }
        });
    }
}

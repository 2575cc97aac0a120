package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /**
     * Points of a machine under a 30-day daily policy with their expiry, newest first, as the service listed them (recorded
     * answers in the tests of Azure/azure-cli, MIT). One more point, still in the snapshot tier, was listed with the end of
     * that tier.
     */
    private static final String RECORDED = """
            2024-10-10T08:36:42.4742071Z never
            2024-10-08T08:34:25.3320276Z 2024-11-06T08:34:25.3320276Z
            2024-10-07T08:31:22.2223475Z 2024-11-05T08:31:22.2223475Z
            2024-10-06T08:36:38.8305205Z 2024-11-04T08:36:38.8305205Z
            2024-10-04T08:39:09.0774018Z 2024-11-02T08:39:09.0774018Z
            2024-10-03T08:39:46.4219101Z 2024-11-01T08:39:46.4219101Z
            2024-10-01T08:30:43.1512576Z 2024-10-30T08:30:43.1512576Z
            2024-09-26T08:39:15.8978763Z 2024-10-25T08:39:15.8978763Z
            2024-09-24T08:32:59.2864194Z 2024-10-23T08:32:59.2864194Z
            2024-09-23T08:39:03.3484671Z 2024-10-22T08:39:03.3484671Z
            2024-09-22T08:39:35.1862505Z 2024-10-21T08:39:35.1862505Z
            2024-09-21T08:36:14.8933824Z 2024-10-20T08:36:14.8933824Z
            2024-09-20T08:32:21.5598639Z 2024-10-19T08:32:21.5598639Z
            2024-09-17T08:38:03.0591522Z 2024-10-16T08:38:03.0591522Z
            2024-09-15T08:40:26.6517277Z 2024-10-14T08:40:26.6517277Z
            2024-09-13T08:32:46.0745668Z 2024-10-12T08:32:46.0745668Z
            2024-09-12T08:31:04.7448551Z 2024-10-11T08:31:04.7448551Z
            """;

    @Test
    void a_recorded_chain_expires_as_the_service_does_where_days_are_counted_inclusively() {
        RetentionRule rule = RetentionCases.rule("daily=30d");
        TreeMap<Instant, String> expiries = new TreeMap<>();
        List<RecoveryPoint> points = new ArrayList<>();
        RECORDED.lines().forEach(line -> {
            Instant captured = Instant.parse(line.substring(0, line.indexOf(' ')));
            expiries.put(captured, line.substring(line.indexOf(' ') + 1));
            points.add(at(captured));
        });
        Instant listed = Instant.parse("2024-10-11T00:00:00Z");
        Verdicts verdicts = new Verdicts(rule, UTC, DayCounting.INCLUSIVE, points, listed);
        for (int i = 0; i < points.size(); i++) {
            String expiry = expiries.get(points.get(i).captured());
            assertThat(verdicts.decision(i).until())
                    .isEqualTo("never".equals(expiry) ? Optional.empty() : Optional.of(Instant.parse(expiry)));
        }
        for (int i = 1; i < points.size(); i++) {
            Instant expiry = Instant.parse(expiries.get(points.get(i).captured()));
            assertThat(gone(rule, points, expiry.minusNanos(1))).doesNotContain(points.get(i));
            assertThat(gone(rule, points, expiry)).contains(points.get(i));
        }
        assertThat(gone(rule, points, listed.plusSeconds(86_400 * 9_999L))).hasSize(points.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "30d, 2026-03-31T22:00:00Z, 2026-04-29T22:00:00Z",
        "1d, 2026-03-31T22:00:00Z, 2026-03-31T22:00:00Z",
        "1mo, 2026-01-31T22:00:00Z, 2026-02-27T22:00:00Z",
        "1y, 2024-02-29T22:00:00Z, 2025-02-27T22:00:00Z",
        "36h, 2026-03-31T22:00:00Z, 2026-04-02T10:00:00Z",
    })
    void the_day_of_the_capture_counts_as_the_first(String age, Instant captured, Instant end) {
        RetentionRule rule = RetentionCases.rule("daily=" + age);
        List<RecoveryPoint> points = List.of(at(Instant.parse("2030-01-01T00:00:00Z")), at(captured));
        Instant at = Instant.parse("2031-01-01T00:00:00Z");
        assertThat(new Verdicts(rule, UTC, DayCounting.INCLUSIVE, points, at)
                        .decision(1)
                        .reasons())
                .containsExactly(
                        "older than daily " + age + " since " + end.toString().substring(0, 10));
        // A day that has ended, or the newest of an open one would stay.
        Instant before = end.minusNanos(1);
        List<RecoveryPoint> later = List.of(at(end.plusSeconds(86_400 * 2)), at(captured));
        if (!end.equals(captured)) {
            assertThat(gone(rule, later, before)).isEmpty();
        }
        assertThat(gone(rule, later, end.plusSeconds(86_400 * 2))).containsExactly(later.get(1));
    }

    @Test
    void the_snapshot_tier_ends_when_its_days_have_elapsed() {
        RetentionRule rule = RetentionCases.rule("instant=2d");
        Instant captured = Instant.parse("2026-11-16T22:00:00Z");
        List<RecoveryPoint> points = List.of(at(Instant.parse("2026-11-17T22:00:00Z")), at(captured));
        assertThat(gone(rule, points, Instant.parse("2026-11-18T21:59:59Z"))).isEmpty();
        assertThat(gone(rule, points, Instant.parse("2026-11-18T22:00:00Z"))).containsExactly(points.get(1));
    }

    @Test
    void promised_days_are_counted_in_the_same_way() {
        PromisedRule month = Promises.of(RetentionCases.rule("daily=30d"), UTC);
        RecoveryPoint promised = at(Instant.parse("2026-10-01T22:00:00Z"))
                .promising(new Promise(List.of(month.digest()), List.of(), Optional.empty()));
        List<RecoveryPoint> points = List.of(at(Instant.parse("2026-10-29T23:00:00Z")), promised);
        Instant end = Instant.parse("2026-10-30T22:00:00Z");
        RetentionRule current = RetentionCases.rule("daily=7d");
        Map<String, PromisedRule> rules = Map.of(month.digest(), month);
        assertThat(Expiry.of(current, UTC, DayCounting.INCLUSIVE, points, rules, end.minusNanos(1)))
                .isEmpty();
        assertThat(Expiry.of(current, UTC, DayCounting.INCLUSIVE, points, rules, end))
                .hasSize(1);
        assertThat(Expiry.of(current, UTC, DayCounting.ELAPSED, points, rules, end))
                .isEmpty();
    }

    @Test
    void what_expires_is_what_neither_the_rule_nor_a_promise_keeps() {
        Seeds.forEach(200, random -> {
            Instant at = RetentionCases.START.plusSeconds(random.nextInt(86_400 * 500));
            ZoneId zone = RetentionCases.zone(random);
            PromisedRule promised = Promises.of(RetentionCases.rule(random), RetentionCases.zone(random));
            RetentionRule current = RetentionCases.rule(random);
            List<RecoveryPoint> points = new ArrayList<>();
            for (RecoveryPoint point : RetentionCases.points(random, at)) {
                Promise promise = switch (random.nextInt(3)) {
                    case 0 -> Promise.released(List.of(promised.digest()), at);
                    default -> new Promise(List.of(promised.digest()), List.of(), Optional.empty());
                };
                boolean good = point.status() == PointStatus.GOOD;
                points.add(random.nextInt(3) == 0 || !good ? point : point.promising(promise));
            }
            Map<String, PromisedRule> rules = Map.of(promised.digest(), promised);
            List<PointDecision> expected = new ArrayList<>();
            for (JudgedPoint judged : Promises.judge(current, zone, DayCounting.ELAPSED, points, rules, at)) {
                boolean released = judged.decision()
                        .point()
                        .promise()
                        .map(Promise::isReleased)
                        .orElse(false);
                if (!judged.decision().kept() && (released || !judged.early())) {
                    expected.add(judged.decision());
                }
            }
            assertThat(Expiry.of(current, zone, DayCounting.ELAPSED, points, rules, at))
                    .isEqualTo(expected);
        });
    }

    @Test
    void a_promised_rule_that_nobody_recorded_counts_as_keeping() {
        RecoveryPoint promised = at(Instant.parse("2026-10-01T22:00:00Z"))
                .promising(new Promise(List.of("unheard-of"), List.of(), Optional.empty()));
        List<RecoveryPoint> points =
                List.of(at(Instant.parse("2026-10-29T22:00:00Z")), promised, at(Instant.parse("2026-09-30T22:00:00Z")));
        assertThat(gone(RetentionCases.rule("daily=7d"), points, Instant.parse("2026-10-30T22:00:00Z")))
                .containsExactly(points.get(2));
    }

    @Test
    void a_promise_is_kept_on_the_calendar_of_the_zone_it_was_given_in() {
        // Days end at 15:00 UTC in Tokyo: the first two are of one day there and of two by UTC.
        RecoveryPoint later = at(Instant.parse("2026-11-20T12:00:00Z"));
        RecoveryPoint earlier = at(Instant.parse("2026-11-19T23:00:00Z"));
        Instant at = Instant.parse("2026-11-22T00:00:00Z");
        RetentionRule two = RetentionCases.rule("daily=2; keepOldest=false");
        PromisedRule twoInTokyo = Promises.of(two, ZoneId.of("Asia/Tokyo"));
        RecoveryPoint before = at(Instant.parse("2026-11-18T12:00:00Z"))
                .promising(new Promise(List.of(twoInTokyo.digest()), List.of(), Optional.empty()));
        List<RecoveryPoint> three = List.of(later, earlier, before);
        Map<String, PromisedRule> promised = Map.of(twoInTokyo.digest(), twoInTokyo);
        assertThat(Expiry.of(two, UTC, DayCounting.ELAPSED, three, promised, at))
                .isEmpty();
        assertThat(Expiry.of(
                        two, UTC, DayCounting.ELAPSED, three, Map.of(twoInTokyo.digest(), Promises.of(two, UTC)), at))
                .extracting(PointDecision::point)
                .containsExactly(before);
    }

    private static List<RecoveryPoint> gone(RetentionRule rule, List<RecoveryPoint> points, Instant at) {
        List<RecoveryPoint> gone = new ArrayList<>();
        for (PointDecision decision : Expiry.of(rule, UTC, DayCounting.INCLUSIVE, points, Map.of(), at)) {
            gone.add(decision.point());
        }
        return gone;
    }

    private static RecoveryPoint at(Instant captured) {
        return RetentionCases.captured(captured, PointStatus.GOOD);
    }
}

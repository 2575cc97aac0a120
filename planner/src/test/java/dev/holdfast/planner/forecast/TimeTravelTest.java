package dev.holdfast.planner.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TimeTravelTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 150;
    private static final Instant START = Instant.parse("2026-01-10T15:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Every clean-up lets go only what each later one would let go too, and what decides about no other point. */
    @Test
    void what_stays_is_what_one_decision_over_all_points_would_keep() {
        Seeds.forEach(SEEDS, random -> {
            Itinerary itinerary = itinerary(random);
            Forecast forecast = TimeTravel.of(itinerary, beginning(random)).orElseThrow();
            List<RecoveryPoint> all = new ArrayList<>();
            forecast.decisions().forEach(decision -> all.add(decision.point()));
            List<String> atOnce = new ArrayList<>();
            for (PointDecision decision : RetentionEngine.decide(
                    itinerary.rule(),
                    itinerary.zone(),
                    itinerary.profile().policies().dayCounting(),
                    all,
                    itinerary.until())) {
                if (decision.kept()) {
                    atOnce.add(decision.point().id());
                }
            }
            assertThat(kept(forecast)).as(itinerary.toString()).isEqualTo(atOnce);
        });
    }

    @Test
    void every_point_that_ever_was_there_has_one_decision_with_a_reason() {
        Seeds.forEach(SEEDS, random -> {
            List<RecoveryPoint> beginning = beginning(random);
            Forecast forecast = TimeTravel.of(itinerary(random), beginning).orElseThrow();
            assertThat(forecast.decisions()).hasSize(beginning.size() + forecast.runs());
            assertThat(forecast.decisions().subList(0, beginning.size()))
                    .extracting(PointDecision::point)
                    .isEqualTo(beginning);
            assertThat(forecast.decisions())
                    .allMatch(decision -> !decision.reasons().isEmpty());
        });
    }

    @Test
    void runs_are_counted_from_the_first_instant_to_the_last_and_named_after_their_start() {
        Forecast forecast = travel("daily=30d", "daily 10:00", "2026-01-10T15:00:00Z", "2026-01-12T15:00:00Z");
        assertThat(forecast.runs()).isEqualTo(3);
        assertThat(kept(forecast))
                .containsExactly("run-2026-01-10T15:00Z", "run-2026-01-11T15:00Z", "run-2026-01-12T15:00Z");
    }

    @Test
    void runs_follow_the_newest_given_point_but_not_one_dated_after_the_end() {
        List<RecoveryPoint> given =
                List.of(point("own", "2026-01-11T16:00:00Z"), point("ahead", "2026-03-01T00:00:00Z"));
        Forecast forecast = TimeTravel.of(
                        itinerary("daily=30d", "daily 10:00", "2026-01-10T15:00:00Z", "2026-01-12T15:00:00Z", false),
                        given)
                .orElseThrow();
        assertThat(forecast.runs()).isEqualTo(1);
        assertThat(kept(forecast)).containsExactly("own", "ahead", "run-2026-01-12T15:00Z");
        assertThat(forecast.decisions().get(1).reasons().get(0)).contains("dated in the future");
    }

    @Test
    void only_the_last_capture_of_a_day_goes_to_the_vault_under_an_enhanced_policy() {
        Forecast forecast = TimeTravel.of(
                        itinerary(
                                "instant=1d; daily=7d",
                                "every 6h 00:00-00:00",
                                "2026-01-10T05:00:00Z",
                                "2026-01-13T04:59:00Z",
                                true),
                        List.of())
                .orElseThrow();
        assertThat(forecast.runs()).isEqualTo(12);
        assertThat(kept(forecast))
                .containsExactly(
                        "run-2026-01-10T23:00Z",
                        "run-2026-01-11T23:00Z",
                        "run-2026-01-12T05:00Z",
                        "run-2026-01-12T11:00Z",
                        "run-2026-01-12T17:00Z",
                        "run-2026-01-12T23:00Z");
    }

    @Test
    void an_expired_point_says_what_let_it_go() {
        Forecast forecast = travel("daily=3", "daily 10:00", "2026-01-10T15:00:00Z", "2026-01-20T15:00:00Z");
        assertThat(forecast.decisions().get(0).kept()).isFalse();
        assertThat(forecast.decisions().get(0).reasons())
                .containsExactly("outlived daily (3 of 3 newer) since 2026-01-13 10:00");
    }

    @Test
    void a_lock_holds_until_it_ends_on_the_way() {
        RecoveryPoint locked = new RecoveryPoint(
                "locked",
                START,
                EnumSet.of(Tier.VAULT),
                new DataSize(0),
                PointStatus.GOOD,
                Consistency.CRASH,
                new TreeSet<>(),
                Optional.of(START.plus(Duration.ofDays(20))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        for (int days : new int[] {10, 30}) {
            Itinerary itinerary = itinerary(
                    "daily=3d",
                    "daily 10:00",
                    START.toString(),
                    START.plus(Duration.ofDays(days)).toString(),
                    false);
            Forecast forecast = TimeTravel.of(itinerary, List.of(locked)).orElseThrow();
            assertThat(forecast.decisions().get(0).kept())
                    .as("after %s days", days)
                    .isEqualTo(days < 20);
        }
    }

    @Test
    void a_schedule_that_would_run_too_often_is_not_run() {
        Itinerary itinerary =
                itinerary("daily=3", "every 10m 00:00-00:00", "2026-01-01T00:00:00Z", "2036-01-01T00:00:00Z", false);
        assertThat(TimeTravel.of(itinerary, List.of())).isEmpty();
    }

    private static Forecast travel(String rule, String schedule, String from, String until) {
        return TimeTravel.of(itinerary(rule, schedule, from, until, false), List.of())
                .orElseThrow();
    }

    @Test
    void the_days_of_an_age_are_counted_as_the_profile_does() {
        Itinerary elapsed =
                itinerary("daily=30d", "daily 22:00", "2026-01-10T15:00:00Z", "2026-06-10T15:00:00Z", false);
        assertThat(kept(TimeTravel.of(elapsed, List.of()).orElseThrow())).hasSize(30);
        assertThat(kept(TimeTravel.of(underStrictProfile(elapsed), List.of()).orElseThrow()))
                .hasSize(29);
    }

    private static List<String> kept(Forecast forecast) {
        List<String> kept = new ArrayList<>();
        for (PointDecision decision : forecast.decisions()) {
            if (decision.kept()) {
                kept.add(decision.point().id());
            }
        }
        return kept;
    }

    private static Itinerary itinerary(String rule, String schedule, String from, String until, boolean enhanced) {
        return itinerary(rule, schedule, NEW_YORK, Instant.parse(from), Instant.parse(until), enhanced);
    }

    private static Itinerary itinerary(
            String rule, String schedule, ZoneId zone, Instant from, Instant until, boolean enhanced) {
        try {
            return new Itinerary(
                    rule(rule),
                    zone,
                    Occurrences.of(RecurrenceText.parse(schedule), zone),
                    enhanced,
                    ServiceProfiles.azure(),
                    from,
                    until);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(schedule, e);
        }
    }

    private static RetentionRule rule(String text) throws QuantityException {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (String part : text.split("; ", -1)) {
            int equals = part.indexOf('=');
            attributes.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return RetentionText.fromAttributes(attributes);
    }

    private static Itinerary itinerary(RandomGenerator random) {
        List<String> parts = new ArrayList<>();
        parts.add(Seeds.oneOf(random, "daily=7", "daily=30d", "daily=3", "last=10", "hourly=24", "weekly=8w"));
        for (String more : List.of(
                "instant=2d",
                "weekly=4w on sunday",
                "monthly=6mo",
                "monthly=6 on first sunday",
                "yearly=2y",
                "within=3d",
                "withinDaily=40d",
                "minGood=3",
                "keepOldest=false",
                "onMissing=skip")) {
            if (random.nextInt(3) == 0
                    && parts.stream().noneMatch(part -> key(part).equals(key(more)))) {
                parts.add(more);
            }
        }
        String schedule = Seeds.oneOf(
                random,
                "daily 22:00",
                "every 4h 20:00-20:00",
                "every 12h 00:00-00:00",
                "weekly wednesday 03:00",
                "monthly first sunday 22:00");
        ZoneId zone = ZoneId.of(Seeds.oneOf(random, "UTC", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"));
        Itinerary itinerary = itinerary(
                String.join("; ", parts),
                schedule,
                zone,
                START,
                START.plusSeconds(random.nextLong(86_400L * 200)),
                random.nextBoolean());
        return random.nextBoolean() ? itinerary : underStrictProfile(itinerary);
    }

    /** The same journey where days of an age are counted inclusively. */
    private static Itinerary underStrictProfile(Itinerary itinerary) {
        return new Itinerary(
                itinerary.rule(),
                itinerary.zone(),
                itinerary.starts(),
                itinerary.transfersOncePerDay(),
                ServiceProfiles.azureStrict(),
                itinerary.from(),
                itinerary.until());
    }

    private static String key(String part) {
        return part.substring(0, part.indexOf('='));
    }

    private static List<RecoveryPoint> beginning(RandomGenerator random) {
        List<RecoveryPoint> points = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Instant captured = START.minusSeconds(random.nextLong(86_400L * 100));
            points.add(point("given-" + i, captured.toString()));
        }
        return points;
    }

    private static RecoveryPoint point(String id, String captured) {
        return new RecoveryPoint(
                id,
                Instant.parse(captured),
                EnumSet.of(Tier.VAULT),
                new DataSize(0),
                PointStatus.GOOD,
                Consistency.CRASH,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

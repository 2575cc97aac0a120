package dev.holdfast.planner.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CopySelectionTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void the_newest_point_of_each_closed_interval_is_required_oldest_first() {
        List<RecoveryPoint> source = List.of(
                point("2026-11-20T10:00", 1),
                point("2026-11-19T22:00", 2),
                point("2026-11-19T10:00", 3),
                point("2026-11-18T22:00", 4));
        assertThat(lines(rule("1d", "30d"), source, List.of()))
                .containsExactly("2026-11-18T22:00 4", "2026-11-19T22:00 5");
        assertThat(lines(rule("12h", "30d"), source, List.of()))
                .containsExactly("2026-11-18T22:00 4", "2026-11-19T22:00 5", "2026-11-20T10:00 1");
    }

    @Test
    void days_begin_at_local_midnight() {
        List<RecoveryPoint> source = List.of(point("2026-11-20T02:00", 1), point("2026-11-19T22:00", 2));
        assertThat(CopySelection.required(
                        new CopyDemand(
                                rule("1d", "30d"),
                                ZoneId.of("America/New_York"),
                                CopyOrder.OLDEST_FIRST,
                                Optional.empty(),
                                source,
                                List.of(),
                                AT),
                        DayCounting.ELAPSED))
                .extracting(copy -> copy.point().id())
                .containsExactly("2026-11-20T02:00");
    }

    @Test
    void what_the_target_has_or_is_receiving_is_not_required() {
        List<RecoveryPoint> source =
                List.of(point("2026-11-19T22:00", 1), point("2026-11-18T22:00", 2), point("2026-11-17T22:00", 4));
        List<RecoveryPoint> target = List.of(
                point("2026-11-19T22:00", PointStatus.UNVERIFIED, Tier.VAULT),
                point("2026-11-18T22:00", PointStatus.FAILED, Tier.VAULT),
                point("2026-11-17T22:00", 4));
        // The copy of the 19th, which is on its way, is nearer than that of the 17th.
        assertThat(lines(rule("1d", "30d"), source, target)).containsExactly("2026-11-18T22:00 1");
    }

    @Test
    void newest_first_turns_the_order_and_nothing_else() {
        Seeds.forEach(500, random -> {
            List<RecoveryPoint> source = randomPoints(random);
            CopyRule rule = rule(Seeds.oneOf(random, "6h", "1d", "36h"), Seeds.oneOf(random, "3d", "30d", "4"));
            List<Instant> oldestFirst = new ArrayList<>();
            required(rule, source, List.of())
                    .forEach(copy -> oldestFirst.add(copy.point().captured()));
            Collections.reverse(oldestFirst);
            assertThat(CopySelection.required(
                            new CopyDemand(rule, UTC, CopyOrder.NEWEST_FIRST, Optional.empty(), source, List.of(), AT),
                            DayCounting.ELAPSED))
                    .extracting(copy -> copy.point().captured())
                    .isEqualTo(oldestFirst);
        });
    }

    @Test
    void a_point_that_builds_on_a_missing_one_cannot_be_copied() {
        RecoveryPoint whole = point("2026-11-18T22:00", 4);
        RecoveryPoint broken = basedOn(point("2026-11-19T22:00", 1), "gone");
        RecoveryPoint sound = basedOn(point("2026-11-19T10:00", 2), whole.id());
        assertThat(lines(rule("1d", "30d"), List.of(broken, sound, whole), List.of()))
                .containsExactly("2026-11-18T22:00 4", "2026-11-19T10:00 2");
    }

    private static RecoveryPoint basedOn(RecoveryPoint point, String base) {
        return new RecoveryPoint(
                point.id(),
                point.captured(),
                point.tiers(),
                point.size(),
                point.status(),
                point.consistency(),
                point.tags(),
                point.lockedUntil(),
                point.hold(),
                Optional.of(base),
                point.promise());
    }

    private static List<RecoveryPoint> randomPoints(RandomGenerator random) {
        List<RecoveryPoint> points = new ArrayList<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            Instant captured = AT.minusSeconds(random.nextInt(86_400 * 60));
            points.add(point(captured.toString().substring(0, 16), random.nextInt(9)));
        }
        return points;
    }

    @Test
    void a_newer_copy_stands_for_its_interval_after_its_source_has_expired() {
        List<RecoveryPoint> source = List.of(point("2026-11-19T10:00", 1), point("2026-11-18T10:00", 2));
        List<RecoveryPoint> newer = List.of(point("2026-11-19T22:00", 1));
        assertThat(lines(rule("1d", "30d"), source, newer)).containsExactly("2026-11-18T10:00 2");
        List<RecoveryPoint> older = List.of(point("2026-11-19T06:00", 1));
        assertThat(lines(rule("1d", "30d"), source, older)).containsExactly("2026-11-18T10:00 2", "2026-11-19T10:00 1");
    }

    @Test
    void of_several_copies_of_an_interval_the_newest_stands_for_it() {
        List<RecoveryPoint> source = List.of(point("2026-11-19T10:00", 1), point("2026-11-18T10:00", 2));
        RecoveryPoint older = point("2026-11-19T06:00", 1);
        RecoveryPoint newer = point("2026-11-19T22:00", 1);
        RecoveryPoint failed = point("2026-11-19T23:00", PointStatus.FAILED, Tier.VAULT);
        // A retention that would keep all three of that day.
        CopyRule rule = Policies.copy("rsv-westus", Duration.ofDays(1), Map.of("hourly", "30d"));
        for (List<RecoveryPoint> target : List.of(List.of(older, newer), List.of(newer, older))) {
            assertThat(required(rule, source, target))
                    .extracting(copy -> copy.point().id())
                    .containsExactly("2026-11-18T10:00");
        }
        assertThat(lines(rule("1d", "30d"), source, List.of(older, failed)))
                .containsExactly("2026-11-18T10:00 2", "2026-11-19T10:00 1");
    }

    @Test
    void only_what_the_copy_would_still_keep_is_required() {
        List<RecoveryPoint> source = List.of(
                point("2026-11-19T22:00", 1),
                point("2026-11-18T22:00", 2),
                point("2026-11-17T22:00", 4),
                point("2026-10-01T22:00", 8));
        assertThat(lines(rule("1d", "1d"), source, List.of())).containsExactly("2026-11-19T22:00 15");
        assertThat(lines(rule("1d", "2d"), source, List.of()))
                .containsExactly("2026-11-18T22:00 14", "2026-11-19T22:00 1");
        // The points of the target take their slots.
        assertThat(lines(rule("1d", "1"), source, List.of(point("2026-11-19T22:00", 1))))
                .isEmpty();
    }

    @Test
    void only_good_points_in_the_vault_are_copied() {
        List<RecoveryPoint> source = List.of(
                point("2026-11-18T05:00", PointStatus.GOOD, Tier.INSTANT),
                point("2026-11-19T10:00", PointStatus.PARTIAL, Tier.VAULT),
                point("2026-11-19T08:00", 1),
                point("2026-11-18T22:00", PointStatus.UNVERIFIED, Tier.VAULT),
                point("2027-11-18T22:00", 9));
        // What was stored meanwhile by points that are not copied changed all the same.
        assertThat(lines(rule("1d", "30d"), source, List.of())).containsExactly("2026-11-19T08:00 3");
    }

    @Test
    void an_interval_waits_for_its_last_capture_until_a_newer_one_is_stored() {
        RecoveryPoint before = point("2026-11-18T22:00", 1);
        RecoveryPoint last = point("2026-11-19T22:00", PointStatus.GOOD, Tier.INSTANT);
        CopyRule rule = rule("1d", "30d");
        RecoveryPoint early = point("2026-11-19T08:00", 1);
        assertThat(lines(rule, List.of(before, early, last), List.of())).containsExactly("2026-11-18T22:00 1");
        RecoveryPoint newer = point("2026-11-20T03:00", 1);
        assertThat(lines(rule, List.of(before, early, last, newer), List.of()))
                .containsExactly("2026-11-18T22:00 1", "2026-11-19T08:00 1");
        // Earlier captures of a day may never be stored, and once the next interval has closed nobody waits any longer.
        RecoveryPoint first = point("2026-11-19T06:00", PointStatus.GOOD, Tier.INSTANT);
        assertThat(lines(rule, List.of(before, first, early), List.of()))
                .containsExactly("2026-11-18T22:00 1", "2026-11-19T08:00 2");
        RecoveryPoint lost = point("2026-11-18T23:00", PointStatus.GOOD, Tier.INSTANT);
        assertThat(lines(rule, List.of(before, lost), List.of())).containsExactly("2026-11-18T22:00 1");
    }

    @Test
    void nobody_waits_for_a_capture_that_could_not_be_copied_and_a_broken_newer_one_ends_no_waiting() {
        RecoveryPoint early = point("2026-11-19T08:00", 1);
        RecoveryPoint last = point("2026-11-19T22:00", PointStatus.GOOD, Tier.INSTANT);
        CopyRule rule = rule("1d", "30d");
        assertThat(lines(rule, List.of(early, basedOn(last, "gone")), List.of()))
                .containsExactly("2026-11-19T08:00 1");
        assertThat(lines(rule, List.of(early, basedOn(last, early.id())), List.of()))
                .isEmpty();
        RecoveryPoint flying = point("2026-11-19T09:00", PointStatus.UNVERIFIED, Tier.INSTANT);
        assertThat(lines(rule, List.of(early, flying, basedOn(last, flying.id())), List.of()))
                .as("what it builds on is on its way, too")
                .isEmpty();
        RecoveryPoint newer = point("2026-11-20T03:00", 1);
        assertThat(lines(rule, List.of(early, last, basedOn(newer, "gone")), List.of()))
                .isEmpty();
        assertThat(lines(rule, List.of(early, last, newer), List.of())).containsExactly("2026-11-19T08:00 1");
    }

    @Test
    void beyond_a_place_of_copies_only_what_could_be_copied_is_looked_at() {
        RecoveryPoint copied = point("2026-11-18T22:00", 1);
        RecoveryPoint coming = point("2026-11-19T22:00", 1);
        assertThat(ComingCaptures.beside(List.of(copied), List.of(coming, copied)))
                .extracting(RecoveryPoint::id)
                .containsExactly(copied.id(), coming.id());
        assertThat(ComingCaptures.beside(List.of(copied), List.of(basedOn(coming, "gone"), copied)))
                .containsExactly(copied);
    }

    @Test
    void locks_at_the_source_do_not_make_a_copy_necessary() {
        RecoveryPoint old = point("2026-10-01T22:00", 8);
        RecoveryPoint locked = new RecoveryPoint(
                old.id(),
                old.captured(),
                old.tiers(),
                old.size(),
                old.status(),
                old.consistency(),
                old.tags(),
                Optional.of(AT.plus(Duration.ofDays(99))),
                Optional.of(new LegalHold(AT, Optional.empty(), "tester", "")),
                Optional.empty(),
                Optional.empty());
        assertThat(lines(rule("1d", "2d"), List.of(point("2026-11-19T22:00", 1), locked), List.of()))
                .containsExactly("2026-11-19T22:00 9");
    }

    @Test
    void after_copying_nothing_is_required_and_nothing_copied_would_go() {
        Seeds.forEach(500, random -> {
            List<RecoveryPoint> source = randomPoints(random);
            CopyRule rule = rule(
                    Seeds.oneOf(random, "6h", "1d", "2d", "7d", "36h"), Seeds.oneOf(random, "3d", "30d", "4", "all"));
            List<RecoveryPoint> target = new ArrayList<>(source);
            target.removeIf(point -> random.nextInt(5) > 0);
            List<RequiredCopy> required = required(rule, source, target);
            assertThat(required)
                    .isSortedAccordingTo(
                            (a, b) -> a.point().captured().compareTo(b.point().captured()));
            required.forEach(copy -> target.add(copy.point()));
            assertThat(required(rule, source, target)).isEmpty();
        });
    }

    private static List<RequiredCopy> required(CopyRule rule, List<RecoveryPoint> source, List<RecoveryPoint> target) {
        return CopySelection.required(
                new CopyDemand(rule, UTC, CopyOrder.OLDEST_FIRST, Optional.empty(), source, target, AT),
                DayCounting.ELAPSED);
    }

    private static List<String> lines(CopyRule rule, List<RecoveryPoint> source, List<RecoveryPoint> target) {
        List<String> lines = new ArrayList<>();
        for (RequiredCopy copy : required(rule, source, target)) {
            assertThat(copy.reason()).contains("interval").contains("daily");
            lines.add(copy.point().id() + " " + copy.transfer().bytes());
        }
        return lines;
    }

    private static CopyRule rule(String every, String daily) {
        try {
            Duration interval = Durations.parse(every);
            return new CopyRule(
                    "rsv-westus",
                    interval,
                    RetentionRule.ofClasses(Map.of(RetentionClass.DAILY, ClassRule.parse(daily))));
        } catch (QuantityException e) {
            throw new IllegalArgumentException(every + " " + daily, e);
        }
    }

    private static RecoveryPoint point(String time, long bytes) {
        return point(time, PointStatus.GOOD, bytes, Tier.VAULT);
    }

    private static RecoveryPoint point(String time, PointStatus status, Tier tier) {
        return point(time, status, 1, tier);
    }

    private static RecoveryPoint point(String time, PointStatus status, long bytes, Tier tier) {
        return new RecoveryPoint(
                time,
                Instant.parse(time + ":00Z"),
                Set.of(tier),
                new DataSize(bytes),
                status,
                Consistency.CRASH,
                Collections.emptySortedSet(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

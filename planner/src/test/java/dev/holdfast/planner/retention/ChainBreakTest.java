package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.retention.ChainBreak.Cause;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChainBreakTest {

    private static final String WHOLE = "";

    @Test
    void the_first_thing_on_the_way_that_is_not_as_it_should_be_is_the_cause() {
        List<RecoveryPoint> points = List.of(
                point("a", PointStatus.GOOD, "b"),
                point("b", PointStatus.GOOD, "c"),
                point("c", PointStatus.PARTIAL, "d"),
                point("d", PointStatus.GOOD, "gone"),
                point("e", PointStatus.FAILED, WHOLE),
                point("f", PointStatus.GOOD, "e"),
                point("g", PointStatus.UNVERIFIED, WHOLE),
                point("h", PointStatus.GOOD, "g"),
                point("i", PointStatus.GOOD, WHOLE),
                point("j", PointStatus.GOOD, "i"));
        assertThat(causes(points))
                .containsOnly(
                        Map.entry("a", new ChainBreak(Cause.PARTIAL, "c")),
                        Map.entry("b", new ChainBreak(Cause.PARTIAL, "c")),
                        Map.entry("d", new ChainBreak(Cause.MISSING, "gone")),
                        Map.entry("f", new ChainBreak(Cause.FAILED, "e")),
                        Map.entry("h", new ChainBreak(Cause.UNVERIFIED, "g")));
    }

    @Test
    void a_circle_is_the_cause_only_if_all_in_it_are_good() {
        assertThat(causes(List.of(
                        point("a", PointStatus.GOOD, "b"),
                        point("b", PointStatus.GOOD, "c"),
                        point("c", PointStatus.GOOD, "b"),
                        point("d", PointStatus.GOOD, "d"))))
                .containsOnly(
                        Map.entry("a", new ChainBreak(Cause.CIRCLE, "b")),
                        Map.entry("b", new ChainBreak(Cause.CIRCLE, "c")),
                        Map.entry("c", new ChainBreak(Cause.CIRCLE, "b")),
                        Map.entry("d", new ChainBreak(Cause.CIRCLE, "d")));
        assertThat(causes(List.of(
                        point("a", PointStatus.GOOD, "b"),
                        point("b", PointStatus.GOOD, "c"),
                        point("c", PointStatus.FAILED, "d"),
                        point("d", PointStatus.GOOD, "b"))))
                .containsOnly(
                        Map.entry("a", new ChainBreak(Cause.FAILED, "c")),
                        Map.entry("b", new ChainBreak(Cause.FAILED, "c")),
                        Map.entry("d", new ChainBreak(Cause.FAILED, "c")));
    }

    @Test
    void points_that_others_trust_are_taken_for_good() {
        List<RecoveryPoint> points =
                List.of(point("a", PointStatus.GOOD, "b"), point("b", PointStatus.UNVERIFIED, WHOLE));
        assertThat(Chains.of(points).isRestorable(0)).isFalse();
        assertThat(Chains.of(points, point -> point.status() != PointStatus.FAILED)
                        .restorable())
                .isEqualTo(points);
        assertThat(Chains.of(List.of(points.get(1))).restorable()).isEmpty();
        assertThat(Chains.of(List.of(points.get(1)), any -> true).restorable()).hasSize(1);
    }

    @Test
    void what_can_be_restored_and_why_not_is_what_walking_every_chain_says_in_any_order() {
        Seeds.forEach(500, random -> {
            List<RecoveryPoint> points = points(random);
            Map<String, ChainBreak> expected = new HashMap<>();
            for (RecoveryPoint point : points) {
                if (point.isGood()) {
                    walked(point, points).ifPresent(broken -> expected.put(point.id(), broken));
                }
            }
            assertThat(causes(points)).isEqualTo(expected);
            Collections.shuffle(points, new Random(random.nextLong()));
            assertThat(causes(points)).as("in another order").isEqualTo(expected);
            assertThat(Chains.of(points).restorable())
                    .isEqualTo(points.stream()
                            .filter(point -> point.isGood() && !expected.containsKey(point.id()))
                            .toList());
        });
    }

    @Test
    @Timeout(60)
    void long_broken_chains_and_circles_cost_no_more_than_their_length() {
        int length = 100_000;
        List<RecoveryPoint> points = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            points.add(point("p" + i, PointStatus.GOOD, "p" + (i + 1)));
        }
        assertThat(causes(points).values()).hasSize(length).containsOnly(new ChainBreak(Cause.MISSING, "p" + length));
        points.set(length - 1, point("p" + (length - 1), PointStatus.GOOD, "p0"));
        assertThat(causes(points).values())
                .hasSize(length)
                .allMatch(broken -> broken.cause().equals(Cause.CIRCLE));
    }

    /** Goes from base to base until something is wrong, the chain ends or a point comes twice. */
    private static Optional<ChainBreak> walked(RecoveryPoint start, List<RecoveryPoint> points) {
        Set<String> passed = new HashSet<>();
        RecoveryPoint point = start;
        while (passed.add(point.id())) {
            if (!point.isGood()) {
                return Optional.of(new ChainBreak(Cause.valueOf(point.status().name()), point.id()));
            }
            if (point.base().isEmpty()) {
                return Optional.empty();
            }
            String base = point.base().get();
            Optional<RecoveryPoint> next =
                    points.stream().filter(each -> each.id().equals(base)).findFirst();
            if (next.isEmpty()) {
                return Optional.of(new ChainBreak(Cause.MISSING, base));
            }
            point = next.get();
        }
        return Optional.of(new ChainBreak(Cause.CIRCLE, start.base().orElseThrow()));
    }

    private static Map<String, ChainBreak> causes(List<RecoveryPoint> points) {
        Chains chains = Chains.of(points);
        Map<String, ChainBreak> causes = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            String id = points.get(i).id();
            chains.breakOf(i).ifPresent(broken -> causes.put(id, broken));
            assertThat(chains.isRestorable(i)).isEqualTo(points.get(i).isGood() && !causes.containsKey(id));
        }
        return causes;
    }

    /** Few points with many bases, so that chains are long and circles come. */
    private static List<RecoveryPoint> points(RandomGenerator random) {
        int count = 1 + random.nextInt(12);
        List<RecoveryPoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PointStatus status = random.nextInt(4) > 0 ? PointStatus.GOOD : Seeds.oneOf(random, PointStatus.values());
            String base = random.nextInt(4) == 0 ? WHOLE : "p" + random.nextInt(count + 1);
            points.add(point("p" + i, status, base));
        }
        return points;
    }

    private static RecoveryPoint point(String id, PointStatus status, String base) {
        RecoveryPoint plain = RetentionCases.point("2026-11-19", status, Tier.VAULT);
        Optional<String> on = base.isEmpty() ? Optional.empty() : Optional.of(base);
        return plain.named(id, on);
    }
}

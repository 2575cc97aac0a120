package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.AT;
import static dev.holdfast.planner.plan.PlanFixture.applied;
import static dev.holdfast.planner.plan.PlanFixture.estate;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.GonePoints;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The simulated service lets no command break a chain, so these worlds are made by hand. */
class ChainFindingsTest {

    private static final String NAME = "weak-point-chain";
    private static final ItemKey WEB = new ItemKey("web", "rsv-east");
    private static final ItemKey WEB_COPY = new ItemKey("web", "rsv-west");
    private static final ItemKey APP = new ItemKey("app", "rsv-east");

    private final FakeWorld world = applied(estate());

    private List<FindingEntry> found() throws Exception {
        return findings(plan(world.actual().points(), new TreeMap<>()), NAME);
    }

    private PlanDocument plan(
            SortedMap<ItemKey, List<RecoveryPoint>> points, SortedMap<ItemKey, List<SoftDeletedPoint>> deleted)
            throws Exception {
        ActualState seen = new ActualState(
                Optional.of(AT),
                world.objects(),
                points,
                Map.of(),
                Map.of(),
                Map.of(),
                new GonePoints(List.of(), deleted));
        return Planner.plan(estate().request(world.recorded(), seen, AT, PlanOptions.DEFAULT));
    }

    /** A point so many hours old; it builds on none if the base is empty. */
    private static RecoveryPoint point(String id, int hours, PointStatus status, String base) {
        RecoveryPoint plain = FakeWorld.point(id, AT.minus(Duration.ofHours(hours)), Optional.empty());
        return FakeWorld.withStatus(plain, status).named(id, base.isEmpty() ? Optional.empty() : Optional.of(base));
    }

    private static RecoveryPoint good(String id, int hours, String base) {
        return point(id, hours, PointStatus.GOOD, base);
    }

    @Test
    void whole_chains_are_no_finding() throws Exception {
        world.add(WEB, good("full", 40, ""));
        world.add(WEB, good("next", 30, "full"));
        world.add(WEB, good("last", 20, "next"));
        world.add(APP, good("plain", 20, ""));
        assertThat(found()).isEmpty();
    }

    @Test
    void points_whose_base_is_missing_are_one_finding_that_names_the_machine_with_most() throws Exception {
        world.add(WEB, good("full", 60, ""));
        world.add(WEB, good("w1", 44, "lost"));
        world.add(WEB, good("w2", 20, "w1"));
        world.add(APP, good("a1", 2, "away"));
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("HF1065");
            assertThat(finding.level()).isEqualTo("warning");
            assertThat(finding.addresses()).containsExactly("app", "web");
            assertThat(finding.place()).isEmpty();
            assertThat(finding.evidence())
                    .containsOnly(
                            Map.entry("points", "3"),
                            Map.entry("worst", "web"),
                            Map.entry("newest", "w2"),
                            Map.entry("base", "lost"),
                            Map.entry("why", "missing"));
            assertThat(finding.message()).contains("because points that they build on are missing");
            assertThat(finding.fix().orElseThrow())
                    .contains("'holdfast backup web'")
                    .doesNotContain("copy", "undelete");
        });
    }

    @Test
    void what_can_be_undeleted_is_brought_back_and_then_all_is_well() throws Exception {
        RecoveryPoint full = good("full", 40, "");
        world.add(WEB, good("next", 20, "full"));
        SortedMap<ItemKey, List<SoftDeletedPoint>> deleted = new TreeMap<>();
        deleted.put(WEB, List.of(new SoftDeletedPoint(full, AT, AT.plusSeconds(1), "deleted by somebody")));
        assertThat(findings(plan(world.actual().points(), deleted), NAME))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.evidence()).containsEntry("why", "deleted");
                    assertThat(finding.fix().orElseThrow()).contains("'holdfast undelete full'");
                });
        deleted.put(WEB, List.of(new SoftDeletedPoint(full, AT.minusSeconds(9), AT, "deleted by somebody")));
        assertThat(findings(plan(world.actual().points(), deleted), NAME))
                .as("its soft delete has just ended")
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).containsEntry("why", "missing"));
        world.add(WEB, full);
        assertThat(found()).isEmpty();
    }

    @Test
    void each_cause_is_a_finding_of_its_own_and_says_what_helps() throws Exception {
        world.add(WEB, point("failed", 50, PointStatus.FAILED, ""));
        world.add(WEB, point("part", 49, PointStatus.PARTIAL, ""));
        world.add(WEB, point("flying", 48, PointStatus.UNVERIFIED, ""));
        world.add(WEB, good("on-failed", 47, "failed"));
        world.add(WEB, good("on-part", 46, "part"));
        world.add(WEB, good("on-flying", 45, "flying"));
        world.add(WEB, good("on-itself", 44, "on-itself"));
        assertThat(found())
                .extracting(finding -> finding.evidence().get("why"))
                .containsExactlyInAnyOrder("failed", "partial", "unverified", "circle");
        assertThat(found())
                .extracting(finding -> finding.evidence().get("base"))
                .containsExactlyInAnyOrder("failed", "part", "flying", "on-itself");
        assertThat(found())
                .filteredOn(finding -> finding.evidence().containsValue("unverified"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix().orElseThrow()).contains("once that is verified"));
    }

    @Test
    void a_copy_that_is_deleted_is_made_again_as_the_fix_says() throws Exception {
        world.add(WEB, good("source", 20, ""));
        world.add(WEB_COPY, good("copy", 20, "gone"));
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix().orElseThrow())
                        .contains("delete it at the service")
                        .doesNotContain("holdfast backup"));
        SortedMap<ItemKey, List<RecoveryPoint>> points =
                new TreeMap<>(world.actual().points());
        assertThat(plan(points, new TreeMap<>()).holdfast().copies()).isEmpty();
        points.remove(WEB_COPY);
        assertThat(plan(points, new TreeMap<>()).holdfast().copies())
                .extracting(copy -> copy.point())
                .containsExactly("source");
    }

    @Test
    void a_machine_of_which_nothing_can_be_restored_is_behind_and_no_never_backed_up_one() throws Exception {
        world.add(APP, good("a", 1, ""));
        world.add(WEB, good("w", 1, "gone"));
        PlanDocument plan = plan(world.actual().points(), new TreeMap<>());
        assertThat(findings(plan, NAME).get(0).addresses()).containsExactly("web");
        assertThat(findings(plan, "behind-rpo"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.addresses()).containsExactly("web"));
        assertThat(findings(plan, "never-backed-up")).isEmpty();
        assertThat(findings(plan, "first-backup-missing")).isEmpty();
    }

    @Test
    void points_that_are_not_good_or_that_a_plan_let_go_are_not_counted() throws Exception {
        world.add(WEB, good("full", 20, ""));
        world.add(WEB, point("bad", 30, PointStatus.FAILED, "gone"));
        Promise released = Promise.released(List.of("a rule"), AT.minusSeconds(9));
        world.add(WEB, good("let-go", 31, "gone").promising(released));
        assertThat(found()).isEmpty();
    }

    @Test
    void machines_that_are_not_protected_are_not_spoken_of() throws Exception {
        world.add(new ItemKey("stranger", "rsv-east"), good("x", 20, "gone"));
        assertThat(found()).isEmpty();
    }

    @Test
    void the_counts_are_those_of_walking_every_chain_in_any_order_of_points() {
        Seeds.forEach(60, random -> {
            SortedMap<ItemKey, List<RecoveryPoint>> points = new TreeMap<>();
            for (ItemKey item : List.of(WEB, WEB_COPY, APP)) {
                points.put(item, points(random, item));
            }
            List<FindingEntry> found = findings(plan(points, new TreeMap<>()), NAME);
            Map<String, Integer> broken = new HashMap<>();
            points.forEach((item, list) -> {
                int count = (int) list.stream()
                        .filter(point -> point.isGood() && !isRestorable(point, list))
                        .count();
                broken.merge(item.machine(), count, Integer::sum);
            });
            assertThat(found.stream()
                            .mapToInt(finding ->
                                    Integer.parseInt(finding.evidence().get("points")))
                            .sum())
                    .isEqualTo(
                            broken.values().stream().mapToInt(Integer::intValue).sum());
            Set<String> named = new HashSet<>();
            found.forEach(finding -> named.addAll(finding.addresses()));
            broken.values().removeIf(count -> count == 0);
            assertThat(named).isEqualTo(broken.keySet());
            SortedMap<ItemKey, List<RecoveryPoint>> shuffled = new TreeMap<>();
            points.forEach((item, list) -> {
                List<RecoveryPoint> other = new ArrayList<>(list);
                Collections.shuffle(other, new Random(random.nextLong()));
                shuffled.put(item, other);
            });
            assertThat(findings(plan(shuffled, new TreeMap<>()), NAME)).isEqualTo(found);
        });
    }

    /** Points without promises, of the last days, on each other at random. */
    private static List<RecoveryPoint> points(RandomGenerator random, ItemKey item) {
        int count = random.nextInt(9);
        List<RecoveryPoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PointStatus status = random.nextInt(3) > 0 ? PointStatus.GOOD : Seeds.oneOf(random, PointStatus.values());
            String base = random.nextInt(3) == 0 ? "" : item.vault() + random.nextInt(count + 1);
            points.add(point(item.vault() + i, 20 + 24 * i, status, base));
        }
        return points;
    }

    private static boolean isRestorable(RecoveryPoint start, List<RecoveryPoint> points) {
        Optional<RecoveryPoint> next = Optional.of(start);
        for (int steps = 0; steps <= points.size(); steps++) {
            if (next.isEmpty() || !next.get().isGood()) {
                return false;
            }
            if (next.get().base().isEmpty()) {
                return true;
            }
            String base = next.get().base().get();
            next = points.stream().filter(point -> point.id().equals(base)).findFirst();
        }
        return false;
    }
}

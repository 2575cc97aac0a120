package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.executor.command.PlacedHold;
import dev.holdfast.executor.command.PointsOutcome;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.outlook.PointOutlook;
import dev.holdfast.executor.outlook.PointOutlook.Decider;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.RecoveryPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing deletes a point under a legal hold: neither a plan, nor the clean-up, nor a retirement, nor a killed run. */
class LegalHoldTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 300 : 25;

    @TempDir
    private Path temporary;

    private Site site() throws IOException {
        return new Site(Files.createTempDirectory(temporary, "site"));
    }

    private static Estate daily(String kept) {
        return Estate.empty()
                .with(Policies.vault("rsv", "eastus", Redundancy.LRS))
                .with(Policies.policy(
                        "gold",
                        new VaultChoice(Optional.of("rsv"), new TreeMap<>()),
                        "daily 22:00",
                        Map.of("daily", kept)))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("sql-01", "eastus", 1));
    }

    private static PointsOutcome hold(Site site, Estate estate, PointReference point, Optional<Instant> until)
            throws WorkspaceException {
        return hold(site, estate, point, until, ApplyListener.SILENT);
    }

    private static PointsOutcome hold(
            Site site, Estate estate, PointReference point, Optional<Instant> until, ApplyListener listener)
            throws WorkspaceException {
        try (Workspace workspace = site.open(Site.name(estate))) {
            Instant now = workspace.clock().orElseThrow();
            LegalHold hold = new LegalHold(now, until, "tester", "case 17");
            return workspace.hold(List.of(new PlacedHold(point, hold)), listener);
        }
    }

    private static PointOutlook release(Site site, Estate estate, PointReference point) throws WorkspaceException {
        try (Workspace workspace = site.open(Site.name(estate))) {
            assertThat(workspace.release(List.of(point), ApplyListener.SILENT).problems())
                    .isEmpty();
            return workspace.outlook(List.of(point)).get(0);
        }
    }

    private static boolean exists(Site site, Estate estate, PointReference point) throws WorkspaceException {
        return find(site.actual(estate), point).isPresent();
    }

    private static Optional<RecoveryPoint> find(ActualState actual, PointReference point) {
        return actual.points().getOrDefault(point.item(), List.of()).stream()
                .filter(candidate -> candidate.id().equals(point.id()))
                .findFirst();
    }

    private static PointReference oldest(Site site, Estate estate) throws WorkspaceException {
        ItemKey item = site.actual(estate).points().firstKey();
        List<RecoveryPoint> points = site.actual(estate).points().get(item);
        return new PointReference(item, points.get(points.size() - 1).id());
    }

    /** A site with an estate that was applied so many days ago. */
    private Site applied(Estate estate, int days) throws Exception {
        Site site = site();
        applied(site, estate);
        site.advance(estate, Duration.ofDays(days));
        return site;
    }

    private static void applied(Site site, Estate estate) throws Exception {
        PlanDocument plan = site.plan(estate);
        int losses = plan.holdfast().recoveryPointImpact().lostEarly();
        assertThat(site.apply(plan, Site.options(losses), ApplyListener.SILENT).problems())
                .isEmpty();
    }

    @Test
    void a_held_point_is_not_counted_stays_through_a_cut_and_goes_after_its_release() throws Exception {
        Site site = applied(daily("30d"), 20);
        int lostWithoutHold =
                site.plan(daily("7d")).holdfast().recoveryPointImpact().lostEarly();
        PointReference point = oldest(site, daily("30d"));
        assertThat(hold(site, daily("30d"), point, Optional.empty()).done()).isEqualTo(1);

        PlanDocument cut = site.plan(daily("7d"));
        assertThat(cut.holdfast().recoveryPointImpact().lostEarly()).isEqualTo(lostWithoutHold - 1);
        assertThat(cut.holdfast().prunes()).noneMatch(prune -> prune.point().equals(point.id()));
        applied(site, daily("7d"));
        site.advance(daily("7d"), Duration.ofDays(60));
        assertThat(exists(site, daily("7d"), point)).isTrue();
        assertThat(Site.actions(site.plan(daily("7d")))).isEmpty();

        PointOutlook outlook = release(site, daily("7d"), point);
        assertThat(outlook.by()).isEqualTo(Decider.CLEAN_UP);
        Duration rest = Duration.between(
                site.actual(daily("7d")).clock().orElseThrow(), outlook.until().orElseThrow());
        site.advance(daily("7d"), rest.minusSeconds(1));
        assertThat(exists(site, daily("7d"), point)).isTrue();
        site.advance(daily("7d"), Duration.ofSeconds(1));
        assertThat(exists(site, daily("7d"), point)).isFalse();
    }

    @Test
    void a_hold_with_an_end_ends_by_itself() throws Exception {
        Site site = applied(daily("7d"), 5);
        PointReference point = oldest(site, daily("7d"));
        Instant until = site.actual(daily("7d")).clock().orElseThrow().plus(Duration.ofDays(40));
        hold(site, daily("7d"), point, Optional.of(until));
        site.advance(daily("7d"), Duration.ofDays(39));
        assertThat(exists(site, daily("7d"), point)).isTrue();
        site.advance(daily("7d"), Duration.ofDays(3));
        assertThat(exists(site, daily("7d"), point)).isFalse();
    }

    @Test
    void record_and_world_know_the_hold_and_the_journal_its_run() throws Exception {
        Site site = applied(daily("7d"), 2);
        PointReference point = oldest(site, daily("7d"));
        long serial = site.recorded(daily("7d")).serial();
        PointsOutcome outcome = hold(site, daily("7d"), point, Optional.empty());
        assertThat(outcome.run()).isEqualTo("run-000002");
        assertThat(site.recorded(daily("7d")).serial()).isEqualTo(serial + 1);
        Optional<LegalHold> held =
                find(site.actual(daily("7d")), point).orElseThrow().hold();
        assertThat(held.orElseThrow().display()).isEqualTo("legal hold by tester (case 17)");
        assertThat(site.recorded(daily("7d")).points().get(point.item()))
                .anyMatch(row -> row.id().equals(point.id()) && row.hold().equals(held));
    }

    @Test
    void a_point_held_after_a_plan_was_saved_is_neither_pruned_nor_counted() throws Exception {
        Site site = applied(daily("30d"), 10);
        PointReference point = oldest(site, daily("30d"));
        PlanDocument saved = site.plan(daily("7d"));
        assertThat(saved.holdfast().prunes()).anyMatch(prune -> prune.point().equals(point.id()));
        hold(site, daily("30d"), point, Optional.empty());
        int losses = saved.holdfast().recoveryPointImpact().lostEarly();
        site.apply(saved, Site.options(losses - 1), ApplyListener.SILENT);
        site.advance(daily("7d"), Duration.ofDays(2));
        assertThat(exists(site, daily("7d"), point)).isTrue();
    }

    @Test
    void a_killed_hold_is_there_or_not_and_can_be_repeated() throws Exception {
        for (int boundary = 0; boundary < 2; boundary++) {
            Estate estate = daily("7d");
            Site site = applied(estate, 3);
            PointReference point = oldest(site, estate);
            int[] seen = {0};
            int killAt = boundary;
            try {
                hold(site, estate, point, Optional.empty(), (ApplyEvent event) -> {
                    if (seen[0]++ == killAt) {
                        throw new Killed();
                    }
                });
            } catch (Killed killed) {
                assertThat(seen[0]).isEqualTo(boundary + 1);
            }
            assertThat(hold(site, estate, point, Optional.empty()).problems()).isEmpty();
            applied(site, estate);
            try (Workspace workspace = site.open(Site.name(estate))) {
                assertThat(workspace.isInterrupted()).isFalse();
            }
            site.advance(estate, Duration.ofDays(30));
            assertThat(exists(site, estate, point)).isTrue();
        }
    }

    @Test
    void through_edits_cuts_and_time_a_held_point_never_disappears() {
        Seeds.forEach(Math.max(5, SEEDS / 3), random -> {
            long seed = random.nextLong() & 0xffff;
            Site site = site();
            Estate estate = EstateGenerator.of(seed, 5, 2);
            Map<PointReference, LegalHold> held = new HashMap<>();
            for (int step = 0; step < 6; step++) {
                PlanDocument plan = site.plan(estate);
                if (plan.applyable()) {
                    for (var prune : plan.holdfast().prunes()) {
                        assertThat(held)
                                .doesNotContainKey(
                                        new PointReference(new ItemKey(prune.machine(), prune.vault()), prune.point()));
                    }
                    int losses = plan.holdfast().recoveryPointImpact().lostEarly();
                    site.apply(plan, Site.options(losses), ApplyListener.SILENT);
                }
                assertHeld(site.actual(estate), held);
                if (!site.actual(estate).objects().isEmpty()) {
                    site.advance(estate, Duration.ofHours(random.nextInt(1, 700)));
                    assertHeld(site.actual(estate), held);
                    change(site, estate, held, random);
                }
                estate = EstateGenerator.edited(estate, seed * 10 + step);
            }
        });
    }

    /** Holds some points and releases some. */
    private static void change(Site site, Estate estate, Map<PointReference, LegalHold> held, RandomGenerator random)
            throws Exception {
        ActualState actual = site.actual(estate);
        Instant now = actual.clock().orElseThrow();
        held.values().removeIf(hold -> !hold.isInForce(now));
        List<PointReference> free = new ArrayList<>();
        actual.points()
                .forEach((item, points) -> points.forEach(point -> {
                    if (point.isGood() && !point.isHeldAt(now)) {
                        free.add(new PointReference(item, point.id()));
                    }
                }));
        for (int i = 0; i < 3 && !free.isEmpty(); i++) {
            PointReference point = free.remove(random.nextInt(free.size()));
            Optional<Instant> until = random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(now.plus(Duration.ofHours(random.nextInt(1, 2_000))));
            assertThat(hold(site, estate, point, until).problems()).isEmpty();
            held.put(point, new LegalHold(now, until, "tester", "case 17"));
        }
        if (!held.isEmpty() && random.nextInt(3) == 0) {
            PointReference point = held.keySet().stream()
                    .min((one, other) -> one.id().compareTo(other.id()))
                    .orElseThrow();
            release(site, estate, point);
            held.remove(point);
        }
    }

    private static void assertHeld(ActualState actual, Map<PointReference, LegalHold> held) {
        Instant now = actual.clock().orElse(Instant.MIN);
        held.forEach((point, hold) -> {
            if (hold.isInForce(now)) {
                assertThat(find(actual, point))
                        .as("%s %s at %s", point, hold.display(), now)
                        .isPresent();
                assertThat(find(actual, point).orElseThrow().hold()).contains(hold);
            }
        });
    }

    /** Stands for SIGKILL: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}

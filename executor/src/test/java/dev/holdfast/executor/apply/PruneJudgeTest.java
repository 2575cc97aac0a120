package dev.holdfast.executor.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.step.StaleStepException;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.FakeWorld;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Prunes are judged again, once for each item as long as the clock stands. */
class PruneJudgeTest {

    private static final ItemKey COPY = new ItemKey("web", "rsv-west");
    private static final int OLD = 5_000;

    private final FakeWorld world = new FakeWorld();
    private final List<RecoveryPoint> points = new ArrayList<>();
    private Instant clock = Estate.AT;
    private int readings;

    /** Answers from the world of the plan; the points of the copy are the test's own. */
    private Fabric fabric() {
        return (Fabric) Proxy.newProxyInstance(
                Fabric.class.getClassLoader(), new Class<?>[] {Fabric.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "clock":
                            return clock;
                        case "dayCounting":
                            return DayCounting.ELAPSED;
                        case "objects":
                            return world.objects();
                        case "promisedRules":
                            return List.of();
                        case "points":
                            readings++;
                            return COPY.equals(arguments[0]) ? List.copyOf(points) : List.of();
                        default:
                            throw new UnsupportedOperationException(method.getName());
                    }
                });
    }

    private static Estate estate() {
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-west", "westus", Redundancy.LRS))
                .with(Policies.policy(
                        "gold",
                        VaultChoice.of("rsv-east"),
                        Duration.ofHours(26),
                        "daily 22:00",
                        Map.of("daily", "30d"),
                        List.of(Policies.copy("rsv-west", Duration.ofDays(1), Map.of("daily", "30d")))))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 1));
    }

    private PlanDocument plan() throws Exception {
        return Planner.plan(estate().request(world.recorded(), world.actual(), Estate.AT, PlanOptions.DEFAULT));
    }

    private PlanDocument planWithOldCopies(int count) throws Exception {
        world.apply(plan());
        world.add(COPY, FakeWorld.point("new", Estate.AT.minus(Duration.ofDays(1)), Optional.empty()));
        Instant first = Estate.AT.minus(Duration.ofDays(40));
        for (int hour = 0; hour < count; hour++) {
            world.add(COPY, FakeWorld.point("old-" + hour, first.minus(Duration.ofHours(hour)), Optional.empty()));
        }
        points.addAll(world.points(COPY.machine(), COPY.vault()));
        return plan();
    }

    @Test
    void five_thousand_prunes_of_an_item_are_judged_at_once_and_as_each_alone() throws Exception {
        PlanDocument plan = planWithOldCopies(OLD);
        assertThat(plan.holdfast().prunes()).hasSize(OLD);
        PruneJudge judge = new PruneJudge(fabric(), world.recorded(), plan);
        readings = 0;
        int checked = 0;
        for (PlannedPrune prune : plan.holdfast().prunes()) {
            var together = judge.check(COPY, prune.point());
            if (checked % 250 == 0) {
                PruneJudge alone = new PruneJudge(fabric(), world.recorded(), plan);
                assertThat(alone.check(COPY, prune.point())).isEqualTo(together).isPresent();
                points.removeIf(point -> point.id().equals(prune.point()));
            }
            checked++;
        }
        assertThat(readings)
                .as("readings of points by one judge and twenty others")
                .isLessThan(50);
    }

    @Test
    void when_the_clock_has_moved_an_item_is_judged_again() throws Exception {
        PlanDocument plan = planWithOldCopies(3);
        PruneJudge judge = new PruneJudge(fabric(), world.recorded(), plan);
        assertThat(judge.check(COPY, "old-2")).isPresent();
        points.removeIf(point -> !point.id().equals("old-1"));
        clock = clock.plusSeconds(30);
        assertThat(judge.check(COPY, "old-0")).as("it is gone").isEmpty();
        assertThatThrownBy(() -> judge.check(COPY, "old-1"))
                .isInstanceOf(StaleStepException.class)
                .hasMessageContaining("it would be kept now");
    }
}

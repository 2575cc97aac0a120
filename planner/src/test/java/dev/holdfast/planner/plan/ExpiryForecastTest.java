package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.AT;
import static dev.holdfast.planner.plan.PlanFixture.applied;
import static dev.holdfast.planner.plan.PlanFixture.days;
import static dev.holdfast.planner.plan.PlanFixture.estate;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static dev.holdfast.planner.plan.PlanFixture.gold;
import static dev.holdfast.planner.plan.PlanFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.RunningBackup;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ordinary expiries that a plan foresees, where what decides is not in the declaration. */
class ExpiryForecastTest {

    private static final ItemKey HOME = new ItemKey("web", "rsv-east");
    private static final Instant NEXT_CLEAN_UP = Instant.parse("2026-11-21T02:00:00Z");

    private static Estate counting(String schedule, int days) {
        return estate().with(gold(schedule, Map.of("daily", String.valueOf(days))));
    }

    /** Its policy has no vault in the region of the machines, and the one they followed is not declared any more. */
    private static Estate withoutVault(Estate estate) {
        VaultChoice elsewhere = new VaultChoice(Optional.empty(), new TreeMap<>(Map.of("westus", "rsv-west")));
        return estate.with(Policies.policy("silver", elsewhere, "daily 22:00", Map.of("daily", "90d")))
                .withoutPolicy("gold")
                .withBindings(Policies.bindAll("silver"));
    }

    private static RecoveryPoint snapshot(String id, Instant captured) {
        return RecoveryPoint.good(id, captured, EnumSet.of(Tier.INSTANT), DataSize.ofGibibytes(1), Consistency.CRASH);
    }

    private static List<PlannedPrune> forecast(PlanDocument plan) {
        return plan.holdfast().forecast().stream()
                .filter(prune -> prune.machine().equals(HOME.machine()))
                .toList();
    }

    private static List<Instant> goneAtNextCleanUp(PlanDocument plan) {
        return forecast(plan).stream()
                .filter(prune -> Instant.parse(prune.due()).equals(NEXT_CLEAN_UP))
                .map(prune -> Instant.parse(prune.captured()))
                .toList();
    }

    @Test
    void a_machine_left_as_it_is_expires_by_the_policy_it_still_follows_and_frees_the_disks_it_backs_up()
            throws PlanRefusedException {
        Estate counted =
                counting("daily 22:00", 7).withExclusions(Policies.exclude("disk.name == 'data0'", "derived data"));
        FakeWorld world = applied(counted);
        world.takePoints(days(9));
        List<PlannedPrune> before = forecast(plan(counted, world));
        PlanDocument stuck = plan(withoutVault(counted), world);
        assertThat(findings(stuck, "no-vault-in-region")).hasSize(1);
        assertThat(before).hasSizeGreaterThan(2);
        assertThat(forecast(stuck)).isEqualTo(before);
    }

    @Test
    void a_plan_of_parts_forecasts_by_what_it_leaves_in_force() throws PlanRefusedException {
        Estate applied = counting("daily 22:00", 7);
        FakeWorld world = applied(applied);
        world.takePoints(days(9));
        List<PlannedPrune> before = forecast(plan(applied, world));
        assertThat(before).hasSizeGreaterThan(2);

        Estate longer = counting("daily 22:00", 30);
        assertThat(forecast(plan(longer, world))).as("a plan of everything").isEmpty();
        assertThat(forecast(planOf(longer, world, "vault/rsv-east")))
                .as("the policy stays as it is")
                .isEqualTo(before);

        Estate without = applied.withoutMachine("web");
        assertThat(forecast(plan(without, world))).as("it is stopped").isEmpty();
        assertThat(forecast(planOf(without, world, "vault/rsv-east")))
                .as("it goes on")
                .extracting(PlannedPrune::captured, PlannedPrune::due)
                .isEqualTo(before.stream()
                        .map(prune -> tuple(prune.captured(), prune.due()))
                        .toList());

        Estate other = applied.with(gold("daily 10:01", Map.of("daily", "7")));
        assertThat(goneAtNextCleanUp(planOf(other, world, "vault/rsv-east")))
                .as("the schedule stays as it is")
                .isEqualTo(goneAtNextCleanUp(plan(applied, world)));
    }

    private static PlanDocument planOf(Estate estate, FakeWorld world, String target) throws PlanRefusedException {
        PlanOptions options = new PlanOptions(List.of(target), List.of(), Duration.ofDays(7), false, false);
        return Planner.plan(estate.request(world.recorded(), world.actual(), AT, options));
    }

    @Test
    void a_snapshot_being_taken_goes_where_the_schedule_that_will_be_there_sends_it() throws PlanRefusedException {
        FakeWorld world = applied(counting("every 4h 20:00-20:00", 7));
        world.takePoints(days(7));
        Instant oldest = days(7).get(6);
        Estate lastOfItsDay = counting("weekly sunday 03:00", 7);
        Estate notLastOfItsDay = counting("daily 22:00", 7);
        assertThat(goneAtNextCleanUp(plan(lastOfItsDay, world)))
                .as("nothing is under way")
                .isEmpty();

        world.run(HOME, new RunningBackup(AT, false));
        assertThat(goneAtNextCleanUp(plan(lastOfItsDay, world))).containsExactly(oldest);
        assertThat(goneAtNextCleanUp(plan(notLastOfItsDay, world))).isEmpty();
    }

    @Test
    void a_new_schedule_has_started_nothing_by_the_instant_of_its_plan() throws PlanRefusedException {
        FakeWorld world = applied(counting("daily 22:00", 7));
        world.takePoints(days(7));
        assertThat(goneAtNextCleanUp(plan(counting("daily 10:00", 7), world))).isEmpty();
        assertThat(goneAtNextCleanUp(plan(counting("daily 10:01", 7), world))).containsExactly(days(7).get(6));
    }

    @Test
    void a_point_on_its_way_to_the_vault_counts_once_it_is_there() throws PlanRefusedException {
        Estate counted = counting("daily 22:00", 7);
        FakeWorld world = applied(counted);
        world.takePoints(days(7));
        Instant captured = AT.minus(Duration.ofHours(1));
        world.add(HOME, snapshot("web@new", captured));
        assertThat(goneAtNextCleanUp(plan(counted, world))).as("never sent").isEmpty();

        world.run(HOME, new RunningBackup(captured, true));
        assertThat(goneAtNextCleanUp(plan(counted, world))).containsExactly(days(7).get(6));
    }

    @Test
    void the_last_snapshot_of_a_day_that_nobody_sent_counts_after_the_next_start() throws PlanRefusedException {
        Estate counted = counting("daily 12:00", 7);
        FakeWorld world = applied(counted);
        List<Instant> days = days(8);
        world.takePoints(days.subList(1, 8));
        world.add(HOME, snapshot("web@forgotten", days.get(0)));
        assertThat(goneAtNextCleanUp(plan(counted, world)))
                .as("pushed out by the forgotten one and by that of today")
                .containsExactly(days.get(7), days.get(6));
        assertThat(goneAtNextCleanUp(plan(counting("daily 22:00", 7), world)))
                .as("nothing starts before the clean-up")
                .isEmpty();
    }

    @Test
    void what_will_come_and_expire_again_pushes_no_promised_point_out() throws PlanRefusedException {
        FakeWorld world = applied(counting("daily 22:00", 14));
        world.takePoints(days(14));
        Estate cut = counting("daily 22:00", 7);
        world.apply(plan(cut, world));
        PlanOptions weeks = new PlanOptions(List.of(), List.of(), Duration.ofDays(20), false, false);
        PlanDocument later = Planner.plan(cut.request(world.recorded(), world.actual(), AT, weeks));
        List<Instant> afterTheCut = forecast(later).stream()
                .filter(prune -> Instant.parse(prune.due()).isAfter(NEXT_CLEAN_UP))
                .map(prune -> Instant.parse(prune.captured()))
                .toList();
        assertThat(afterTheCut)
                .as(
                        "at the first clean-up that finds eight new points, the oldest of those promised fourteen days goes")
                .containsExactly(days(7).get(6));
    }
}

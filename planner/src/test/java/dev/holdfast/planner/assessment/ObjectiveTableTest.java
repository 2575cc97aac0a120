package dev.holdfast.planner.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.HoldfastSection.ScheduleChange;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.LossBasis;
import dev.holdfast.planner.document.ObjectiveResult.LossBreakdown;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.slot.SlotText;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a plan's document says of objectives. */
class ObjectiveTableTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 200 : 25;

    /** Looks at the plan of a random estate. */
    private interface Check {
        void check(HoldfastSection plan) throws Exception;
    }

    private static void forEachPlan(Check check) {
        Seeds.forEach(SEEDS, random -> check.check(plan(estate(random))));
    }

    @Test
    void each_result_refers_to_the_basis_of_its_own_policy_and_class() {
        forEachPlan(plan -> {
            for (ObjectiveResult result : plan.objectives()) {
                LossBasis basis = plan.lossBases().get(result.basis());
                assertThat(basis.policy()).isEqualTo(result.policy());
                assertThat(basis.failureClass()).isEqualTo(result.failureClass());
                assertThat(basis.vault()).isEqualTo("home");
                assertThat(basis.explanation()).endsWith(".");
            }
        });
    }

    @Test
    void the_terms_a_result_refers_to_add_up_to_its_worst_case() {
        forEachPlan(plan -> {
            for (ObjectiveResult result : plan.objectives()) {
                LossBreakdown breakdown = plan.lossBreakdowns().get(result.rpo().breakdown());
                Duration sum = Duration.ZERO;
                for (String term : breakdown.terms()) {
                    sum = sum.plus(Durations.parse(term.substring(term.lastIndexOf(' ') + 1)));
                }
                assertThat(sum).isEqualTo(length(result.rpo().worstCase()));
                assertThat(length(breakdown.scheduledOneMissed()))
                        .isGreaterThanOrEqualTo(length(result.rpo().scheduled()));
                assertThat(length(breakdown.worstCaseOneMissed())).isGreaterThanOrEqualTo(sum);
            }
        });
    }

    @Test
    void the_terms_of_a_restore_add_up_to_its_estimate_and_decide_whether_its_rto_holds() {
        forEachPlan(plan -> {
            for (ObjectiveResult result : plan.objectives()) {
                ObjectiveResult.RtoFigures rto = result.rto();
                Duration estimate = length(rto.estimate());
                Duration sum = Duration.ZERO;
                if (rto.breakdown().isPresent()) {
                    for (String term :
                            plan.restoreBreakdowns().get(rto.breakdown().get()).terms()) {
                        sum = sum.plus(Durations.parse(term.substring(term.lastIndexOf(' ') + 1)));
                    }
                }
                assertThat(rto.breakdown().isPresent()).isEqualTo(rto.estimate().isPresent());
                assertThat(sum).isEqualTo(estimate);
                boolean survives = result.rpo().scheduled().isPresent();
                assertThat(rto.estimate().isPresent() || !survives).isTrue();
                assertThat(rto.holds())
                        .isEqualTo(rto.target().isEmpty()
                                || (rto.estimate().isPresent() && estimate.compareTo(length(rto.target())) <= 0));
            }
        });
    }

    @Test
    void the_last_of_many_is_back_no_earlier_than_any_of_them_alone() {
        forEachPlan(plan -> {
            for (ObjectiveResult.FleetRestoreResult fleet : plan.fleetRestores()) {
                List<Duration> alone = new ArrayList<>();
                for (ObjectiveResult result : plan.objectives()) {
                    if (result.failureClass().equals(fleet.failureClass())
                            && result.rto().estimate().isPresent()) {
                        alone.add(length(result.rto().estimate()));
                    }
                }
                assertThat(alone).hasSize(fleet.machines());
                assertThat(length(Optional.of(fleet.estimate()))).isGreaterThanOrEqualTo(Collections.max(alone));
            }
        });
    }

    @Test
    void what_is_shared_stands_once_and_is_used() {
        forEachPlan(plan -> {
            Set<Integer> bases = new HashSet<>();
            Set<Integer> breakdowns = new HashSet<>();
            for (ObjectiveResult result : plan.objectives()) {
                bases.add(result.basis());
                breakdowns.add(result.rpo().breakdown());
            }
            assertThat(plan.lossBases()).doesNotHaveDuplicates().hasSameSizeAs(bases);
            assertThat(plan.lossBreakdowns()).doesNotHaveDuplicates().hasSameSizeAs(breakdowns);
        });
    }

    @Test
    void more_machines_of_a_policy_add_no_basis() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = estate(random);
            Estate larger =
                    estate.with(Machines.machine("more", "eastus", 1), Machines.machine("further", "eastus", 2));
            assertThat(plan(larger).lossBases())
                    .containsExactlyInAnyOrderElementsOf(plan(estate).lossBases());
        });
    }

    @Test
    void a_length_before_the_end_of_the_worst_minute_lies_a_capture() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = estate(random);
            HoldfastSection plan = plan(estate);
            for (ObjectiveResult result : plan.objectives()) {
                if (result.rpo().worstInstant().isPresent()) {
                    ScheduleChange schedule = plan.schedule().stream()
                            .filter(change -> change.machine().equals(result.machine()))
                            .findFirst()
                            .orElseThrow();
                    Instant captured = OffsetDateTime.parse(
                                    result.rpo().worstInstant().get())
                            .toInstant()
                            .plusSeconds(60)
                            .minus(length(result.rpo().scheduled()));
                    Instant start = captured.minus(SlotText.ofPlan(schedule.slot()));
                    BackupPolicy policy = estate.policies().get(result.policy());
                    assertThat(Occurrences.of(policy.schedule().orElseThrow().recurrence(), policy.timeZone())
                                    .next(start.minusSeconds(1)))
                            .contains(start);
                }
            }
        });
    }

    private static Duration length(Optional<String> text) throws Exception {
        return text.isEmpty() ? Duration.ZERO : Durations.parse(text.get());
    }

    private static HoldfastSection plan(Estate estate) throws PlanRefusedException {
        return Planner.plan(estate.firstRequest()).holdfast();
    }

    /** Two policies with random objectives over one vault; each has a machine or more. */
    private static Estate estate(RandomGenerator random) {
        List<KnownMachine> machines = new ArrayList<>();
        for (int i = 2 + random.nextInt(8); i > 0; i--) {
            machines.add(Machines.machine("vm-" + i, i % 2 == 0 ? "eastus" : "EastUS", random.nextInt(4)));
        }
        KnownMachine other = Machines.tagged(Machines.machine("other", "eastus", 1), "tier", "two");
        machines.add(other);
        return Estate.empty()
                .with(Policies.vault("home", "eastus", Seeds.oneOf(random, Redundancy.values())))
                .with(Policies.vault("far", "westus", Redundancy.LRS))
                .with(policy("p", random))
                .with(policy("q", random))
                .withBindings(Policies.bind("two", "vm.tags.tier == 'two'", "q"), Policies.bindAll("p"))
                .withMachines(machines);
    }

    private static BackupPolicy policy(String name, RandomGenerator random) {
        BackupPolicy plain = Policies.policy(
                name,
                VaultChoice.of("home"),
                Duration.ofHours(Seeds.oneOf(random, 4, 12, 24, 48)),
                Seeds.oneOf(random, "every 4h 20:00-20:00", "every 12h 00:00-00:00", "daily 22:00", "cron 30 1 * * *"),
                Map.of("instant", "2d", "daily", "30d"),
                random.nextBoolean()
                        ? List.of()
                        : List.of(Policies.copy("far", Duration.ofDays(1 + random.nextInt(3)), Map.of("daily", "7"))));
        Map<FailureClass, Objectives.ClassObjective> survive = new EnumMap<>(FailureClass.class);
        for (FailureClass failureClass : FailureClass.values()) {
            if (random.nextInt(3) == 0) {
                survive.put(failureClass, new Objectives.ClassObjective(Optional.empty(), Optional.empty()));
            }
        }
        return new BackupPolicy(
                plain.name(),
                plain.vault(),
                new Objectives(
                        plain.objectives().rpo(),
                        random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofHours(1 + random.nextInt(4))),
                        survive,
                        random.nextBoolean()),
                plain.mechanism(),
                plain.consistency(),
                plain.timeZone(),
                plain.schedule(),
                plain.retention(),
                plain.copies());
    }
}

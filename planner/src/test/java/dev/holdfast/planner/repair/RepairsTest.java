package dev.holdfast.planner.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepairsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 400 : 25;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every 4h 08:00-20:00 | 4 | vm | schedule: { every: 4h, window: \"08:00-08:00\", stagger: 1h } in policy 'p'",
                "weekly sunday 22:00 | 24 | vm | schedule: { daily: \"22:00\", stagger: 1h } in policy 'p'",
                "daily 22:00 | 12 | vm | schedule: { every: 12h, window: \"22:00-22:00\", stagger: 1h } in policy 'p'",
                "daily 22:00 | 24 | region | crossRegionRestore: true in vault 'home'",
                "daily 22:00 | 24 | ransomware | immutability: unlocked in vault 'home'",
            })
    void the_edit_is_the_smallest_that_helps(String schedule, int rpo, String failureClass, String edit)
            throws PlanRefusedException {
        Estate estate =
                estate(policy(schedule, rpo, FailureClass.of(failureClass).orElseThrow(), List.of()), Redundancy.GRS);
        assertThat(violations(estate))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix().orElseThrow()).startsWith("Write " + edit));
    }

    @Test
    void a_vault_in_another_region_can_take_copies() throws PlanRefusedException {
        Estate estate = estate(policy("daily 22:00", 24, FailureClass.REGION, List.of()), Redundancy.LRS);
        assertThat(violations(estate))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.fix().orElseThrow())
                                .startsWith(
                                        "Write { to: far, every: 1d, retention: { daily: 30 } } among the copies of policy 'p'"));
    }

    @Test
    void the_edited_estate_has_the_finding_no_more() {
        Seeds.forEach(SEEDS * 2, random -> {
            Redundancy redundancy = Seeds.oneOf(random, Redundancy.values());
            FailureClass failureClass = Seeds.oneOf(random, FailureClass.values());
            BackupPolicy policy = random(random, failureClass);
            Estate estate = estate(policy, redundancy);
            List<FindingEntry> before = violations(estate);
            if (before.isEmpty()) {
                return;
            }
            Advice advice = new Repairs(
                            estate.vaults(),
                            ServiceProfiles.azure(),
                            new LossModels(ServiceProfiles.azure(), Estate.AT))
                    .advise(
                            policy,
                            Demand.AS_DECLARED,
                            EnumSet.allOf(FailureClass.class),
                            List.of(new Load("home", Duration.ZERO, Machines.disks(1))));
            String fix = before.get(0).fix().orElseThrow();
            assertThat(advice.better().isPresent() || advice.accepting().isPresent())
                    .isTrue();
            for (Repair repair : Stream.concat(advice.better().stream(), advice.accepting().stream())
                    .toList()) {
                assertThat(fix).containsIgnoringCase(repair.edit());
                Estate edited =
                        estate.with(repair.policy()).with(repair.vaults().get("home"));
                assertThat(violations(edited)).as(repair.edit()).isEmpty();
            }
        });
    }

    @Test
    void a_raised_objective_holds() {
        Seeds.forEach(SEEDS, random -> {
            BackupPolicy policy = random(random, FailureClass.VM);
            Estate estate = estate(policy, Redundancy.LRS);
            for (FindingEntry finding : violations(estate)) {
                Duration figure = Duration.ofHours(Long.parseLong(finding.evidence()
                                .get("scheduled")
                                .replace("d", "")
                                .replace("h", ""))
                        * (finding.evidence().get("scheduled").endsWith("d") ? 24 : 1));
                Repair raise = new Repairs(
                                estate.vaults(),
                                ServiceProfiles.azure(),
                                new LossModels(ServiceProfiles.azure(), Estate.AT))
                        .raise(policy, Map.of(FailureClass.VM, figure));
                assertThat(finding.fix().orElseThrow()).contains(raise.edit());
                assertThat(violations(estate.with(raise.policy()))).isEmpty();
            }
        });
    }

    private static BackupPolicy random(RandomGenerator random, FailureClass failureClass) {
        String schedule = Seeds.oneOf(
                random,
                "every 4h 08:00-20:00",
                "every 6h 22:00-10:00",
                "daily 22:00",
                "daily 06:00 18:00",
                "weekly sunday,wednesday 03:00",
                "monthly first sunday 22:00",
                "cron 30 1 * * 1-5");
        Duration every = Seeds.oneOf(random, Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));
        return policy(
                schedule,
                Seeds.oneOf(random, 4, 6, 12, 24, 48),
                failureClass,
                random.nextBoolean() ? List.of() : List.of(Policies.copy("far", every, Map.of("daily", "7"))));
    }

    private static BackupPolicy policy(
            String schedule, int rpoHours, FailureClass failureClass, List<CopyRule> copies) {
        BackupPolicy plain = Policies.policy(
                "p",
                VaultChoice.of("home"),
                Duration.ofHours(rpoHours),
                schedule,
                Map.of("instant", "2d", "daily", "30d"),
                copies);
        return plain.withObjectives(new Objectives(
                plain.objectives().rpo(),
                Optional.empty(),
                Map.of(failureClass, new Objectives.ClassObjective(Optional.empty(), Optional.empty())),
                false));
    }

    private static Estate estate(BackupPolicy policy, Redundancy redundancy) {
        return Estate.empty()
                .with(Policies.vault("home", "eastus", redundancy))
                .with(Policies.vault("far", "westus", Redundancy.LRS))
                .with(policy)
                .withBindings(Policies.bindAll("p"))
                .with(Machines.machine("a", "eastus", 1), Machines.machine("b", "eastus", 1));
    }

    private static List<FindingEntry> violations(Estate estate) throws PlanRefusedException {
        return Planner.plan(estate.firstRequest()).holdfast().findings().stream()
                .filter(finding -> finding.name().equals("rpo-violated"))
                .toList();
    }
}

package dev.holdfast.planner.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Mechanism;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.Objectives.ClassObjective;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Policies;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A chosen schedule against all that the service offers, each tried by its loss figures. */
class CheapestScheduleTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 100;
    private static final ServiceProfile AZURE = ServiceProfiles.azure();

    /** What the service offers round the clock, the cheapest first. */
    private static final List<String> OFFERED = List.of(
            "daily 22:00",
            "every 12h 22:00-22:00",
            "every 8h 22:00-22:00",
            "every 6h 22:00-22:00",
            "every 4h 22:00-22:00");

    @Test
    void the_cheapest_that_holds_is_chosen_and_one_is_chosen_if_any_holds() {
        Map<String, Integer> chosen = new HashMap<>();
        Seeds.forEach(SEEDS, random -> {
            Map<String, Vault> vaults = vaults(random);
            BackupPolicy policy = policy(random, vaults);
            Optional<String> cheapest = OFFERED.stream()
                    .filter(schedule -> holds(policy, schedule, vaults))
                    .findFirst();
            Choice choice = new MechanismChoice(vaults, AZURE, new LossModels(AZURE, Estate.AT)).choose(policy);
            Optional<String> found = choice instanceof Choice.Backup backup
                    ? Optional.of(
                            RecurrenceText.format(backup.effectiveSchedule().recurrence()))
                    : Optional.empty();
            assertThat(found).as("%s%n%s", policy, vaults).isEqualTo(cheapest);
            chosen.merge(found.orElse("none"), 1, Integer::sum);
        });
        if (Long.getLong("holdfast.seed") == null && Integer.getInteger("holdfast.seeds", SEEDS) == SEEDS) {
            assertThat(new TreeSet<>(chosen.keySet()))
                    .contains("none", "daily 22:00", "every 12h 22:00-22:00", "every 4h 22:00-22:00");
        }
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void a_class_without_an_rpo_is_survived_or_the_policy_is_infeasible(FailureClass failureClass) {
        Map<String, Vault> vaults = Map.of("home", Policies.vault("home", "eastus", Redundancy.LRS));
        BackupPolicy policy = policy(
                vaults,
                new Objectives(
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(failureClass, new ClassObjective(Optional.empty(), Optional.empty())),
                        false),
                Optional.of("2d"),
                List.of());
        Choice choice = new MechanismChoice(vaults, AZURE, new LossModels(AZURE, Estate.AT)).choose(policy);
        String found = choice instanceof Choice.Backup backup
                ? RecurrenceText.format(backup.effectiveSchedule().recurrence())
                : "";
        assertThat(found)
                .isEqualTo(
                        switch (failureClass) {
                            case DISK, RACK, VM, DELETION, APPLICATION -> "daily 22:00";
                            case ZONE -> "every 12h 22:00-22:00";
                            case REGION, RANSOMWARE -> "";
                        });
    }

    @Test
    void a_schedule_is_rejected_with_the_places_that_are_lost() {
        Map<String, Vault> vaults = Map.of("home", Policies.vault("home", "eastus", Redundancy.LRS));
        Objectives zone = new Objectives(
                Optional.of(Duration.ofHours(24)),
                Optional.empty(),
                Map.of(FailureClass.ZONE, new ClassObjective(Optional.empty(), Optional.empty())),
                false);
        assertThat(new MechanismChoice(vaults, AZURE, new LossModels(AZURE, Estate.AT))
                        .choose(policy(vaults, zone, Optional.of("2d"), List.of())))
                .isInstanceOfSatisfying(
                        Choice.Backup.class,
                        backup -> assertThat(backup.rejected())
                                .contains(
                                        "Once a day: the loss of a zone is survived by no capture: snapshots of a standard"
                                                + " policy are kept in one zone; vault home is LRS, which does not survive"
                                                + " a zone."));
    }

    private static boolean holds(BackupPolicy policy, String schedule, Map<String, Vault> vaults) {
        Recurrence recurrence = recurrence(schedule);
        Choice possible = ScheduleFeasibility.check(policy, new Schedule(recurrence, Duration.ZERO), AZURE);
        if (!(possible instanceof Choice.Backup backup)) {
            return false;
        }
        Objectives objectives = policy.objectives();
        for (String home : policy.vault().orElseThrow().all()) {
            PolicyShape shape = PolicyShape.of(policy, backup.policyType(), vaults.get(home), vaults);
            for (FailureClass failureClass : FailureClass.values()) {
                boolean asked = objectives.survive().isEmpty()
                        ? failureClass == FailureClass.VM && objectives.rpo().isPresent()
                        : objectives.survive().containsKey(failureClass);
                if (asked
                        && !holds(
                                new LossModels(AZURE, Estate.AT)
                                        .of(failureClass, recurrence, policy.timeZone(), shape)
                                        .figure(Duration.ZERO, List.of()),
                                objectives.rpoFor(failureClass),
                                objectives.strict())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The zone of these policies changes its clocks by an hour twice a year, which the day of 25 hours may add. */
    private static boolean holds(LossFigure figure, Optional<Duration> rpo, boolean strict) {
        if (figure.scheduled().isEmpty() || rpo.isEmpty()) {
            return figure.scheduled().isPresent();
        }
        Duration scheduled = figure.onOrdinaryDays();
        Duration added = figure.scheduled().get().length().minus(scheduled);
        Duration lost = strict ? figure.worstCase().orElseThrow().length().minus(added) : scheduled;
        return lost.compareTo(rpo.get()) <= 0;
    }

    private static Map<String, Vault> vaults(RandomGenerator random) {
        Map<String, Vault> vaults = new TreeMap<>();
        for (String name : List.of("home", "second")) {
            Redundancy redundancy = Seeds.oneOf(random, Redundancy.values());
            vaults.put(
                    name,
                    new Vault(
                            name,
                            name.equals("home") ? "eastus" : "westus",
                            redundancy,
                            redundancy == Redundancy.GRS && random.nextBoolean(),
                            Duration.ofDays(14),
                            Seeds.oneOf(random, Immutability.values())));
        }
        return vaults;
    }

    private static BackupPolicy policy(RandomGenerator random, Map<String, Vault> vaults) {
        Map<FailureClass, ClassObjective> survive = new EnumMap<>(FailureClass.class);
        for (int i = random.nextInt(4); i > 0; i--) {
            survive.put(
                    Seeds.oneOf(random, FailureClass.values()),
                    new ClassObjective(
                            random.nextBoolean() ? Optional.empty() : Optional.of(rpo(random)), Optional.empty()));
        }
        Objectives objectives = new Objectives(
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(rpo(random)),
                Optional.empty(),
                survive,
                random.nextInt(3) == 0);
        return policy(
                random.nextBoolean() ? Map.of("home", vaults.get("home")) : vaults,
                objectives,
                random.nextInt(4) == 0
                        ? Optional.empty()
                        : Optional.of(Seeds.oneOf(random, "6h", "1d", "5d", "6d", "31d")),
                random.nextBoolean()
                        ? List.of()
                        : List.of(Policies.copy(
                                "second", Duration.ofDays(Seeds.oneOf(random, 1, 2, 7)), Map.of("daily", "7d"))));
    }

    private static Duration rpo(RandomGenerator random) {
        return Duration.ofHours(Seeds.oneOf(random, 2, 4, 5, 7, 8, 12, 15, 24, 27, 40, 48));
    }

    private static BackupPolicy policy(
            Map<String, Vault> homes, Objectives objectives, Optional<String> instant, List<CopyRule> copies) {
        TreeMap<String, String> byRegion = new TreeMap<>();
        homes.forEach((name, vault) -> byRegion.put(vault.region(), name));
        Map<String, String> keys = new HashMap<>(Map.of("daily", "30d"));
        instant.ifPresent(age -> keys.put("instant", age));
        RetentionRule retention = Policies.retention(keys);
        return new BackupPolicy(
                "p",
                Optional.of(new VaultChoice(Optional.empty(), byRegion)),
                objectives,
                Optional.of(Mechanism.BACKUP),
                Optional.empty(),
                ZoneId.of("Europe/Berlin"),
                Optional.empty(),
                Optional.of(retention),
                copies);
    }

    private static Recurrence recurrence(String text) {
        try {
            return RecurrenceText.parse(text);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

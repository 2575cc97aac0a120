package dev.holdfast.planner.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Mechanism;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.schedule.LargestGap;
import dev.holdfast.planner.schedule.Occurrences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MechanismChoiceTest {

    private static final ServiceProfile AZURE = ServiceProfiles.azure();
    private static final Vault GRS =
            new Vault("rsv-eastus", "eastus", Redundancy.GRS, true, Duration.ofDays(14), Immutability.DISABLED);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "daily 22:00, standard",
        "weekly sunday 22:00, standard",
        "'weekly monday,wednesday 22:00', standard",
        "cron 0 22 * * *, standard",
        "cron 0 22 * * 1-5, standard",
        "cron 0 22 1-31 * *, standard",
        "@daily, standard",
        "every 24h 22:00-22:00, standard",
        "every 12h 08:00-20:00, standard",
        "every 4h 20:00-20:00, enhanced",
        "every 4h 08:00-20:00, enhanced",
        "every 4h 20:00-08:00, enhanced",
        "every 6h 00:00-00:00, enhanced",
        "daily 08:00 20:00, enhanced",
        "daily 08:00 12:00 16:00, enhanced",
        "daily 02:00 22:00, enhanced",
        "cron 0 */6 * * *, enhanced",
        "cron 30 8-20/4 * * *, enhanced",
    })
    void a_schedule_the_service_can_run_is_taken_as_it_is(String schedule, String type) {
        Choice choice = choose(schedule, "24h", "instant=2d; daily=30d", Optional.empty());
        assertThat(choice).isInstanceOf(Choice.Backup.class);
        Choice.Backup backup = (Choice.Backup) choice;
        assertThat(backup.policyType().word()).isEqualTo(type);
        assertThat(backup.effectiveSchedule()).isEqualTo(schedule(schedule));
        assertThat(backup.reasons()).isNotEmpty().allMatch(reason -> reason.endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every 5h 00:00-00:00 | every 4h 00:00-00:00",
                "every 10h 00:00-00:00 | every 8h 00:00-00:00",
                "every 1h 08:00-20:00 | every 4h 08:00-20:00",
                "every 4h 08:00-18:00 | every 4h 08:00-20:00",
                "every 2d 06:00-06:00 | daily 06:00",
                "every 36h 06:00-06:00 | daily 22:00",
                "daily 08:00 13:00 22:00 | every 8h 08:00-08:00",
                "daily 08:00 09:00 | every 12h 08:00-08:00",
                "cron 0 */5 * * * | every 4h 00:00-00:00",
                "cron 0 */6 * * 1-5 | every 6h 00:00-00:00",
                "weekly sunday 10:00 22:00 | every 12h 10:00-10:00",
                "monthly first friday 21:30 | weekly friday 21:30",
                "monthly 15 02:00 04:00 | weekly sunday 02:00",
                "cron 0 3 1 1 * | weekly sunday 03:00",
                "cron 0 3 */2 * * | weekly sunday 03:00",
                "cron 0 3 13 * 5 | weekly sunday 03:00",
                "cron * * * * * | every 4h 00:00-00:00",
            })
    void what_the_service_cannot_run_comes_with_the_nearest_it_can(String schedule, String nearest) {
        Choice choice = choose(schedule, "24h", "instant=2d; daily=30d", Optional.empty());
        assertThat(choice).isInstanceOfSatisfying(Choice.Infeasible.class, infeasible -> {
            assertThat(RecurrenceText.format(
                            infeasible.nearest().schedule().orElseThrow().recurrence()))
                    .isEqualTo(nearest);
            assertThat(infeasible.reason()).endsWith(".").contains("policy gold");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "daily 22:00, 5d, standard",
        "daily 22:00, 6d, enhanced",
        "daily 22:00, 30d, enhanced",
        "daily 22:00, 31d, instant: 30d",
        "weekly sunday 22:00, 5d, standard",
        "weekly sunday 22:00, 6d, instant: 5d",
        "every 4h 00:00-00:00, 31d, instant: 30d",
        "daily 22:00, 12h, instant: 1d",
    })
    void how_long_snapshots_are_kept_decides_too(String schedule, String instant, String expected) {
        Choice choice = choose(schedule, "24h", "instant=" + instant + "; daily=30d", Optional.empty());
        String found = choice instanceof Choice.Backup backup
                ? backup.policyType().word()
                : "instant: "
                        + ((Choice.Infeasible) choice)
                                .nearest()
                                .retention()
                                .orElseThrow()
                                .instant()
                                .orElseThrow();
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "24h, daily 22:00",
        "7d, daily 22:00",
        "23h, every 12h 22:00-22:00",
        "12h, every 12h 22:00-22:00",
        "11h, every 8h 22:00-22:00",
        "4h, every 4h 22:00-22:00",
        "5h, every 4h 22:00-22:00",
    })
    void without_a_schedule_the_rpo_chooses_one(String rpo, String expected) {
        Choice choice = choose("", rpo, "instant=2d; daily=30d", Optional.empty());
        assertThat(choice)
                .isInstanceOfSatisfying(
                        Choice.Backup.class,
                        backup -> assertThat(RecurrenceText.format(
                                        backup.effectiveSchedule().recurrence()))
                                .isEqualTo(expected));
    }

    @Test
    void a_chosen_schedule_holds_the_rpo_but_for_the_day_of_25_hours() {
        Seeds.forEach(60, random -> {
            Duration rpo = Duration.ofMinutes(random.nextInt(240, 3_000));
            Choice choice = choose("", Durations.format(rpo), "instant=2d; daily=30d", Optional.empty());
            Schedule schedule = ((Choice.Backup) choice).effectiveSchedule();
            Instant from = Instant.parse("2026-01-01T00:00:00Z");
            Duration gap = LargestGap.over(
                            Occurrences.of(schedule.recurrence(), NEW_YORK), from, from.plus(Duration.ofDays(366)))
                    .orElseThrow()
                    .length();
            assertThat(gap).isLessThanOrEqualTo(rpo.plusHours(1));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1h, restore-points",
        "'', 20m, restore-points",
        "'', 19m, replication",
        "every 1h 00:00-00:00, 1h, restore-points",
        "every 10m 00:00-00:00, 10m, replication",
    })
    void below_four_hours_something_else_is_needed(String schedule, String rpo, String wanted) {
        assertThat(choose(schedule, rpo, "instant=2d; daily=30d", Optional.empty()))
                .isInstanceOfSatisfying(
                        Choice.NotProvided.class,
                        choice -> assertThat(choice.wanted()).isEqualTo(wanted));
    }

    @Test
    void a_declared_schedule_is_checked_and_not_replaced_by_the_rpo() {
        assertThat(choose("daily 22:00", "1h", "instant=2d; daily=30d", Optional.empty()))
                .isInstanceOf(Choice.Backup.class);
        assertThat(choose("every 1h 00:00-00:00", "1h", "instant=2d", Optional.of(Mechanism.BACKUP)))
                .isInstanceOf(Choice.Infeasible.class);
        assertThat(choose("", "1h", "instant=2d", Optional.of(Mechanism.BACKUP)))
                .isInstanceOf(Choice.Infeasible.class);
    }

    @ParameterizedTest
    @CsvSource({
        "24h, every 12h 22:00-22:00",
        "27h, daily 22:00",
        "12h, every 8h 22:00-22:00",
        "7h, every 4h 22:00-22:00",
    })
    void a_strict_objective_counts_a_late_start_and_the_snapshot(String rpo, String expected) {
        assertThat(choose("", strict(rpo), "instant=2d; daily=30d", Optional.empty()))
                .isInstanceOfSatisfying(
                        Choice.Backup.class,
                        backup -> assertThat(RecurrenceText.format(
                                        backup.effectiveSchedule().recurrence()))
                                .isEqualTo(expected));
    }

    @Test
    void a_strict_objective_that_no_interval_holds_is_infeasible() {
        assertThat(choose("", strict("5h"), "instant=2d; daily=30d", Optional.empty()))
                .isInstanceOfSatisfying(
                        Choice.Infeasible.class,
                        choice -> assertThat(choice.reason()).contains("6 h 7 m", "the rpo of 5h"));
        assertThat(choose("", strict("7h"), "instant=2d; daily=30d", Optional.empty()))
                .isInstanceOf(Choice.Backup.class);
    }

    @Test
    void a_chosen_schedule_says_why_not_the_others() {
        Choice.Backup often = (Choice.Backup) choose("", "8h", "instant=2d; daily=30d", Optional.empty());
        assertThat(often.rejected())
                .anyMatch(text -> text.startsWith("Every 12h: loses up to 12 h"))
                .anyMatch(text -> text.startsWith("Once a day: loses up to 24 h"))
                .noneMatch(text -> text.startsWith("Every 8h"));
        Choice.Backup daily = (Choice.Backup) choose("", "24h", "instant=2d; daily=30d", Optional.empty());
        assertThat(daily.rejected()).singleElement().asString().startsWith("Several backups a day");
        Choice.Backup declared =
                (Choice.Backup) choose("daily 22:00", "24h", "instant=2d; daily=30d", Optional.empty());
        assertThat(declared.rejected()).isEmpty();
    }

    private static Objectives strict(String rpo) {
        try {
            return new Objectives(Optional.of(Durations.parse(rpo)), Optional.empty(), Map.of(), true);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(rpo, e);
        }
    }

    @Test
    void other_mechanisms_are_not_provided() {
        for (Mechanism mechanism : Mechanism.values()) {
            Choice choice = choose("daily 22:00", "24h", "instant=2d; daily=30d", Optional.of(mechanism));
            assertThat(choice instanceof Choice.Backup).isEqualTo(mechanism == Mechanism.BACKUP);
        }
    }

    @Test
    void several_captures_a_day_need_a_snapshot_tier() {
        assertThat(choose("", "8h", "daily=30d", Optional.empty()))
                .isInstanceOfSatisfying(
                        Choice.Infeasible.class,
                        choice -> assertThat(choice.reason()).contains("keeps no snapshots"));
    }

    @Test
    void the_region_within_a_day_needs_replication() {
        Map<FailureClass, Objectives.ClassObjective> survive = new EnumMap<>(FailureClass.class);
        survive.put(FailureClass.VM, new Objectives.ClassObjective(Optional.empty(), Optional.empty()));
        survive.put(
                FailureClass.REGION,
                new Objectives.ClassObjective(Optional.of(Duration.ofHours(26)), Optional.empty()));
        Optional<Duration> rpo = Optional.of(Duration.ofHours(4));
        Choice choice =
                choose("", new Objectives(rpo, Optional.empty(), survive, false), "instant=2d", Optional.empty());
        assertThat(choice).isInstanceOf(Choice.Backup.class);
        survive.put(
                FailureClass.REGION, new Objectives.ClassObjective(Optional.of(Duration.ofHours(4)), Optional.empty()));
        choice = choose("", new Objectives(rpo, Optional.empty(), survive, false), "instant=2d", Optional.empty());
        assertThat(choice)
                .isInstanceOfSatisfying(
                        Choice.NotProvided.class,
                        missing -> assertThat(missing.wanted()).isEqualTo("replication"));
    }

    private static Choice choose(String schedule, String rpo, String retention, Optional<Mechanism> mechanism) {
        try {
            Objectives objectives =
                    new Objectives(Optional.of(Durations.parse(rpo)), Optional.empty(), Map.of(), false);
            return choose(schedule, objectives, retention, mechanism);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(rpo, e);
        }
    }

    private static Choice choose(
            String schedule, Objectives objectives, String retention, Optional<Mechanism> mechanism) {
        return new MechanismChoice(Map.of("rsv-eastus", GRS), AZURE, new LossModels(AZURE, Estate.AT))
                .choose(new BackupPolicy(
                        "gold",
                        Optional.of(VaultChoice.of("rsv-eastus")),
                        objectives,
                        mechanism,
                        Optional.empty(),
                        NEW_YORK,
                        schedule.isEmpty() ? Optional.empty() : Optional.of(schedule(schedule)),
                        Optional.of(retention(retention)),
                        List.of()));
    }

    private static Schedule schedule(String text) {
        try {
            return new Schedule(RecurrenceText.parse(text.startsWith("@") ? "cron " + text : text), Duration.ZERO);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static RetentionRule retention(String text) {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (String part : text.split("; ", -1)) {
            attributes.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        try {
            return RetentionText.fromAttributes(attributes);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

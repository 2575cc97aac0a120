package dev.holdfast.planner.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossModelTest {

    private static final ServiceProfile AZURE = ServiceProfiles.azure();
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant FROM = Instant.parse("2026-11-20T15:00:00Z");
    private static final RetentionRule COPIES =
            RetentionRule.ofClasses(Map.of(RetentionClass.DAILY, ClassRule.count(7)));

    @ParameterizedTest
    @CsvSource({
        // Snapshots of an enhanced policy carry every capture through machine and zone loss.
        "vm, LRS, false, every 4h 20:00-20:00, enhanced, 5h, 4h",
        "zone, LRS, false, every 4h 20:00-20:00, enhanced, 5h, 4h",
        "application, LRS, false, every 4h 20:00-20:00, enhanced, 5h, 4h",
        "disk, LRS, false, every 4h 08:00-20:00, enhanced, 17h, 16h",
        // Only the last capture of a day reaches the vault.
        "deletion, LRS, false, every 4h 20:00-20:00, enhanced, 25h, 24h",
        "region, GRS, true, every 4h 20:00-20:00, enhanced, 25h, 24h",
        "region, GRS, false, every 4h 20:00-20:00, enhanced, none, 0s",
        "region, ZRS, false, every 4h 20:00-20:00, enhanced, none, 0s",
        // Snapshots of a standard policy do not survive a zone.
        "vm, LRS, false, daily 22:00, standard, 25h, 24h",
        "zone, LRS, false, daily 22:00, standard, none, 0s",
        "zone, ZRS, false, daily 22:00, standard, 25h, 24h",
        "zone, GRS, false, daily 22:00, standard, none, 0s",
        "zone, GRS, true, daily 22:00, standard, 25h, 24h",
        "ransomware, LRS, false, daily 22:00, standard, 25h, 24h",
        "vm, LRS, false, weekly sunday 22:00, standard, 169h, 7d",
    })
    void the_captures_that_survive_make_the_figure(
            String failure,
            Redundancy redundancy,
            boolean crossRegion,
            String schedule,
            String type,
            String loss,
            String ordinary) {
        Vault home = vault("eastus", redundancy, crossRegion, Immutability.UNLOCKED);
        LossFigure figure =
                figure(failure, schedule, new PolicyShape(PolicyType.of(type).orElseThrow(), home, true, List.of()));
        assertThat(figure.scheduled().map(Gap::length))
                .isEqualTo(loss.equals("none") ? Optional.empty() : Optional.of(parse(loss)));
        assertThat(figure.onOrdinaryDays()).isEqualTo(ordinary.equals("0s") ? Duration.ZERO : parse(ordinary));
        assertThat(figure.worstCase().isPresent()).isEqualTo(figure.scheduled().isPresent());
        assertThat(figure.explanation()).endsWith(".").doesNotEndWith("..");
    }

    @Test
    void the_gap_names_the_last_restorable_capture_and_the_next() {
        LossFigure figure = figure(
                "vm",
                "daily 22:00",
                new PolicyShape(
                        PolicyType.STANDARD,
                        vault("eastus", Redundancy.LRS, false, Immutability.DISABLED),
                        true,
                        List.of()));
        assertThat(figure.scheduled())
                .contains(new Gap(
                        Duration.ofHours(25),
                        Instant.parse("2027-11-07T02:00:00Z"),
                        Instant.parse("2027-11-08T03:00:00Z")));
        assertThat(figure.explanation())
                .isEqualTo("The loss of the machine is survived by every capture, in the snapshot tier.");
    }

    @Test
    void without_a_snapshot_tier_only_the_vault_counts() {
        Vault home = vault("eastus", Redundancy.LRS, false, Immutability.DISABLED);
        LossFigure figure =
                figure("vm", "every 4h 20:00-20:00", new PolicyShape(PolicyType.ENHANCED, home, false, List.of()));
        assertThat(figure.scheduled().map(Gap::length)).contains(Duration.ofHours(25));
    }

    @Test
    void copies_count_by_their_own_interval() {
        Vault home = vault("eastus", Redundancy.LRS, false, Immutability.DISABLED);
        Vault west = vault("westus", Redundancy.LRS, false, Immutability.UNLOCKED);
        PolicyShape shape =
                shape(home, new PolicyShape.CopyTarget(new CopyRule("west", Duration.ofDays(2), COPIES), west));
        assertThat(figure("region", "daily 22:00", shape).onOrdinaryDays()).isEqualTo(Duration.ofDays(2));
        assertThat(figure("zone", "daily 22:00", shape).onOrdinaryDays()).isEqualTo(Duration.ofDays(2));
        assertThat(figure("ransomware", "daily 22:00", shape).onOrdinaryDays()).isEqualTo(Duration.ofDays(2));
        assertThat(figure("deletion", "daily 22:00", shape).onOrdinaryDays()).isEqualTo(Duration.ofDays(1));
        assertThat(figure("region", "daily 22:00", shape).explanation())
                .isEqualTo(
                        "The loss of the region is survived by the copy of every 2d in vault rsv-westus; snapshots are"
                                + " kept in the machine's region; vault rsv-eastus can be read in eastus only.");
    }

    @Test
    void several_copies_count_together() {
        Vault home = vault("eastus", Redundancy.LRS, false, Immutability.DISABLED);
        PolicyShape shape = shape(
                home,
                new PolicyShape.CopyTarget(
                        new CopyRule("west", Duration.ofDays(7), COPIES),
                        vault("westus", Redundancy.LRS, false, Immutability.UNLOCKED)),
                new PolicyShape.CopyTarget(
                        new CopyRule("north", Duration.ofDays(2), COPIES),
                        vault("northeurope", Redundancy.LRS, false, Immutability.UNLOCKED)));
        assertThat(figure("region", "daily 22:00", shape).onOrdinaryDays()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void a_copy_of_a_copy_counts_by_the_coarser_interval_and_adds_both_lags() {
        Vault home = vault("eastus", Redundancy.LRS, false, Immutability.DISABLED);
        PolicyShape.CopyTarget near = new PolicyShape.CopyTarget(
                new CopyRule("near", Duration.ofDays(1), COPIES),
                vault("eastus", Redundancy.ZRS, false, Immutability.UNLOCKED));
        PolicyShape.CopyTarget far = new PolicyShape.CopyTarget(
                new CopyRule("far", Optional.of("near"), Duration.ofDays(7), COPIES),
                vault("westus", Redundancy.LRS, false, Immutability.UNLOCKED));
        LossFigure chained = figure("region", "daily 22:00", shape(home, near, far));
        assertThat(chained.onOrdinaryDays()).isEqualTo(Duration.ofDays(7));
        assertThat(chained.terms().stream().map(LossTerm::kind))
                .containsExactly(
                        LossTerm.Kind.SCHEDULE,
                        LossTerm.Kind.START_JITTER,
                        LossTerm.Kind.SNAPSHOT,
                        LossTerm.Kind.TRANSFER,
                        LossTerm.Kind.INTERVAL_CLOSE,
                        LossTerm.Kind.COPY,
                        LossTerm.Kind.INTERVAL_CLOSE,
                        LossTerm.Kind.COPY);
        assertThat(chained.explanation())
                .contains(
                        "the copy of every 7d in vault rsv-westus, made from the copy of every 24h in vault rsv-eastus");
        assertThat(figure("deletion", "daily 22:00", shape(home, near, far)).onOrdinaryDays())
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void a_copy_whose_source_is_the_home_vault_of_the_machine_is_made_from_there() {
        Vault home = vault("eastus", Redundancy.LRS, false, Immutability.DISABLED);
        PolicyShape.CopyTarget far = new PolicyShape.CopyTarget(
                new CopyRule("far", Optional.of("rsv-eastus"), Duration.ofDays(2), COPIES),
                vault("westus", Redundancy.LRS, false, Immutability.UNLOCKED));
        assertThat(shape(home, far).chain(far)).containsExactly(far);
        assertThat(figure("region", "daily 22:00", shape(home, far)).onOrdinaryDays())
                .isEqualTo(Duration.ofDays(2));
    }

    @Test
    void a_copy_in_the_same_region_does_not_leave_it() {
        Vault home = vault("eastus", Redundancy.LRS, false, Immutability.DISABLED);
        Vault same = vault("EastUS", Redundancy.ZRS, false, Immutability.LOCKED);
        PolicyShape shape =
                shape(home, new PolicyShape.CopyTarget(new CopyRule("same", Duration.ofDays(1), COPIES), same));
        assertThat(figure("region", "daily 22:00", shape).scheduled()).isEmpty();
        assertThat(figure("zone", "daily 22:00", shape).scheduled()).isPresent();
        assertThat(figure("ransomware", "daily 22:00", shape).scheduled()).isPresent();
    }

    @Test
    void a_service_without_vault_copies_cannot_count_on_them() {
        Vault home = vault("eastus", Redundancy.LRS, false, Immutability.DISABLED);
        Vault west = vault("westus", Redundancy.LRS, false, Immutability.UNLOCKED);
        PolicyShape shape =
                shape(home, new PolicyShape.CopyTarget(new CopyRule("west", Duration.ofDays(1), COPIES), west));
        ServiceProfile strict = new ServiceProfile(
                "azure-strict",
                1,
                AZURE.limits(),
                AZURE.policies(),
                AZURE.timings(),
                AZURE.presets(),
                ServiceProfiles.azureStrict().capabilities());
        LossFigure figure = new LossModels(strict, FROM)
                .of(FailureClass.REGION, new Recurrence.Daily(List.of(LocalTime.of(22, 0))), NEW_YORK, shape)
                .figure(Duration.ZERO, List.of());
        assertThat(figure.scheduled()).isEmpty();
        assertThat(figure.explanation()).contains("does not copy to vault rsv-westus");
    }

    @Test
    void a_schedule_that_never_starts_has_no_figure() {
        Vault home = vault("eastus", Redundancy.LRS, false, Immutability.DISABLED);
        Recurrence never = new Recurrence.Daily(List.of());
        LossFigure figure = new LossModels(AZURE, FROM)
                .of(FailureClass.VM, never, NEW_YORK, shape(home))
                .figure(Duration.ZERO, List.of());
        assertThat(figure.scheduled()).isEmpty();
    }

    private static PolicyShape shape(Vault home, PolicyShape.CopyTarget... copies) {
        return new PolicyShape(PolicyType.STANDARD, home, true, List.of(copies));
    }

    private static Vault vault(String region, Redundancy redundancy, boolean crossRegion, Immutability immutability) {
        return new Vault("rsv-" + region, region, redundancy, crossRegion, Duration.ofDays(14), immutability);
    }

    private static LossFigure figure(String failure, String schedule, PolicyShape shape) {
        try {
            return new LossModels(AZURE, FROM)
                    .of(FailureClass.of(failure).orElseThrow(), RecurrenceText.parse(schedule), NEW_YORK, shape)
                    .figure(Duration.ZERO, List.of());
        } catch (QuantityException e) {
            throw new IllegalArgumentException(schedule, e);
        }
    }

    private static Duration parse(String text) {
        try {
            return Durations.parse(text);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

package dev.holdfast.planner.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.FakeWorld;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyFindingsTest {

    private static final Instant AT = Estate.AT;
    private static final Duration DAY = Duration.ofDays(1);
    private static final ItemKey WEST = new ItemKey("web", "rsv-west");

    private static Estate estate(Duration every) {
        return estate("daily 22:00", every);
    }

    private static Estate estate(String schedule, Duration every) {
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-west", "westus", Redundancy.LRS))
                .with(Policies.policy(
                        "gold",
                        VaultChoice.of("rsv-east"),
                        Duration.ofHours(26),
                        schedule,
                        Map.of("daily", "90d"),
                        List.of(Policies.copy("rsv-west", every, Map.of("daily", "30")))))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 2));
    }

    private static FakeWorld applied(Estate estate) throws PlanRefusedException {
        FakeWorld world = new FakeWorld();
        world.apply(at(estate, world, AT));
        return world;
    }

    private static List<Instant> days(int count) {
        List<Instant> days = new ArrayList<>();
        for (int day = 1; day <= count; day++) {
            days.add(AT.minus(Duration.ofDays(day)).minusSeconds(36_000));
        }
        return days;
    }

    private static List<FindingEntry> behind(Estate estate) throws PlanRefusedException {
        return findings(at(estate, new FakeWorld(), AT), "copies-fall-behind");
    }

    private static List<FindingEntry> notVerified(PlanDocument plan) {
        return findings(plan, "copy-not-verified");
    }

    private static List<FindingEntry> findings(PlanDocument plan, String name) {
        return plan.holdfast().findings().stream()
                .filter(finding -> finding.name().equals(name))
                .toList();
    }

    /** A machine with 120 TiB, of which this much changes each day. */
    private static Estate busy(Duration every, int percent) {
        return estate(every).withMachines(List.of(busyMachine(4, percent)));
    }

    private static KnownMachine busyMachine(int dataDisks, int percent) {
        List<Disk> disks = new ArrayList<>();
        disks.add(Machines.disk("os", Optional.empty(), DiskTraits.managed(DiskRole.OS)));
        for (int i = 0; i < dataDisks; i++) {
            disks.add(new Disk(
                    "data" + i,
                    Optional.of(i),
                    Estimate.declared(DataSize.ofGibibytes(32 * 1024)),
                    Estimate.declared(DataSize.ofGibibytes(30 * 1024)),
                    Estimate.declared(ChurnRate.ofShare(Percent.of(percent))),
                    DiskTraits.managed(DiskRole.DATA),
                    Optional.empty()));
        }
        return Machines.withDisks(Machines.machine("web", "eastus", 0), disks);
    }

    @Test
    void copies_that_cannot_keep_up_are_a_finding_whose_repair_keeps_up() throws PlanRefusedException {
        // 6 TiB a day at 60 MiB/s take 29 hours.
        assertThat(behind(busy(DAY, 5))).singleElement().satisfies(finding -> {
            assertThat(finding.addresses()).containsExactly("copy/web\u2192rsv-west");
            assertThat(finding.message()).contains("6 TiB", "60MiB/s", "rsv-west");
            assertThat(Durations.parse(finding.evidence().get("timePerDay")))
                    .isBetween(Duration.ofHours(29), Duration.ofHours(30));
            assertThat(finding.fix().orElseThrow()).contains("every: 14d").contains("exclude");
        });
        assertThat(behind(busy(Duration.ofDays(7), 5))).hasSize(1);
        assertThat(behind(busy(Duration.ofDays(14), 5))).isEmpty();
        assertThat(behind(busy(DAY, 4))).as("4.8 TiB a day just fit").isEmpty();
        assertThat(behind(busy(Duration.ofHours(1), 4)))
                .as("one point a day is there, however often it is looked for")
                .isEmpty();
    }

    @Test
    void only_the_last_point_of_a_day_is_copied_where_the_vault_gets_no_other() throws PlanRefusedException {
        String schedule = "every 4h 00:00-00:00";
        assertThat(behind(estate(schedule, Duration.ofHours(1)).withMachines(List.of(busyMachine(4, 4)))))
                .as("six copies a day would not fit")
                .isEmpty();
        assertThat(behind(estate(schedule, Duration.ofHours(1)).withMachines(List.of(busyMachine(4, 5)))))
                .singleElement()
                .satisfies(
                        finding -> assertThat(Durations.parse(finding.evidence().get("timePerDay")))
                                .isBetween(Duration.ofHours(29), Duration.ofHours(30)));
    }

    /** Copies to the west every so often, and from there on to the north every day. */
    private static Estate chain(Duration west, int percent) {
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-west", "westus", Redundancy.LRS))
                .with(Policies.vault("rsv-north", "northeurope", Redundancy.LRS))
                .with(Policies.policy(
                        "gold",
                        VaultChoice.of("rsv-east"),
                        Duration.ofHours(26),
                        "daily 22:00",
                        Map.of("daily", "90d"),
                        List.of(
                                Policies.copy("rsv-north", "rsv-west", DAY, Map.of("daily", "30")),
                                Policies.copy("rsv-west", west, Map.of("daily", "30")))))
                .withBindings(Policies.bindAll("gold"))
                .withMachines(List.of(busyMachine(4, percent)));
    }

    @Test
    void a_copy_of_a_copy_is_made_no_more_often_than_the_copy_it_is_made_from() throws PlanRefusedException {
        // Daily copies of 6 TiB cannot keep up; half of the content every 14 days can, at both places.
        assertThat(behind(chain(DAY, 5))).hasSize(2);
        assertThat(behind(chain(Duration.ofDays(14), 5))).isEmpty();
        assertThat(behind(chain(Duration.ofDays(7), 5))).hasSize(2);
    }

    @Test
    void the_repair_names_no_interval_where_none_would_do() throws PlanRefusedException {
        // 180 TiB, all of it changed within 28 days, take 36 days.
        assertThat(behind(estate(DAY).withMachines(List.of(busyMachine(6, 50)))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix().orElseThrow())
                        .contains("exclude")
                        .doesNotContain("every:"));
    }

    @Test
    void only_copies_that_were_on_their_way_at_the_last_apply_can_be_late() throws PlanRefusedException {
        Estate estate = estate(DAY);
        FakeWorld recorded = applied(estate);
        FakeWorld actual = applied(estate);
        for (Instant capture : days(3)) {
            actual.add(WEST, unverified(capture));
        }
        Instant hour = AT.plus(Duration.ofHours(1));
        assertThat(notVerified(at(estate, recorded, actual, hour)))
                .as("all began since")
                .isEmpty();
        recorded.add(WEST, unverified(days(3).get(0)));
        recorded.add(WEST, FakeWorld.point("w@" + days(3).get(1), days(3).get(1), Optional.empty()));
        assertThat(notVerified(at(estate, recorded, actual, hour)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).containsEntry("copies", "1"));
    }

    @Test
    void a_copy_is_late_from_the_second_after_its_transfer_and_copies_that_arrived_take_no_time()
            throws PlanRefusedException {
        Estate estate = estate(DAY);
        FakeWorld world = applied(estate);
        world.add(WEST, unverified(days(1).get(0)));
        for (Instant capture : days(9).subList(1, 9)) {
            world.add(WEST, FakeWorld.point("w@" + capture, capture, Optional.empty()));
        }
        long seconds = CopyLimits.of(ServiceProfiles.azure())
                .seconds(DataSize.ofGibibytes(1).bytes());
        assertThat(notVerified(at(estate, world, AT.plusSeconds(seconds)))).isEmpty();
        assertThat(notVerified(at(estate, world, AT.plusSeconds(seconds + 1)))).hasSize(1);
    }

    private static RecoveryPoint unverified(Instant capture) {
        return FakeWorld.withStatus(FakeWorld.point("w@" + capture, capture, Optional.empty()), PointStatus.UNVERIFIED);
    }

    @Test
    void a_copy_that_never_arrives_is_a_finding_once_its_transfer_should_be_over() throws PlanRefusedException {
        Estate estate = estate(DAY);
        FakeWorld world = applied(estate);
        world.takePoints(days(2));
        for (Instant capture : days(2)) {
            world.add(WEST, unverified(capture));
        }
        assertThat(notVerified(at(estate, world, AT.plus(Duration.ofMinutes(5)))))
                .as("two copies of 1 GiB take eight minutes")
                .isEmpty();
        PlanDocument later = at(estate, world, AT.plus(Duration.ofMinutes(15)));
        assertThat(later.holdfast().copies()).isEmpty();
        assertThat(notVerified(later)).singleElement().satisfies(finding -> {
            assertThat(finding.addresses()).containsExactly("copy/web\u2192rsv-west");
            assertThat(finding.evidence()).containsEntry("copies", "2");
            assertThat(finding.message()).contains(AT.toString());
        });
        FakeWorld fresh = applied(estate);
        fresh.takePoints(days(2));
        assertThat(notVerified(at(estate, fresh, AT.plus(Duration.ofMinutes(15)))))
                .isEmpty();
    }

    private static PlanDocument at(Estate estate, FakeWorld world, Instant at) throws PlanRefusedException {
        return at(estate, world, world, at);
    }

    private static PlanDocument at(Estate estate, FakeWorld recorded, FakeWorld actual, Instant at)
            throws PlanRefusedException {
        return Planner.plan(estate.request(recorded.recorded(), actual.actual(), at, PlanOptions.DEFAULT));
    }
}

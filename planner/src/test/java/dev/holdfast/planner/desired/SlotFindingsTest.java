package dev.holdfast.planner.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.FakeWorld;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlotFindingsTest {

    private static final PlanOptions REBALANCE = new PlanOptions(List.of(), List.of(), Duration.ofDays(7), false, true);

    @Test
    void a_stagger_that_does_not_hold_the_work_is_a_warning_with_the_edit_that_repairs_it()
            throws PlanRefusedException {
        Estate tight = estate(900, Duration.ofMinutes(10));
        PlanDocument plan = Planner.plan(tight.firstRequest());
        FindingEntry finding = only(plan, "window-too-short");
        assertThat(finding.level()).isEqualTo("warning");
        assertThat(finding.message())
                .contains("900 backups would run at once at 22:")
                .contains("assumed to run 500")
                .contains("stagger of 10m")
                .contains("and ")
                .contains("the earliest window that holds it is 22:00-");
        assertThat(finding.addresses())
                .hasSize(Integer.parseInt(finding.evidence().get("lateMachines")));
        String needed = finding.evidence().get("neededStagger");
        assertThat(finding.fix().orElse("")).contains("Write stagger: " + needed);
        assertThat(finding.place()).isPresent();
        assertThat(plan.applyable()).isTrue();

        Duration enough = Duration.ofMinutes(Long.parseLong(needed.replace("m", "")));
        assertThat(names(Planner.plan(estate(900, enough).firstRequest()))).doesNotContain("window-too-short");
    }

    @Test
    void recorded_slots_stay_and_rebalancing_moves_them_once() throws PlanRefusedException {
        Estate estate = estate(520, Duration.ofHours(2));
        FakeWorld world = new FakeWorld();
        world.apply(Planner.plan(estate.firstRequest()));
        crowd(world);
        PlanDocument kept = plan(estate, world, PlanOptions.DEFAULT);
        assertThat(kept.resourceChanges()).isEmpty();
        assertThat(only(kept, "slots-crowded").fix().orElse("")).contains("--rebalance");

        PlanDocument moves = plan(estate, world, REBALANCE);
        assertThat(moves.resourceChanges())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.type()).isEqualTo("schedule"));
        assertThat(moves.holdfast().groups()).allSatisfy(group -> {
            assertThat(group.weakens()).isFalse();
            assertThat(group.attributes())
                    .allSatisfy(attribute -> assertThat(attribute.name()).isEqualTo("slot"));
        });
        FindingEntry note = only(moves, "slots-rebalanced");
        assertThat(note.evidence()).containsEntry("peakBefore", "520");
        assertThat(Integer.parseInt(note.evidence().get("peakAfter"))).isLessThan(150);
        assertThat(names(moves)).doesNotContain("slots-crowded");

        world.apply(moves);
        assertThat(plan(estate, world, REBALANCE).resourceChanges()).isEmpty();
        assertThat(names(plan(estate, world, REBALANCE))).doesNotContain("slots-rebalanced", "slots-crowded");
    }

    @Test
    void a_new_machine_moves_no_other_machine() throws PlanRefusedException {
        Estate estate = estate(40, Duration.ofHours(1));
        FakeWorld world = new FakeWorld();
        world.apply(Planner.plan(estate.firstRequest()));
        PlanDocument grown = plan(estate.with(Machines.machine("newcomer", "eastus", 3)), world, PlanOptions.DEFAULT);
        assertThat(grown.resourceChanges().stream().map(change -> change.address()))
                .containsExactlyInAnyOrder("protection/newcomer", "schedule/newcomer");
    }

    @Test
    void work_that_no_stagger_holds_is_an_error() throws PlanRefusedException {
        List<KnownMachine> machines = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            // 340 GiB a day take 15 h; 500 at once do 800 of them a day.
            machines.add(busy("vm-" + i, DataSize.ofGibibytes(340)));
        }
        PlanDocument plan =
                Planner.plan(base(Duration.ofHours(1)).withMachines(machines).firstRequest());
        FindingEntry finding = only(plan, "too-much-work");
        assertThat(finding.level()).isEqualTo("error");
        assertThat(finding.message()).contains("not at all").contains("No stagger up to the next run");
        assertThat(plan.applyable()).isFalse();
    }

    @Test
    void a_machine_whose_transfer_takes_longer_than_a_day_is_named() throws PlanRefusedException {
        Estate estate = base(Duration.ofHours(1))
                .with(busy("calm", DataSize.ofGibibytes(100)), busy("busy", DataSize.ofGibibytes(600)));
        FindingEntry finding = only(Planner.plan(estate.firstRequest()), "backup-outlasts-interval");
        assertThat(finding.addresses()).containsExactly("busy");
        assertThat(finding.message()).contains("27 h").contains("24 h");
    }

    private static Estate base(Duration stagger) {
        BackupPolicy policy =
                Policies.policy("gold", VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "30d"));
        Schedule schedule = new Schedule(policy.schedule().orElseThrow().recurrence(), stagger);
        BackupPolicy staggered = new BackupPolicy(
                policy.name(),
                policy.vault(),
                policy.objectives(),
                policy.mechanism(),
                policy.consistency(),
                policy.timeZone(),
                Optional.of(schedule),
                policy.retention(),
                policy.copies());
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(staggered)
                .withBindings(Policies.bindAll("gold"));
    }

    private static Estate estate(int machines, Duration stagger) {
        List<KnownMachine> list = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            list.add(Machines.machine("vm-" + i, "eastus", 1 + i % 3));
        }
        return base(stagger).withMachines(list);
    }

    private static KnownMachine busy(String name, DataSize changedPerDay) {
        KnownMachine machine = Machines.machine(name, "eastus", 0);
        Disk os = machine.machine().disks().get(0);
        Disk changing = new Disk(
                os.name(),
                os.lun(),
                Estimate.declared(DataSize.ofGibibytes(2_000)),
                Estimate.declared(DataSize.ofGibibytes(1_500)),
                Estimate.declared(ChurnRate.ofAmount(changedPerDay)),
                os.traits(),
                os.exclude());
        return Machines.withDisks(machine, List.of(changing));
    }

    /** All machines at one slot, as a record of an older version could have it. */
    private static void crowd(FakeWorld world) {
        for (ObjectAddress address : List.copyOf(world.objects().keySet())) {
            if (address.type() == ObjectType.SCHEDULE) {
                SortedMap<String, AttributeValue> attributes =
                        new TreeMap<>(world.objects().get(address).attributes());
                attributes.put(AttributeNames.SLOT, AttributeValue.of("7m"));
                world.objects().put(address, new ManagedObject(address, attributes));
            }
        }
    }

    private static PlanDocument plan(Estate estate, FakeWorld world, PlanOptions options) throws PlanRefusedException {
        return Planner.plan(estate.request(world.recorded(), world.actual(), Estate.AT, options));
    }

    private static List<String> names(PlanDocument plan) {
        return plan.holdfast().findings().stream().map(FindingEntry::name).toList();
    }

    private static FindingEntry only(PlanDocument plan, String name) {
        List<FindingEntry> found = plan.holdfast().findings().stream()
                .filter(finding -> finding.name().equals(name))
                .toList();
        assertThat(found).as("findings %s among %s", name, names(plan)).hasSize(1);
        return found.get(0);
    }
}

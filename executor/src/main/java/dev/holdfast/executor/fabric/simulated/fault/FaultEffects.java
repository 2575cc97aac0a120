package dev.holdfast.executor.fabric.simulated.fault;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.guest.GuestTrouble;
import dev.holdfast.executor.fabric.scenario.FaultCourse;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.agenda.Agenda;
import dev.holdfast.executor.fabric.simulated.job.Backups;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldMachine;
import java.util.Optional;

/**
 * What faults do when they begin and end. What a fault does while it is in force, such as to calls, is asked for where it matters.
 */
public final class FaultEffects {

    private final World world;
    private final Agenda agenda;
    private final DiskFaults disks;
    private final ManualFaults hands;
    private final OutageFaults outages;

    /**
     * The effects in a world.
     *
     * @param service that works on this world; what people do by hand goes through it
     */
    public FaultEffects(World world, Fabric service, Agenda agenda, Backups backups) {
        this.world = world;
        this.agenda = agenda;
        this.disks = new DiskFaults(world);
        this.hands = new ManualFaults(world, service, backups);
        this.outages = new OutageFaults(world, agenda);
    }

    /** A fault begins now. */
    public void begins(InjectedFault fault) {
        boolean atOnce = fault.kind().course() == FaultCourse.AT_ONCE;
        InjectedFault begun = fault.in(atOnce ? FaultState.OVER : FaultState.IN_FORCE);
        world.faults().put(begun);
        agenda.add(begun);
        switch (fault.kind()) {
            case AGENT_DOWN -> trouble(fault, GuestTrouble.AGENT_SILENT);
            case WRITERS_FAIL -> trouble(fault, GuestTrouble.WRITERS_FAIL);
            case SCRIPTS_FAIL -> trouble(fault, GuestTrouble.SCRIPTS_FAIL);
            case MACHINE_STOPPED, MACHINE_DEALLOCATED -> trouble(fault, GuestTrouble.NOT_RUNNING);
            case MACHINE_DELETED -> trouble(fault, GuestTrouble.GONE);
            case DISK_ADDED, DISK_REMOVED, DISK_RESIZED, DISK_OVERWRITTEN, CHURN_BURST, RANSOMWARE, BAD_RELEASE ->
                machine(fault)
                        .filter(machine -> !machine.diskSets().isEmpty())
                        .ifPresent(machine -> disksChange(machine, fault));
            case SNAPSHOT_DELETED -> hands.deletesSnapshot(fault.target().name());
            case OPERATOR_DELETES_POINTS -> hands.deletesPoints(fault);
            case PROTECTION_STOPPED -> hands.stopsProtection(fault);
            case VAULT_LOCKED -> hands.locksVault(fault);
            case POLICY_EDITED -> hands.halvesRetention(fault);
            case REGION_OUTAGE, ZONE_OUTAGE -> outages.begun(begun);
            case RESOURCE_GUARD,
                    SNAPSHOTS_LOCKED,
                    CLOCK_SKEW,
                    CHANGES_FRAGMENTED,
                    SLOW_TRANSFER,
                    ACCOUNT_THROTTLED,
                    THROTTLING_STORM,
                    TRANSIENT_ERRORS,
                    LOST_REPLY,
                    STALE_READ,
                    PROCESS_KILLED -> {} // asked for where it matters
        }
    }

    private Optional<WorldMachine> machine(InjectedFault fault) {
        return world.machine(fault.target().name());
    }

    /** A trouble that lasts longer already is not made shorter. */
    private void trouble(InjectedFault fault, GuestTrouble trouble) {
        Optional<WorldMachine> machine = machine(fault);
        if (machine.isPresent()) {
            long before = machine.get().troubles().getOrDefault(trouble, Long.MIN_VALUE);
            machine.get().trouble(trouble, Math.max(before, fault.until()));
            world.touched(machine.get());
        }
    }

    private void disksChange(WorldMachine machine, InjectedFault fault) {
        switch (fault.kind()) {
            case DISK_ADDED -> disks.added(machine, fault);
            case DISK_REMOVED -> disks.removed(machine);
            case DISK_RESIZED -> disks.resized(machine, fault.strength());
            case CHURN_BURST -> burst(machine, fault);
            case BAD_RELEASE -> disks.dataOverwritten(machine);
            default -> disks.overwritten(machine);
        }
    }

    private void burst(WorldMachine machine, InjectedFault fault) {
        disks.rated(machine, world.faults().strength(FaultKind.CHURN_BURST, fault.target(), 1));
    }

    /** A fault ends now. What was encrypted or corrupt is rebuilt: content is another one again. */
    public void ends(InjectedFault fault) {
        world.faults().put(fault.in(FaultState.OVER));
        Optional<WorldMachine> machine =
                machine(fault).filter(known -> !known.diskSets().isEmpty());
        if (machine.isEmpty()) {
            return;
        }
        switch (fault.kind()) {
            case CHURN_BURST -> burst(machine.get(), fault);
            case RANSOMWARE -> disks.overwritten(machine.get());
            case BAD_RELEASE -> disks.dataOverwritten(machine.get());
            default -> {} // troubles of guests know their end
        }
    }
}

package dev.holdfast.executor.fabric.simulated.disturbance;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is out of service now. As strict as the planner where sources leave room: a vault that is not zone-redundant counts as kept in
 * each zone of its region, a machine without a zone counts in each, and snapshots of a standard policy are in the zone of their
 * machine.
 */
public final class Outages {

    private final World world;

    /** The outages of a world. */
    public Outages(World world) {
        this.world = world;
    }

    /** The outage of a region. */
    public Optional<InjectedFault> ofRegion(String region) {
        return world.faults().inForce(FaultKind.REGION_OUTAGE, new FaultTarget(FaultTargetKind.REGION, region));
    }

    /** The delete lock on the resource group of the snapshots of a machine. */
    public Optional<InjectedFault> lockOfSnapshots(Machine machine) {
        return world.faults()
                .inForce(FaultKind.SNAPSHOTS_LOCKED, new FaultTarget(FaultTargetKind.REGION, machine.region()));
    }

    /** The outage of a zone of a region; of several the one that ends last. */
    private Optional<InjectedFault> ofZoneIn(String region) {
        return world.faults().inForce(FaultKind.ZONE_OUTAGE).stream()
                .filter(fault -> fault.target().regionOfZone().equals(region))
                .max(Comparator.comparingLong(InjectedFault::until).thenComparing(InjectedFault::number));
    }

    /** The outage of the zone in which a machine is, or may be. */
    private Optional<InjectedFault> ofZone(Machine machine) {
        Optional<String> zone = machine.guest().zone();
        return zone.isPresent()
                ? world.faults().inForce(FaultKind.ZONE_OUTAGE, FaultTarget.zone(machine.region(), zone.get()))
                : ofZoneIn(machine.region());
    }

    /** Why a machine cannot be backed up, if it is an outage. */
    public Optional<JobFault> ofMachine(Machine machine) {
        if (ofRegion(machine.region()).isPresent()) {
            return Optional.of(JobFault.REGION_OUT);
        }
        return ofZone(machine).map(fault -> JobFault.ZONE_OUT);
    }

    /** The outage because of which a vault can be neither written nor read in its region. */
    public Optional<InjectedFault> ofVault(String vault) {
        Optional<ManagedObject> known = world.object(ObjectType.VAULT, vault);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String region = known.get().text(AttributeNames.REGION);
        Optional<InjectedFault> regional = ofRegion(region);
        boolean zonal = !known.get().text(AttributeNames.REDUNDANCY).equals(Redundancy.ZRS.word());
        return regional.isPresent() || !zonal ? regional : ofZoneIn(region);
    }

    /** The outage because of which the snapshots of a machine cannot be read. */
    public Optional<InjectedFault> ofSnapshots(Machine machine) {
        Optional<InjectedFault> regional = ofRegion(machine.region());
        boolean zoneRedundant = world.object(ObjectType.PROTECTION, machine.address())
                .flatMap(protection -> world.object(ObjectType.POLICY, protection.text(AttributeNames.POLICY)))
                .filter(policy -> policy.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED))
                .isPresent();
        return regional.isPresent() || zoneRedundant ? regional : ofZone(machine);
    }

    /**
     * The outage of the region of a vault that keeps a replica from its paired region: what had not arrived when the region went out
     * does not arrive before it is back.
     *
     * @param arrives second at which the replica is there if nothing comes between
     */
    public Optional<InjectedFault> beforeReplica(ManagedObject vault, long arrives) {
        return ofRegion(vault.text(AttributeNames.REGION)).filter(fault -> arrives > fault.from());
    }

    /** The second from which data can move between vaults: {@code now} if none of them is out. */
    public long reachable(long now, String... vaults) {
        long reachable = now;
        for (String vault : vaults) {
            reachable =
                    Math.max(reachable, ofVault(vault).map(InjectedFault::until).orElse(now));
        }
        return reachable;
    }

    /** {@code The region eastus is out until …}: an outage as a sentence without its full stop. */
    public static String words(InjectedFault outage) {
        FaultTarget target = outage.target();
        String what = target.kind() == FaultTargetKind.ZONE
                ? "Zone " + target.zone() + " of " + target.regionOfZone()
                : "The region " + target.name();
        return what + " is out " + outage.untilWords();
    }
}

package dev.holdfast.bench.content;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.simulated.AdvanceSummary;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.simulated.transfer.ContentMode;
import dev.holdfast.executor.fabric.simulated.transfer.ReferenceRule;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole simulated service in memory, as {@code fabric advance} runs it: calendars, queues, guests, snapshots, transfers,
 * metering and the daily clean-up. Every machine is backed up once a day at a minute of its own, and points are kept for 30 days.
 */
final class AdvanceLoop {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long GIB = 1L << 30;
    private static final int MINUTES = 1_440;

    private final SimulatedFabric fabric;
    private final int machines;

    AdvanceLoop(ContentMode mode, int machines) throws FabricException {
        this.machines = machines;
        World world = new World(START.getEpochSecond());
        fabric = new SimulatedFabric(
                world,
                ServiceProfiles.azure(),
                World::stored,
                new Transfers(world, mode, ReferenceRule::newestTransferred));
        fabric.createVault(key("vault"), vault());
        fabric.putPolicy(key("policy"), policy());
        for (int i = 0; i < machines; i++) {
            String name = "vm-" + i;
            fabric.protect(key("protect " + name), protection(name), machine(name));
            fabric.putSchedule(key("schedule " + name), schedule(name, i % MINUTES));
        }
    }

    /** Lets days pass until so many backups have ended; returns how many have. */
    long run(long jobs) throws FabricException {
        long done = 0;
        while (done < jobs) {
            AdvanceSummary day = fabric.advance(Duration.ofDays(1));
            fabric.settle();
            done += day.backups();
            if (day.backups() == 0) {
                throw new IllegalStateException("no backups of " + machines + " machines on a day");
            }
        }
        return done;
    }

    private static OperationKey key(String what) {
        return new OperationKey(what);
    }

    private static Machine machine(String name) {
        return new Machine(
                name,
                "",
                name,
                "eastus",
                "linux",
                List.of(
                        new MachineDisk("os", true, 127 * GIB, 40 * GIB, 40 * GIB / 100),
                        new MachineDisk("data", false, 128 * GIB, 60 * GIB, 60 * GIB * 3 / 100)));
    }

    private static ManagedObject vault() {
        return object(
                ObjectType.VAULT,
                "rsv-eastus",
                Map.of(
                        AttributeNames.REGION, "eastus",
                        AttributeNames.REDUNDANCY, "LRS",
                        AttributeNames.CROSS_REGION_RESTORE, "false",
                        AttributeNames.SOFT_DELETE, "14d",
                        AttributeNames.IMMUTABILITY, "disabled"));
    }

    private static ManagedObject policy() {
        ManagedObject texts = object(
                ObjectType.POLICY,
                "daily",
                Map.of(
                        AttributeNames.POLICY_TYPE,
                        "standard",
                        AttributeNames.RECURRENCE,
                        "daily 00:00",
                        AttributeNames.STAGGER,
                        "1d",
                        AttributeNames.TIME_ZONE,
                        "UTC",
                        AttributeNames.RETENTION_PREFIX + "daily",
                        "30d"));
        return with(with(texts, AttributeNames.VAULTS, List.of("rsv-eastus")), AttributeNames.COPIES, List.of());
    }

    private static ManagedObject protection(String machine) {
        ManagedObject texts = object(
                ObjectType.PROTECTION,
                machine,
                Map.of(
                        AttributeNames.RESOURCE_ID, "",
                        AttributeNames.POLICY, "daily",
                        AttributeNames.VAULT, "rsv-eastus",
                        AttributeNames.MECHANISM, "backup",
                        AttributeNames.PROTECTION_STATE, AttributeNames.ACTIVE));
        return with(
                with(texts, AttributeNames.INCLUDED_DISKS, List.of("data", "os")),
                AttributeNames.EXCLUDED_DISKS,
                List.of());
    }

    private static ManagedObject schedule(String machine, int slot) {
        return object(
                ObjectType.SCHEDULE,
                machine,
                Map.of(
                        AttributeNames.MACHINE,
                        machine,
                        AttributeNames.RECURRENCE,
                        "daily 00:00",
                        AttributeNames.TIME_ZONE,
                        "UTC",
                        AttributeNames.SLOT,
                        60 * slot + "s"));
    }

    private static ManagedObject object(ObjectType type, String name, Map<String, String> texts) {
        TreeMap<String, AttributeValue> attributes = new TreeMap<>();
        texts.forEach((attribute, text) -> attributes.put(attribute, AttributeValue.of(text)));
        return new ManagedObject(new ObjectAddress(type, name), attributes);
    }

    private static ManagedObject with(ManagedObject object, String attribute, List<String> members) {
        TreeMap<String, AttributeValue> attributes = new TreeMap<>(object.attributes());
        attributes.put(attribute, AttributeValue.of(members));
        return new ManagedObject(object.address(), attributes);
    }
}

package dev.holdfast.executor.fabric;

import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Objects and machines as plans describe them, for tests. */
public final class Samples {

    /** A gibibyte. */
    public static final long GIB = 1L << 30;

    private Samples() {}

    /** A vault in east US, or in the region its name ends with. */
    public static ManagedObject vault(String name) {
        return vault(name, "GRS", "disabled");
    }

    /** A vault with these settings. */
    public static ManagedObject vault(String name, String redundancy, String immutability) {
        return object(
                ObjectType.VAULT,
                name,
                Map.of(
                        AttributeNames.REGION,
                        name.startsWith("rsv-") ? name.substring("rsv-".length()) : "eastus",
                        AttributeNames.REDUNDANCY,
                        redundancy,
                        AttributeNames.CROSS_REGION_RESTORE,
                        "false",
                        AttributeNames.SOFT_DELETE,
                        "14d",
                        AttributeNames.IMMUTABILITY,
                        immutability));
    }

    /** A daily policy in the vault rsv-eastus. */
    public static ManagedObject policy(String name) {
        return policy(name, "standard", "daily 22:00", Map.of("daily", "30d"));
    }

    /** A policy in the vault rsv-eastus; its calendar is that of New York. */
    public static ManagedObject policy(String name, String type, String schedule, Map<String, String> retention) {
        TreeMap<String, AttributeValue> attributes = new TreeMap<>();
        attributes.put(AttributeNames.POLICY_TYPE, AttributeValue.of(type));
        attributes.put(AttributeNames.VAULTS, AttributeValue.of(List.of("rsv-eastus")));
        attributes.put(AttributeNames.RECURRENCE, AttributeValue.of(schedule));
        attributes.put(AttributeNames.STAGGER, AttributeValue.of("0s"));
        attributes.put(AttributeNames.TIME_ZONE, AttributeValue.of("America/New_York"));
        retention.forEach(
                (key, text) -> attributes.put(AttributeNames.RETENTION_PREFIX + key, AttributeValue.of(text)));
        attributes.put(AttributeNames.COPIES, AttributeValue.of(List.of()));
        return new ManagedObject(new ObjectAddress(ObjectType.POLICY, name), attributes);
    }

    /** An active protection by the vault rsv-eastus. */
    public static ManagedObject protection(String machine, String policy) {
        return protection(machine, policy, "rsv-eastus", AttributeNames.ACTIVE);
    }

    /** A protection. */
    public static ManagedObject protection(String machine, String policy, String vault, String state) {
        TreeMap<String, AttributeValue> attributes = new TreeMap<>();
        attributes.put(AttributeNames.RESOURCE_ID, AttributeValue.of(""));
        attributes.put(AttributeNames.POLICY, AttributeValue.of(policy));
        attributes.put(AttributeNames.VAULT, AttributeValue.of(vault));
        attributes.put(AttributeNames.MECHANISM, AttributeValue.of("backup"));
        attributes.put(AttributeNames.INCLUDED_DISKS, AttributeValue.of(List.of("data", "os")));
        attributes.put(AttributeNames.EXCLUDED_DISKS, AttributeValue.of(List.of("scratch")));
        attributes.put(AttributeNames.PROTECTION_STATE, AttributeValue.of(state));
        return new ManagedObject(new ObjectAddress(ObjectType.PROTECTION, machine), attributes);
    }

    /** When a machine is backed up. */
    public static ManagedObject schedule(String machine, String recurrence, String slot) {
        return object(
                ObjectType.SCHEDULE,
                machine,
                Map.of(
                        AttributeNames.MACHINE,
                        machine,
                        AttributeNames.RECURRENCE,
                        recurrence,
                        AttributeNames.TIME_ZONE,
                        "America/New_York",
                        AttributeNames.SLOT,
                        slot));
    }

    /** Copies from rsv-eastus to another vault. */
    public static ManagedObject copyRule(String machine, String target, String every, Map<String, String> retention) {
        TreeMap<String, AttributeValue> attributes = new TreeMap<>();
        attributes.put(AttributeNames.MACHINE, AttributeValue.of(machine));
        attributes.put(AttributeNames.VAULT, AttributeValue.of("rsv-eastus"));
        attributes.put(AttributeNames.TARGET_VAULT, AttributeValue.of(target));
        attributes.put(AttributeNames.EVERY, AttributeValue.of(every));
        attributes.put(AttributeNames.TIME_ZONE, AttributeValue.of("America/New_York"));
        retention.forEach(
                (key, text) -> attributes.put(AttributeNames.RETENTION_PREFIX + key, AttributeValue.of(text)));
        return new ManagedObject(ObjectAddress.copy(machine, target), attributes);
    }

    /** A machine in east US with an OS disk of 20 GiB, a data disk of 80 GiB and a disk that is left out. */
    public static Machine machine(String name) {
        return machine(name, "eastus", "windows");
    }

    /** A machine of the same disks. */
    public static Machine machine(String name, String region, String os) {
        return new Machine(
                name,
                "",
                name,
                region,
                os,
                List.of(
                        new MachineDisk("os", true, 30 * GIB, 20 * GIB, GIB / 10),
                        new MachineDisk("data", false, 100 * GIB, 80 * GIB, 2 * GIB),
                        new MachineDisk("scratch", false, 500 * GIB, 400 * GIB, 90 * GIB)));
    }

    /** A machine whose disks are written and stored in another way. */
    public static Machine written(Machine machine, WritePattern pattern, long growthBytesPerDay, int reductionPercent) {
        List<MachineDisk> disks = machine.disks().stream()
                .map(disk -> new MachineDisk(
                        disk.name(),
                        disk.os(),
                        disk.sizeBytes(),
                        disk.usedBytes(),
                        new DiskWriting(disk.churnBytesPerDay(), pattern, growthBytesPerDay),
                        reductionPercent))
                .toList();
        return new Machine(
                machine.address(),
                machine.resourceId(),
                machine.name(),
                machine.region(),
                machine.os(),
                disks,
                machine.guest());
    }

    /** The object with one text changed. */
    public static ManagedObject with(ManagedObject object, String attribute, String text) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(object.attributes());
        attributes.put(attribute, AttributeValue.of(text));
        return new ManagedObject(object.address(), attributes);
    }

    /** The object with one set changed. */
    public static ManagedObject withSet(ManagedObject object, String attribute, List<String> members) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(object.attributes());
        attributes.put(attribute, AttributeValue.of(members));
        return new ManagedObject(object.address(), attributes);
    }

    private static ManagedObject object(ObjectType type, String name, Map<String, String> texts) {
        TreeMap<String, AttributeValue> attributes = new TreeMap<>();
        texts.forEach((key, text) -> attributes.put(key, AttributeValue.of(text)));
        return new ManagedObject(new ObjectAddress(type, name), attributes);
    }
}

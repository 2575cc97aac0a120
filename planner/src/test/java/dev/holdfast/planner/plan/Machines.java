package dev.holdfast.planner.plan;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.disk.Caching;
import dev.holdfast.dsl.model.disk.ContentTraits;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.disk.WritePattern;
import dev.holdfast.dsl.model.machine.MachineDetails;
import dev.holdfast.dsl.model.machine.MachineIdentity;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.ProtectionDecision;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.GrowthRate;
import dev.holdfast.dsl.quantity.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Machines for tests. */
public final class Machines {

    private Machines() {}

    /** A running Linux machine in a region with an operating system disk and data disks {@code data0}, {@code data1} … */
    public static KnownMachine machine(String name, String region, int dataDisks) {
        return known(vm(name, region, MachineIdentity.NONE, new TreeMap<>(), disks(dataDisks)));
    }

    /** A machine with a resource id made of its parts. */
    public static KnownMachine cloud(String subscription, String group, String name, String region) {
        String id = "/subscriptions/" + subscription + "/resourceGroups/" + group
                + "/providers/Microsoft.Compute/virtualMachines/" + name;
        MachineIdentity identity =
                new MachineIdentity(Optional.of(id), Optional.of(subscription), Optional.of(group), Optional.empty());
        return new KnownMachine(
                vm(name, region, identity, new TreeMap<>(), disks(1)),
                SourceSpan.at("inventory/vms.json", 1 + Math.floorMod(id.hashCode(), 10_000), 1),
                false);
    }

    /** The same machine with a tag. */
    public static KnownMachine tagged(KnownMachine known, String key, String value) {
        SortedMap<String, String> tags = new TreeMap<>(known.machine().tags());
        tags.put(key, value);
        VirtualMachine machine = known.machine();
        return with(known, vm(machine.name(), machine.region().orElse(""), machine.identity(), tags, machine.disks()));
    }

    /** The same machine with other disks. */
    public static KnownMachine withDisks(KnownMachine known, List<Disk> disks) {
        VirtualMachine machine = known.machine();
        return with(known, vm(machine.name(), machine.region().orElse(""), machine.identity(), machine.tags(), disks));
    }

    /** The same machine with other details. */
    public static KnownMachine withDetails(KnownMachine known, MachineDetails details) {
        VirtualMachine m = known.machine();
        return with(
                known,
                new VirtualMachine(
                        m.name(),
                        m.identity(),
                        m.region(),
                        m.zone(),
                        m.os(),
                        m.tags(),
                        m.disks(),
                        m.state(),
                        m.decision(),
                        details));
    }

    /** The same machine with another decision of its own. */
    public static KnownMachine withDecision(KnownMachine known, ProtectionDecision decision) {
        VirtualMachine m = known.machine();
        return with(
                known,
                new VirtualMachine(
                        m.name(),
                        m.identity(),
                        m.region(),
                        m.zone(),
                        m.os(),
                        m.tags(),
                        m.disks(),
                        m.state(),
                        decision,
                        m.details()));
    }

    /** The same machine, known by another identity. */
    public static KnownMachine withIdentity(KnownMachine known, MachineIdentity identity) {
        VirtualMachine m = known.machine();
        return with(known, vm(m.name(), m.region().orElse(""), identity, m.tags(), m.disks()));
    }

    /** An operating system disk and this many data disks. */
    public static List<Disk> disks(int dataDisks) {
        List<Disk> disks = new ArrayList<>();
        disks.add(disk("os", Optional.empty(), DiskTraits.managed(DiskRole.OS)));
        for (int i = 0; i < dataDisks; i++) {
            Disk disk = disk("data" + i, Optional.of(i), DiskTraits.managed(DiskRole.DATA));
            disks.add(i == 0 ? disk : behaving(disk, i));
        }
        return disks;
    }

    /** The same disk with content that does not behave as usual. */
    private static Disk behaving(Disk disk, int number) {
        WritePattern[] patterns = WritePattern.values();
        ContentTraits content = new ContentTraits(
                patterns[number % patterns.length],
                new GrowthRate(Percent.of(number), DataSize.ZERO, GrowthRate.Per.MONTH),
                Percent.of(number % 10 * 10L));
        return new Disk(
                disk.name(),
                disk.lun(),
                disk.size(),
                disk.used(),
                disk.churn(),
                content,
                disk.traits(),
                disk.exclude());
    }

    /** A disk of 64 GiB with declared numbers. */
    public static Disk disk(String name, Optional<Integer> lun, DiskTraits traits) {
        return new Disk(
                name,
                lun,
                Estimate.declared(DataSize.ofGibibytes(64)),
                Estimate.declared(DataSize.ofGibibytes(20)),
                Estimate.declared(ChurnRate.ofShare(Percent.of(3))),
                traits,
                Optional.empty());
    }

    /** Traits of a disk of this role and storage. */
    public static DiskTraits traits(DiskRole role, DiskStorage storage) {
        return new DiskTraits(role, storage, Optional.empty(), Optional.empty(), Caching.NONE, false, false);
    }

    private static KnownMachine with(KnownMachine known, VirtualMachine machine) {
        return new KnownMachine(machine, known.source(), known.declared());
    }

    private static KnownMachine known(VirtualMachine machine) {
        int line = 100 + Math.floorMod(machine.name().hashCode(), 10_000);
        return new KnownMachine(machine, SourceSpan.at("estate.holdfast.yaml", line, 3), true);
    }

    private static VirtualMachine vm(
            String name, String region, MachineIdentity identity, SortedMap<String, String> tags, List<Disk> disks) {
        return new VirtualMachine(
                name,
                identity,
                region.isEmpty() ? Optional.empty() : Optional.of(region),
                Optional.empty(),
                OperatingSystem.LINUX,
                tags,
                disks,
                MachineState.RUNNING,
                ProtectionDecision.NONE,
                MachineDetails.NONE);
    }
}

package dev.holdfast.dsl.inventory;

import dev.holdfast.dsl.model.disk.Caching;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskOrder;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.MachineDetails;
import dev.holdfast.dsl.model.machine.MachineIdentity;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProtectionDecision;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.quantity.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Merges two descriptions of one machine, value by value: the first wins where it says something. */
final class MachineMerge {

    private MachineMerge() {}

    /** Two inventory records. */
    static VirtualMachine records(VirtualMachine first, VirtualMachine second) {
        MachineState state = new MachineState(
                first.state().power() == PowerState.UNKNOWN
                        ? second.state().power()
                        : first.state().power(),
                first.state().provisioning() == ProvisioningState.UNKNOWN
                        ? second.state().provisioning()
                        : first.state().provisioning(),
                first.state().agent() == AgentHealth.UNKNOWN
                        ? second.state().agent()
                        : first.state().agent());
        return merge(first, second, first.region().or(second::region), state);
    }

    /**
     * A declared machine and its record. A declared state that is the usual one counts as not said, and so does the default
     * region, because the declaration does not tell them apart.
     */
    static VirtualMachine declared(VirtualMachine declared, VirtualMachine record, Optional<String> defaultRegion) {
        MachineState usual = MachineState.RUNNING;
        MachineState said = declared.state();
        MachineState known = record.state();
        MachineState state = new MachineState(
                said.power() != usual.power() || known.power() == PowerState.UNKNOWN ? said.power() : known.power(),
                said.provisioning() != usual.provisioning() || known.provisioning() == ProvisioningState.UNKNOWN
                        ? said.provisioning()
                        : known.provisioning(),
                said.agent() != usual.agent() || known.agent() == AgentHealth.UNKNOWN ? said.agent() : known.agent());
        boolean onlyDefault =
                declared.region().equals(defaultRegion) && record.region().isPresent();
        return merge(
                declared,
                record,
                onlyDefault ? record.region() : declared.region().or(record::region),
                state);
    }

    private static VirtualMachine merge(
            VirtualMachine first, VirtualMachine second, Optional<String> region, MachineState state) {
        OperatingSystem os = first.os() == OperatingSystem.UNKNOWN ? second.os() : first.os();
        return new VirtualMachine(
                first.name(),
                identity(first.identity(), second.identity()),
                region,
                first.zone().or(second::zone),
                os,
                tags(first.tags(), second.tags()),
                disks(first.disks(), second.disks()),
                state,
                first.decision().equals(ProtectionDecision.NONE) ? second.decision() : first.decision(),
                details(first.details(), second.details()));
    }

    private static MachineIdentity identity(MachineIdentity first, MachineIdentity second) {
        return new MachineIdentity(
                first.resourceId().or(second::resourceId),
                first.subscription().or(second::subscription),
                first.resourceGroup().or(second::resourceGroup),
                first.movedFrom().or(second::movedFrom));
    }

    private static MachineDetails details(MachineDetails first, MachineDetails second) {
        return new MachineDetails(
                first.scaleSet().or(second::scaleSet),
                first.scripts().or(second::scripts),
                first.workload().or(second::workload),
                first.encryption().or(second::encryption),
                first.runbook().or(second::runbook));
    }

    /** Keys of the second that differ from one of the first in case alone are the same tag. */
    private static SortedMap<String, String> tags(SortedMap<String, String> first, SortedMap<String, String> second) {
        SortedMap<String, String> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(first);
        SortedMap<String, String> tags = new TreeMap<>(first);
        second.forEach((key, value) -> {
            if (!ignoringCase.containsKey(key)) {
                tags.put(key, value);
            }
        });
        return tags;
    }

    private static List<Disk> disks(List<Disk> first, List<Disk> second) {
        List<Disk> rest = new ArrayList<>(second);
        List<Disk> merged = new ArrayList<>();
        for (Disk disk : first) {
            Optional<Disk> same =
                    rest.stream().filter(other -> isSame(disk, other)).findFirst();
            same.ifPresent(rest::remove);
            merged.add(same.map(other -> disk(disk, other)).orElse(disk));
        }
        for (Disk disk : rest) {
            boolean clash = merged.stream().anyMatch(other -> other.name().equalsIgnoreCase(disk.name()));
            merged.add(clash ? DiskOrder.renamed(disk, disk.name() + "-2") : disk);
        }
        merged.sort(DiskOrder.OF_MACHINE);
        return merged;
    }

    /** By role for the OS disk, else by lun where both have one, else by name ignoring case. */
    private static boolean isSame(Disk first, Disk second) {
        if (first.isOs() || second.isOs()) {
            return first.isOs() && second.isOs();
        }
        boolean luns = first.lun().isPresent() && second.lun().isPresent();
        return luns ? first.lun().equals(second.lun()) : first.name().equalsIgnoreCase(second.name());
    }

    private static Disk disk(Disk first, Disk second) {
        Estimate<DataSize> size = known(first.size(), second.size());
        Estimate<DataSize> used = usedOf(first, second, size.value());
        return new Disk(
                first.name(),
                first.lun().or(second::lun),
                size,
                used,
                known(first.churn(), second.churn()),
                first.content().orElse(second.content()),
                traits(first.traits(), second.traits()),
                first.exclude().or(second::exclude));
    }

    /** A preset that was made for another size is scaled to this one. */
    private static Estimate<DataSize> usedOf(Disk first, Disk second, DataSize size) {
        Estimate<DataSize> used = known(first.used(), second.used());
        if (used.isPreset()) {
            boolean ofFirst = first.size().value().equals(size);
            used = ofFirst ? first.used() : second.used();
        }
        return used.value().compareTo(size) > 0 ? new Estimate<>(size, used.origin()) : used;
    }

    private static <T> Estimate<T> known(Estimate<T> first, Estimate<T> second) {
        return first.isPreset() && !second.isPreset() ? second : first;
    }

    /** Kinds that are the usual one count as not said. */
    private static DiskTraits traits(DiskTraits first, DiskTraits second) {
        DiskRole role = first.role();
        return new DiskTraits(
                role,
                first.storage() == DiskStorage.MANAGED ? second.storage() : first.storage(),
                first.resourceId().or(second::resourceId),
                first.sku().or(second::sku),
                first.caching() == Caching.NONE ? second.caching() : first.caching(),
                first.shared() || second.shared(),
                first.writeAccelerator() || second.writeAccelerator());
    }
}

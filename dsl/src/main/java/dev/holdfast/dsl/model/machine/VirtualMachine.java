package dev.holdfast.dsl.model.machine;

import dev.holdfast.dsl.model.disk.Disk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A virtual machine, from a declaration, an inventory or both joined. Mirrors the schema object {@code vm}.
 *
 * @param name as the source spells it; not unique in an estate
 * @param identity how the cloud tells it from others
 * @param region where it runs; lower case without spaces; absent only if neither it nor {@code defaults} says
 * @param zone availability zone, {@code "1"} to {@code "3"}
 * @param os operating system family
 * @param tags sorted by key; keys as the source spells them
 * @param disks OS disk first, then data disks by lun, then temporary disks by name; may be empty for damaged records
 * @param state power, provisioning and agent
 * @param decision what the machine itself says about its protection
 * @param details what later stages need: scripts, scale set, workload, runbook
 */
public record VirtualMachine(
        String name,
        MachineIdentity identity,
        Optional<String> region,
        Optional<String> zone,
        OperatingSystem os,
        SortedMap<String, String> tags,
        List<Disk> disks,
        MachineState state,
        ProtectionDecision decision,
        MachineDetails details) {

    public VirtualMachine {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a virtual machine needs a name");
        }
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        disks = List.copyOf(disks);
    }

    /**
     * What the machine can be called in an estate, shortest first: its name, with its resource group, with its subscription.
     */
    public List<String> addresses() {
        return addresses(group -> group);
    }

    /**
     * As {@link #addresses()}.
     *
     * @param groupSpelling how the estate spells a resource group
     */
    public List<String> addresses(UnaryOperator<String> groupSpelling) {
        List<String> addresses = new ArrayList<>(3);
        addresses.add(name);
        if (identity.resourceGroup().isPresent()) {
            String grouped = groupSpelling.apply(identity.resourceGroup().get()) + "/" + name;
            addresses.add(grouped);
            identity.subscription().ifPresent(subscription -> addresses.add(subscription + "/" + grouped));
        }
        return addresses;
    }

    /** The disk the machine starts from, if the source names one. */
    public Optional<Disk> osDisk() {
        return disks.stream().filter(Disk::isOs).findFirst();
    }
}

package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import java.util.SortedMap;

/** The scopes of machines and disks; cheap enough to be made anew for each evaluation. */
public final class Scopes {

    private Scopes() {}

    /** {@code vm}. */
    public static Scope ofMachine(VirtualMachine machine) {
        PropertySource source = machine(machine);
        return name -> name.equals("vm") ? source : null;
    }

    /** {@code vm} and {@code disk}. */
    public static Scope ofDisk(VirtualMachine machine, Disk disk) {
        PropertySource source = machine(machine);
        PropertySource diskSource = disk(disk);
        return name -> switch (name) {
            case "vm" -> source;
            case "disk" -> diskSource;
            default -> null;
        };
    }

    /** A machine alone, for scopes that add properties to it. */
    public static PropertySource machine(VirtualMachine machine) {
        return new MachineSource(machine);
    }

    /** The value of a region, which is compared ignoring case and spaces, as the cloud does. */
    public static Object region(String region) {
        return new FoldedText(region, true);
    }

    /** Texts by key, looked up like tags: {@code change.after['retention.daily']}. */
    public static PropertySource texts(SortedMap<String, String> texts) {
        return new TagSource(texts);
    }

    /** A disk alone. */
    public static PropertySource disk(Disk disk) {
        return new DiskSource(disk);
    }
}

package dev.holdfast.dsl.inventory;

import dev.holdfast.dsl.model.machine.Disk;
import java.util.Comparator;

/** The order of the disks of a machine. */
final class DiskOrder {

    /** By lun, those without last, then by name. */
    static final Comparator<Disk> BY_LUN = Comparator.comparing(
                    (Disk disk) -> disk.lun().orElse(Integer.MAX_VALUE))
            .thenComparing(Disk::name);

    /** OS disk first, then data disks by lun, then temporary disks by name. */
    static final Comparator<Disk> OF_MACHINE =
            Comparator.comparing((Disk disk) -> disk.traits().role()).thenComparing(BY_LUN);

    private DiskOrder() {}

    static Disk renamed(Disk disk, String name) {
        return name.equals(disk.name())
                ? disk
                : new Disk(name, disk.lun(), disk.size(), disk.used(), disk.churn(), disk.traits(), disk.exclude());
    }
}

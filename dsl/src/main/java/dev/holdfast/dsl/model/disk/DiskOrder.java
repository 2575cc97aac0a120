package dev.holdfast.dsl.model.disk;

import java.util.Comparator;

/** The order of the disks of a machine. */
public final class DiskOrder {

    /** By lun, those without last, then by name. */
    public static final Comparator<Disk> BY_LUN = Comparator.comparing(
                    (Disk disk) -> disk.lun().orElse(Integer.MAX_VALUE))
            .thenComparing(Disk::name);

    /** OS disk first, then data disks by lun, then temporary disks by name. */
    public static final Comparator<Disk> OF_MACHINE =
            Comparator.comparing((Disk disk) -> disk.traits().role()).thenComparing(BY_LUN);

    private DiskOrder() {}

    /** The same disk under another name. */
    public static Disk renamed(Disk disk, String name) {
        return name.equals(disk.name())
                ? disk
                : new Disk(
                        name,
                        disk.lun(),
                        disk.size(),
                        disk.used(),
                        disk.churn(),
                        disk.content(),
                        disk.traits(),
                        disk.exclude());
    }
}

package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.content.WrittenDisk;
import java.util.List;
import java.util.Optional;

/**
 * The disks a backup of a machine contains, and how they are written, from one second on. Points refer to it by its
 * generation; with the second of their capture it says exactly what they contain.
 *
 * @param generation 0 for the first set of the machine, then counting up
 * @param since second from which captures contain it
 * @param disks included disks in the machine's order
 */
public record DiskSet(int generation, long since, List<WrittenDisk> disks) {
    public DiskSet {
        disks = List.copyOf(disks);
    }

    /** The disk of that name. */
    public Optional<WrittenDisk> disk(String name) {
        for (WrittenDisk disk : disks) {
            if (disk.name().equals(name)) {
                return Optional.of(disk);
            }
        }
        return Optional.empty();
    }
}

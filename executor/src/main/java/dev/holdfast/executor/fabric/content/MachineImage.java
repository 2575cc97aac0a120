package dev.holdfast.executor.fabric.content;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the disks of a machine hold at one moment.
 *
 * @param disks by name
 */
public record MachineImage(SortedMap<String, DiskImage> disks) {

    /** Content wanders over so many times its size at most, see {@link WritePattern#CLEAR}. */
    private static final int MOST_SPAN = 2;

    /** No disks. */
    public static final MachineImage EMPTY = new MachineImage(Collections.emptySortedMap());

    public MachineImage {
        disks = Collections.unmodifiableSortedMap(new TreeMap<>(disks));
    }

    /**
     * The result of applying a delta.
     *
     * @param image what is there now
     * @param bytes that were moved
     */
    public record Applied(MachineImage image, long bytes) {}

    /** What disks hold at a second. */
    public static MachineImage of(List<WrittenDisk> disks, long second) {
        TreeMap<String, DiskImage> images = new TreeMap<>();
        for (WrittenDisk disk : disks) {
            images.put(disk.name(), DiskImage.of(disk, second));
        }
        return new MachineImage(images);
    }

    /**
     * Applies what was written between two moments. The result is what the disks hold at the second one if, and only if, this
     * is what they held at the first. Disks that were not there come whole; those that are not there any more go.
     */
    public Applied apply(List<WrittenDisk> before, long then, List<WrittenDisk> now, long second) {
        TreeMap<String, DiskImage> images = new TreeMap<>();
        long bytes = 0;
        for (WrittenDisk disk : now) {
            Optional<WrittenDisk> known = find(before, disk.name());
            if (known.isEmpty()) {
                images.put(disk.name(), DiskImage.of(disk, second));
                bytes = Math.addExact(bytes, disk.usedBytes(second));
                continue;
            }
            DiskImage held = disks.get(disk.name());
            ExtentMap.Edit edit = (held == null ? ExtentMap.EMPTY : held.extents()).edit();
            long[] written = new long[1];
            disk.changes(known.get(), then, second, (extent, stamp) -> {
                edit.put(extent, stamp);
                written[0] += stamp == ExtentSink.CLEAR ? 0 : 1;
            });
            images.put(disk.name(), new DiskImage(disk.usedBytes(second), edit.map()));
            bytes = Math.addExact(bytes, Extents.bytes(written[0], disk.usedBytes(second)));
        }
        return new Applied(new MachineImage(images), bytes);
    }

    private static Optional<WrittenDisk> find(List<WrittenDisk> disks, String name) {
        return disks.stream().filter(disk -> disk.name().equals(name)).findFirst();
    }

    /** Bytes to move where {@code before} is there: extents that differ and are not clear, and new disks as a whole. */
    public long changedBytes(MachineImage before) {
        long bytes = 0;
        for (Map.Entry<String, DiskImage> disk : disks.entrySet()) {
            DiskImage held = before.disks.get(disk.getKey());
            DiskImage now = disk.getValue();
            bytes = Math.addExact(bytes, held == null ? now.usedBytes() : now.changedBytes(held));
        }
        return bytes;
    }

    /** Bytes in use on all disks. */
    public long bytes() {
        return disks.values().stream().mapToLong(DiskImage::usedBytes).sum();
    }

    /** Tells it from every other content: all disks, by name. */
    public Digest digest() {
        Digest sum = Digest.EMPTY;
        for (Map.Entry<String, DiskImage> disk : disks.entrySet()) {
            DiskImage image = disk.getValue();
            sum = sum.plus(disk.getKey(), image.usedBytes(), image.extents().digest());
        }
        return sum;
    }

    /** Tells files from every other content: each by its name, and its extents by their place in it. */
    public Digest digest(List<FileRange> files) {
        Digest sum = Digest.EMPTY;
        for (FileRange file : files) {
            DiskImage disk = disks.get(file.disk());
            ExtentMap.Edit content = ExtentMap.EMPTY.edit();
            long last = disk == null ? -1 : Math.min(file.last(), MOST_SPAN * Extents.of(disk.usedBytes()));
            for (long extent = file.first(); disk != null && extent <= last; extent++) {
                content.put(extent - file.first(), disk.extents().get(extent));
            }
            sum = sum.plus(
                    file.name(), file.last() - file.first() + 1, content.map().digest());
        }
        return sum;
    }
}

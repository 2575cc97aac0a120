package dev.holdfast.executor.fabric.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A disk and the process that writes it. With a second it says exactly what the disk holds then.
 *
 * @param name of the disk
 * @param baseBytes in use beside what grew; the last extent may be partly used
 * @param churnBytesPerDay rewritten per day of {@code baseBytes}
 * @param pattern where writes fall
 * @param regions one after the other, without gaps; only the last one may still grow
 * @param reductionPercent by how much less a vault stores, 0 to 99
 */
public record WrittenDisk(
        String name,
        long baseBytes,
        long churnBytesPerDay,
        WritePattern pattern,
        List<Region> regions,
        int reductionPercent) {

    /** A disk of this many regions joins its newest ones before it gets another, so that counting stays fast. */
    private static final int REGIONS = 32;

    public WrittenDisk {
        if (baseBytes < 0 || churnBytesPerDay < 0) {
            throw new IllegalArgumentException(
                    "content is 0 or more: " + name + " " + baseBytes + " " + churnBytesPerDay);
        }
        if (reductionPercent < 0 || reductionPercent > 99) {
            throw new IllegalArgumentException("a vault stores 0 to 99 percent less: " + name + " " + reductionPercent);
        }
        regions = List.copyOf(regions);
    }

    /** A disk whose content is new at a second; it does not grow, and is stored as it is. */
    public static WrittenDisk fresh(
            String name, long usedBytes, long churnBytesPerDay, WritePattern pattern, long origin, long second) {
        return new WrittenDisk(name, usedBytes, churnBytesPerDay, pattern, List.of(), 0).anew(origin, second);
    }

    /** All that is in use as one region, written at a second. */
    private WrittenDisk anew(long origin, long second) {
        long extents = Extents.of(baseBytes);
        return with(List.of(Region.written(origin, 0, extents, WriteRate.of(writesPerDay(extents), second, 0))));
    }

    private WrittenDisk with(List<Region> others) {
        return new WrittenDisk(name, baseBytes, churnBytesPerDay, pattern, others, reductionPercent);
    }

    private WrittenDisk sized(long base, long churn) {
        return new WrittenDisk(name, base, churn, pattern, regions, reductionPercent);
    }

    /** The disk of which a vault stores so much less. */
    public WrittenDisk reduced(int percent) {
        return new WrittenDisk(name, baseBytes, churnBytesPerDay, pattern, regions, percent);
    }

    private double writesPerDay(long extents) {
        return baseBytes == 0 ? 0 : pattern.writesPerExtent(baseBytes, churnBytesPerDay) * extents;
    }

    /** In use at a second. */
    public long usedBytes(long second) {
        return baseBytes + grownBytes(second);
    }

    private long grownBytes(long second) {
        long extents = 0;
        for (Region region : regions) {
            extents += region.growing() ? region.content(second) : 0;
        }
        return extents * Extents.SIZE;
    }

    /** What a vault stores of so many bytes of the disk, rounded down. */
    public long storedBytes(long bytes) {
        if (reductionPercent == 0) {
            return bytes;
        }
        long percent = 100L - reductionPercent;
        return bytes / 100 * percent + bytes % 100 * percent / 100;
    }

    /** The disk written at another rate from a second on: a burst, or its end. It grows as before. */
    public WrittenDisk rated(long churn, long second) {
        return sized(baseBytes, churn).rerated(second);
    }

    private WrittenDisk rerated(long second) {
        List<Region> rated = new ArrayList<>(regions.size());
        for (Region region : regions) {
            rated.add(region.growing() ? region : region.rated(writesPerDay(region.extents()), second));
        }
        return with(rated);
    }

    /**
     * The disk growing from a second on, by whole extents, each written once when it comes, until it is full. What grew stays.
     *
     * @param bytesPerDay 0 or more, rounded to 64 bytes
     * @param sizeBytes of the disk; one with more in use does not grow
     */
    public WrittenDisk growing(long bytesPerDay, long sizeBytes, long origin, long second) {
        return growing((double) bytesPerDay / Extents.SIZE, sizeBytes, origin, second);
    }

    private WrittenDisk growing(double extentsPerDay, long sizeBytes, long origin, long second) {
        long more = Math.max(0, sizeBytes - usedBytes(second)) / Extents.SIZE;
        List<Region> all = new ArrayList<>(regions);
        Optional<Region> last = last(regions).filter(Region::growing);
        if (last.isPresent()) {
            all.set(all.size() - 1, last.get().growingBy(extentsPerDay, more, second));
        } else if (extentsPerDay > 0 && more > 0) {
            long first = end(regions);
            all.add(Region.growing(Mix.of(origin, first), first, more, WriteRate.of(extentsPerDay, second, 0)));
        }
        return with(all);
    }

    /** Growing as another disk does, up to the same size. */
    private WrittenDisk growingAs(WrittenDisk other, long origin, long second) {
        Optional<Region> last = last(other.regions).filter(Region::growing);
        if (last.isEmpty()) {
            return this;
        }
        long room = last.get().extents() - last.get().content(second);
        long size = other.usedBytes(second) + room * Extents.SIZE;
        return growing(last.get().rate().writesPerDay(), size, origin, second);
    }

    private static Optional<Region> last(List<Region> regions) {
        return regions.isEmpty() ? Optional.empty() : Optional.of(regions.get(regions.size() - 1));
    }

    /** The extent behind the last region. */
    private long end(List<Region> some) {
        return last(some).map(region -> region.end(pattern)).orElse(0L);
    }

    /**
     * The disk with more in use, from a second on: what it got is a region of its own. What grew before stays as it is, and
     * growth goes on behind.
     */
    public WrittenDisk grown(long used, long origin, long second) {
        if (!isWithin(used, second)) {
            throw new IllegalArgumentException(
                    name + " does not grow from " + usedBytes(second) + " to " + used + " bytes");
        }
        long more = Extents.of(used) - Extents.of(usedBytes(second));
        if (more == 0) {
            return sized(used - grownBytes(second), churnBytesPerDay).rerated(second);
        }
        List<Region> all = frozen(second);
        boolean many = all.size() >= REGIONS;
        long first = end(all);
        while (many && !all.isEmpty() && all.get(all.size() - 1).extents() < 2 * more) {
            Region joined = all.remove(all.size() - 1);
            first = joined.first();
            more += joined.extents();
        }
        long base = used - with(all).grownBytes(second);
        all.add(Region.written(origin, first, more, WriteRate.of(0, second, 0)));
        return sized(base, churnBytesPerDay).with(all).rerated(second).growingAs(this, origin, second);
    }

    /** True if so much can be in use without anything going. */
    private boolean isWithin(long used, long second) {
        return Extents.of(used) >= Extents.of(usedBytes(second)) && used >= grownBytes(second);
    }

    /** The regions without any that grows on: it has what came until a second. */
    private List<Region> frozen(long second) {
        List<Region> all = new ArrayList<>(regions);
        Optional<Region> last = last(regions).filter(Region::growing);
        if (last.isPresent()) {
            all.remove(all.size() - 1);
            if (last.get().content(second) > 0) {
                all.add(last.get().growingBy(0, 0, second));
            }
        }
        return all;
    }

    /** The disk written anew as a whole at a second: a shrunk, a formatted, an encrypted disk. Growth goes on behind. */
    public WrittenDisk overwritten(long used, WritePattern other, long origin, long second) {
        return new WrittenDisk(name, used, churnBytesPerDay, other, List.of(), reductionPercent)
                .anew(origin, second)
                .growingAs(this, origin, second);
    }

    /**
     * The disk with the content that it had at one second, from a later second on. What is written on it since bears another
     * origin, so nothing there is taken for what was there before.
     */
    public WrittenDisk putBack(long content, long origin, long second) {
        List<Region> back = new ArrayList<>(regions.size());
        for (Region region : regions) {
            back.add(region.putBack(content, Mix.of(origin, region.first()), second));
        }
        return with(back);
    }

    /** The disk with these figures from a second on. */
    public WrittenDisk described(long used, long churn, long origin, long second) {
        WrittenDisk sized =
                isWithin(used, second) ? grown(used, origin, second) : overwritten(used, pattern, origin, second);
        return sized.rated(churn, second);
    }

    /**
     * Bytes to move for this disk at {@code second} where it is there as it was at {@code then}: whole extents that differ and
     * are not clear. Takes a time that depends on neither the size nor the seconds.
     *
     * @param before the disk as it was known then
     */
    public long changedBytes(WrittenDisk before, long then, long second) {
        long extents = 0;
        long grown = 0;
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            grown += region.growing() ? region.content(second) : 0;
            extents += isSame(before, i)
                    ? region.changed(pattern, before.regions.get(i), then, second)
                    : region.content(second);
        }
        return Extents.bytes(extents, baseBytes + grown * Extents.SIZE);
    }

    private boolean isSame(WrittenDisk before, int index) {
        return before.pattern == pattern
                && index < before.regions.size()
                && regions.get(index).isSame(before.regions.get(index));
    }

    /** Puts every extent as it is at a second. */
    public void whole(long second, ExtentSink sink) {
        for (Region region : regions) {
            region.whole(pattern, second, sink);
        }
    }

    /** Puts the extents that differ between two seconds, as they are at the second one; parameters as above. */
    public void changes(WrittenDisk before, long then, long second, ExtentSink sink) {
        int same = 0;
        while (same < regions.size() && isSame(before, same)) {
            regions.get(same).between(pattern, before.regions.get(same), then, second, sink);
            same++;
        }
        for (Region gone : before.regions.subList(same, before.regions.size())) {
            gone.clear(before.pattern, then, sink);
        }
        for (Region added : regions.subList(same, regions.size())) {
            added.whole(pattern, second, sink);
        }
    }
}

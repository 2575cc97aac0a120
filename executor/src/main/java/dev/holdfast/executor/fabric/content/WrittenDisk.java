package dev.holdfast.executor.fabric.content;

import java.util.ArrayList;
import java.util.List;

/**
 * A disk and the process that writes it. With a second it says exactly what the disk holds then.
 *
 * @param name of the disk
 * @param usedBytes in use; the last extent may be partly used
 * @param churnBytesPerDay rewritten per day
 * @param pattern where writes fall
 * @param regions one after the other, without gaps
 */
public record WrittenDisk(
        String name, long usedBytes, long churnBytesPerDay, WritePattern pattern, List<Region> regions) {

    /** A disk of this many regions joins its newest ones before it gets another, so that counting stays fast. */
    private static final int REGIONS = 32;

    public WrittenDisk {
        if (usedBytes < 0 || churnBytesPerDay < 0) {
            throw new IllegalArgumentException(
                    "content is 0 or more: " + name + " " + usedBytes + " " + churnBytesPerDay);
        }
        regions = List.copyOf(regions);
    }

    /** A disk whose content is new at a second. */
    public static WrittenDisk fresh(
            String name, long usedBytes, long churnBytesPerDay, WritePattern pattern, long origin, long second) {
        WrittenDisk empty = new WrittenDisk(name, usedBytes, churnBytesPerDay, pattern, List.of());
        return empty.with(List.of(empty.region(origin, 0, Extents.of(usedBytes), second)));
    }

    private WrittenDisk with(List<Region> others) {
        return new WrittenDisk(name, usedBytes, churnBytesPerDay, pattern, others);
    }

    private Region region(long origin, long first, long extents, long second) {
        return new Region(origin, first, extents, WriteRate.of(writesPerDay(extents), second, 0));
    }

    private double writesPerDay(long extents) {
        return usedBytes == 0 ? 0 : pattern.writesPerExtent(usedBytes, churnBytesPerDay) * extents;
    }

    /** The disk written at another rate from a second on: a burst, or its end. */
    public WrittenDisk rated(long churn, long second) {
        return sized(usedBytes, churn).rerated(second);
    }

    private WrittenDisk sized(long used, long churn) {
        return new WrittenDisk(name, used, churn, pattern, regions);
    }

    private WrittenDisk rerated(long second) {
        List<Region> rated = new ArrayList<>(regions.size());
        for (Region region : regions) {
            WriteRate rate = region.rate().from(second, writesPerDay(region.extents()));
            rated.add(new Region(region.origin(), region.first(), region.extents(), rate, region.earlier()));
        }
        return with(rated);
    }

    /** The disk with more in use, from a second on: what it grew by is a region of its own. */
    public WrittenDisk grown(long used, long origin, long second) {
        long first = regions.isEmpty() ? 0 : regions.get(regions.size() - 1).end(pattern);
        long more = Extents.of(used) - Extents.of(usedBytes);
        if (more < 0) {
            throw new IllegalArgumentException(name + " does not grow from " + usedBytes + " to " + used + " bytes");
        }
        WrittenDisk grown = sized(used, churnBytesPerDay).rerated(second);
        if (more == 0) {
            return grown;
        }
        List<Region> all = new ArrayList<>(grown.regions);
        boolean many = all.size() >= REGIONS;
        while (many && !all.isEmpty() && all.get(all.size() - 1).extents() < 2 * more) {
            Region joined = all.remove(all.size() - 1);
            first = joined.first();
            more += joined.extents();
        }
        all.add(grown.region(origin, first, more, second));
        return grown.with(all);
    }

    /** The disk written anew as a whole at a second: a shrunk, a formatted, an encrypted disk. */
    public WrittenDisk overwritten(long used, WritePattern other, long origin, long second) {
        return fresh(name, used, churnBytesPerDay, other, origin, second);
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
        WrittenDisk sized = Extents.of(used) < Extents.of(usedBytes)
                ? overwritten(used, pattern, origin, second)
                : grown(used, origin, second);
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
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            extents +=
                    isSame(before, i) ? region.changed(pattern, before.regions.get(i), then, second) : region.extents();
        }
        return Extents.bytes(extents, usedBytes);
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
            gone.clear(before.pattern, sink);
        }
        for (Region added : regions.subList(same, regions.size())) {
            added.whole(pattern, second, sink);
        }
    }
}

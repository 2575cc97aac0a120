package dev.holdfast.executor.fabric.content;

/**
 * The classes of extents of a region, one after the other, each written in sweeps: its k-th write falls on its extent k
 * modulo its size. So the extents of a class that differ between two numbers of its writes are as many as the writes between,
 * at most all.
 *
 * @param pattern where writes fall
 * @param extents of content
 * @param shares how writes are dealt to the classes
 */
record Sweeps(WritePattern pattern, long extents, SweepShares shares) {

    Sweeps(WritePattern pattern, long extents) {
        this(pattern, extents, SweepShares.of(pattern, extents));
    }

    /** Takes visits: runs of writes of one class. */
    @FunctionalInterface
    interface Visits {
        /** Visits {@code from} to {@code to}, exclusive, of a class. */
        void run(int sweep, long from, long to);
    }

    /** Extents of a class. */
    long size(int sweep) {
        return shares.first(sweep + 1, extents) - shares.first(sweep, extents);
    }

    /** The extent of the region on which a visit falls. */
    long extent(int sweep, long visit) {
        return pattern == WritePattern.CLEAR
                ? Math.floorMod(extents + visit, 2 * extents)
                : shares.first(sweep, extents) + Math.floorMod(visit, size(sweep));
    }

    /** How many of so many writes fell on a class. */
    long visits(int sweep, long writes) {
        long[] found = new long[1];
        each(1, writes, writes, (other, at, same) -> {
            if (other == sweep) {
                found[0] = at;
            }
        });
        return found[0];
    }

    /** Extents whose content differs between two numbers of writes. */
    long changed(long writes, long others) {
        return extents == 0 ? 0 : changed(1, Math.min(writes, others), Math.max(writes, others));
    }

    private long changed(int node, long from, long to) {
        if (from == to) {
            return 0;
        }
        if (node >= shares.classes()) {
            return Math.min(size(node - shares.classes()), to - from);
        }
        long leftFrom = shares.left(node, from);
        long leftTo = shares.left(node, to);
        return changed(2 * node, leftFrom, leftTo) + changed(2 * node + 1, from - leftFrom, to - leftTo);
    }

    /** What extents hold after so many writes, as the last visit of each. */
    void whole(long writes, Visits visits) {
        if (extents > 0) {
            each(1, writes, writes, (sweep, at, same) -> visits.run(sweep, at - size(sweep), at));
        }
    }

    /**
     * What the extents hold that differ from what they hold after {@code others} writes, as the last visit of each.
     *
     * @param cleared takes visits whose extents hold nothing now, before any of the others
     */
    void between(long others, long writes, Visits cleared, Visits written) {
        if (extents == 0 || others == writes) {
            return;
        }
        if (pattern == WritePattern.CLEAR) {
            clearedBetween(others, writes, cleared, written);
            return;
        }
        each(1, others, writes, (sweep, from, to) -> {
            long size = size(sweep);
            if (to > from) {
                written.run(sweep, Math.max(from, to - size), to);
            } else if (to < from) {
                // before those writes, what they fell on held the visits of the sweep before
                written.run(sweep, to - size, Math.min(from, to + size) - size);
            }
        });
    }

    /** After n writes the visits n - extents to n are there, each in its place on a ring of twice the extents. */
    private void clearedBetween(long others, long writes, Visits cleared, Visits written) {
        if (writes > others) {
            long first = Math.max(others, writes - extents);
            cleared.run(0, first - extents, writes - extents);
            written.run(0, first, writes);
        } else {
            cleared.run(0, Math.max(writes, others - extents), others);
            written.run(0, writes - extents, Math.min(writes, others - extents));
        }
    }

    private void each(int node, long from, long to, Visits visits) {
        if (node >= shares.classes()) {
            visits.run(node - shares.classes(), from, to);
            return;
        }
        long leftFrom = shares.left(node, from);
        long leftTo = shares.left(node, to);
        each(2 * node, leftFrom, leftTo, visits);
        each(2 * node + 1, from - leftFrom, to - leftTo, visits);
    }
}

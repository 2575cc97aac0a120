package dev.holdfast.executor.fabric.content;

/**
 * The classes of extents of a region, each written in sweeps: its k-th write falls on position k modulo its size. So the
 * extents of a class that differ between two numbers of its writes are as many as the writes between, at most all.
 *
 * @param pattern where writes fall
 * @param extents of content
 */
record Sweeps(WritePattern pattern, long extents) {

    /** One in so many extents is hot. */
    private static final int HOT = 10;

    /** Takes visits: runs of writes of one class. */
    @FunctionalInterface
    interface Visits {
        /** Visits {@code from} to {@code to}, exclusive, of a class. */
        void run(int sweep, long from, long to);
    }

    /** Classes: a power of two, as few as there are extents. */
    int classes() {
        return switch (pattern) {
            case UNIFORM ->
                extents >= SweepShares.MOST ? SweepShares.MOST : (int) Long.highestOneBit(Math.max(1, extents));
            case HOT_SET -> extents > 1 ? 2 : 1;
            case APPEND, CLEAR -> 1;
        };
    }

    /** Extents of a class. */
    long size(int sweep) {
        int classes = classes();
        if (classes == 1) {
            return extents;
        }
        if (pattern == WritePattern.HOT_SET) {
            long hot = (extents + HOT - 1) / HOT;
            return sweep == 0 ? hot : extents - hot;
        }
        return (extents - sweep + classes - 1) / classes;
    }

    /** The extent of the region on which a visit falls; classes lie between each other. */
    long extent(int sweep, long visit) {
        if (pattern == WritePattern.CLEAR) {
            return Math.floorMod(extents + visit, 2 * extents);
        }
        long position = Math.floorMod(visit, size(sweep));
        int classes = classes();
        if (classes > 1 && pattern == WritePattern.HOT_SET) {
            return sweep == 0 ? position * HOT : position + position / (HOT - 1) + 1;
        }
        return position * classes + sweep;
    }

    /** Extents whose content differs between two numbers of writes. */
    long changed(long writes, long others) {
        return extents == 0 || writes == others
                ? 0
                : changed(1, classes(), Math.min(writes, others), Math.max(writes, others));
    }

    private long changed(int node, int classes, long from, long to) {
        if (from == to) {
            return 0;
        }
        if (node >= classes) {
            return Math.min(size(node - classes), to - from);
        }
        long leftFrom = SweepShares.left(pattern, classes, node, from);
        long leftTo = SweepShares.left(pattern, classes, node, to);
        return changed(2 * node, classes, leftFrom, leftTo)
                + changed(2 * node + 1, classes, from - leftFrom, to - leftTo);
    }

    /** What extents hold after so many writes, as the last visit of each. */
    void whole(long writes, Visits visits) {
        if (extents > 0) {
            int classes = classes();
            each(1, classes, writes, writes, (sweep, at, same) -> visits.run(sweep, at - size(sweep), at));
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
            if (writes > others) {
                cleared.run(0, Math.max(others, writes - extents) - extents, writes - extents);
                written.run(0, Math.max(others, writes - extents), writes);
            } else {
                cleared.run(0, Math.max(writes, others - extents), others);
                written.run(0, writes - extents, Math.min(writes, others - extents));
            }
            return;
        }
        each(1, classes(), others, writes, (sweep, from, to) -> {
            long size = size(sweep);
            if (to > from) {
                written.run(sweep, Math.max(from, to - size), to);
            } else if (to < from) {
                // before those writes, what they fell on held the visits of the sweep before
                written.run(sweep, to - size, Math.min(from, to + size) - size);
            }
        });
    }

    private void each(int node, int classes, long from, long to, Visits visits) {
        if (node >= classes) {
            visits.run(node - classes, from, to);
            return;
        }
        long leftFrom = SweepShares.left(pattern, classes, node, from);
        long leftTo = SweepShares.left(pattern, classes, node, to);
        each(2 * node, classes, leftFrom, leftTo, visits);
        each(2 * node + 1, classes, from - leftFrom, to - leftTo, visits);
    }
}

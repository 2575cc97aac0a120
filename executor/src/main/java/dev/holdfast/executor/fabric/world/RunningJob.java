package dev.holdfast.executor.fabric.world;

import dev.holdfast.planner.state.ItemKey;

/**
 * A job in flight. A job that goes into its next phase is a new value.
 *
 * @param kind backup or copy
 * @param item where its point is
 * @param source vault the bytes come from; the item's own for a backup
 * @param captured capture of its point
 * @param started second it started
 * @param moving false while snapshots are taken, true while bytes move
 * @param ends second this phase ends
 * @param bytes to move in this phase
 */
public record RunningJob(
        JobKind kind, ItemKey item, String source, long captured, long started, boolean moving, long ends, long bytes) {

    /** What tells it from other jobs in flight. */
    public Key key() {
        return new Key(kind, item, captured);
    }

    /** The same job under other names. */
    RunningJob named(ItemKey otherItem, String otherSource) {
        return new RunningJob(kind, otherItem, otherSource, captured, started, moving, ends, bytes);
    }

    /**
     * What tells a job from others in flight.
     *
     * @param kind backup or copy
     * @param item where its point is
     * @param captured capture of its point
     */
    public record Key(JobKind kind, ItemKey item, long captured) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byItem = item.compareTo(other.item);
            if (byItem != 0) {
                return byItem;
            }
            int byCapture = Long.compare(captured, other.captured);
            return byCapture != 0 ? byCapture : kind.compareTo(other.kind);
        }
    }
}

package dev.holdfast.executor.fabric.world.job;

import dev.holdfast.executor.fabric.guest.ConsistencyCause;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ItemKey;

/**
 * A job in flight. A job that goes into its next phase is a new value.
 *
 * @param key what tells it from others
 * @param source vault the bytes come from; the item's own for a backup
 * @param started second it started
 * @param stage where it stands
 */
public record RunningJob(Key key, String source, long started, Stage stage) {

    /**
     * Where a job stands.
     *
     * @param phase what it is doing
     * @param ends second this phase ends
     * @param bytes to move in this phase
     * @param trail how it went so far
     */
    public record Stage(JobPhase phase, long ends, long bytes, JobTrail trail) {}

    /** Backup or copy. */
    public JobKind kind() {
        return key.kind();
    }

    /** Where its point is. */
    public ItemKey item() {
        return key.item();
    }

    /** Capture of its point. */
    public long captured() {
        return key.captured();
    }

    /** True while bytes move, false before that. */
    public boolean moving() {
        return stage.phase() == JobPhase.TRANSFER;
    }

    /** Second its phase ends. */
    public long ends() {
        return stage.ends();
    }

    /** To move in this phase. */
    public long bytes() {
        return stage.bytes();
    }

    /** How it went so far. */
    public JobTrail trail() {
        return stage.trail();
    }

    /** The same job at another stage. */
    public RunningJob at(Stage next) {
        return new RunningJob(key, source, started, next);
    }

    /** The same job, having made a point. */
    public RunningJob made(ConsistencyCause achieved) {
        return at(new Stage(
                stage.phase(), stage.ends(), stage.bytes(), stage.trail().made(achieved)));
    }

    /** The same job, whose point is now of another second. */
    public RunningJob capturing(long second, Stage next) {
        return new RunningJob(new Key(key.kind(), key.item(), second), source, started, next);
    }

    /** The same job under other names. */
    public RunningJob named(Renaming renaming) {
        Key other = new Key(key.kind(), renaming.item(key.item()), key.captured());
        return new RunningJob(other, renaming.vault(source), started, stage);
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

package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.fabric.content.FileRange;
import dev.holdfast.planner.state.ItemKey;
import java.util.List;
import java.util.OptionalInt;

/**
 * A restore that was ordered.
 *
 * @param number 1, 2, 3 … in the order in which they were ordered
 * @param item machine and vault of the point
 * @param captured capture of the point
 * @param target what is made of it, and where
 * @param timing when it runs
 * @param ending how it ended, or that it runs
 */
public record WorldRestore(int number, ItemKey item, long captured, Target target, Timing timing, Ending ending) {

    private static final String ID = "restore-";

    /**
     * What is made of a point, and where.
     *
     * @param kind what
     * @param region where, lower case
     * @param name of the new machine or the resource group; of the machine itself for the other kinds
     * @param account storage account that the data goes through
     * @param files what is restored of it; empty for all
     */
    public record Target(RestoreKind kind, String region, String name, String account, List<FileRange> files) {
        public Target {
            files = List.copyOf(files);
        }
    }

    /**
     * When a restore runs.
     *
     * @param started second it was ordered
     * @param begins second from which its data moves
     * @param ends second it ends
     * @param bytes that it moves
     */
    public record Timing(long started, long begins, long ends, long bytes) {}

    /**
     * How a restore ended.
     *
     * @param status of its job
     * @param digest of what was restored; empty if nothing was
     * @param captured digest of the same content at its capture
     * @param detail what was made, or why it failed: {@code Code: message}
     */
    public record Ending(JobStatus status, String digest, String captured, String detail) {

        /** It goes on. */
        public static final Ending NONE = new Ending(JobStatus.RUNNING, "", "", "");
    }

    /** Its id: {@code restore-1}. */
    public String id() {
        return ID + number;
    }

    /** The number of an id; empty for what is no id. */
    static OptionalInt number(String id) {
        if (!id.startsWith(ID)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(id.substring(ID.length())));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** True until it ended. */
    public boolean isRunning() {
        return ending.status() == JobStatus.RUNNING;
    }

    /** The same restore once it has ended. */
    public WorldRestore ended(Ending how) {
        return new WorldRestore(number, item, captured, target, timing, how);
    }

    /** The same restore, ending at another second. */
    public WorldRestore ending(long second) {
        Timing later = new Timing(timing.started(), timing.begins(), second, timing.bytes());
        return new WorldRestore(number, item, captured, target, later, ending);
    }

    /** The same restore, which begins to move its data and ends so many seconds later. */
    public WorldRestore later(long seconds) {
        Timing later = new Timing(
                timing.started(),
                Math.addExact(timing.begins(), seconds),
                Math.addExact(timing.ends(), seconds),
                timing.bytes());
        return new WorldRestore(number, item, captured, target, later, ending);
    }

    /** The same restore under the name that its item has now. */
    WorldRestore named(ItemKey other) {
        return new WorldRestore(number, other, captured, target, timing, ending);
    }
}

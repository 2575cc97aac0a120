package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import java.util.Optional;

/** Is told what becomes of a world, each time right after it happened; of the clock before it moves. */
public interface WorldWatcher {

    /** Does nothing. */
    WorldWatcher NONE = new WorldWatcher() {};

    /** The clock is about to move to a second. */
    default void passing(long until) {}

    /**
     * The bytes of a point came somewhere, or went.
     *
     * @param before {@link WorldPoint#holdings} before; 0 if it was no part of its item
     * @param now the same since; 0 if it is no part of its item any more
     */
    default void held(WorldItem item, WorldPoint point, byte before, byte now) {}

    /** A point went into soft delete ({@code isThere}), or left it. */
    default void softDeleted(ItemKey item, DeletedPoint point, boolean isThere) {}

    /** The data of a point is gone for good: it was no part of its item any more, or has left soft delete without coming back. */
    default void gone(ItemKey item, WorldPoint point) {}

    /** A job that makes points ended; its bytes were moved. */
    default void ended(RunningJob job, boolean completed) {}

    /** Another job ended; its bytes were moved. */
    default void finished(FinishedJob job) {}

    /** An object came, differs or is gone. */
    default void described(Optional<ManagedObject> before, Optional<ManagedObject> now) {}

    /** Items have other names. */
    default void renamed() {}
}

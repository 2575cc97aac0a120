package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.executor.fabric.world.World;

/** Where a world's changes become durable. */
@FunctionalInterface
public interface WorldSink {

    /**
     * Makes everything that changed durable, and then clears {@link World#changes}.
     *
     * @throws WorldStoreException if it could not be written; the changes stand as before
     */
    void store(World world) throws WorldStoreException;
}

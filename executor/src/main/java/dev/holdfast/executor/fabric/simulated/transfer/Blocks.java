package dev.holdfast.executor.fabric.simulated.transfer;

import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;

/** Where the content of points goes. */
interface Blocks {

    /** Keeps nothing: content is counted. */
    Blocks COUNTED = new Blocks() {
        @Override
        public void captured(WorldMachine machine, WorldPoint point) {
            // it can be told from the writes of its disks
        }

        @Override
        public void moved(WorldMachine machine, WorldItem item, WorldPoint point, Move move) {
            // it can be told from its base
        }

        @Override
        public void copied(WorldMachine machine, WorldPoint source, WorldItem target, WorldPoint copy, Move move) {
            // it can be told from its base
        }
    };

    /** The snapshots of a point are there. */
    void captured(WorldMachine machine, WorldPoint point);

    /** A point's bytes go from its snapshots into its vault. */
    void moved(WorldMachine machine, WorldItem item, WorldPoint point, Move move);

    /** A point's bytes go into another vault. */
    void copied(WorldMachine machine, WorldPoint source, WorldItem target, WorldPoint copy, Move move);
}

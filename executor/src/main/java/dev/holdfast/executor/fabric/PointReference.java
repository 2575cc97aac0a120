package dev.holdfast.executor.fabric;

import dev.holdfast.planner.state.ItemKey;

/**
 * A recovery point of an item.
 *
 * @param item machine and vault
 * @param id id of the point
 */
public record PointReference(ItemKey item, String id) {

    @Override
    public String toString() {
        return id;
    }
}

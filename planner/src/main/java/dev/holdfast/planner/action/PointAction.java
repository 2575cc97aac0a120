package dev.holdfast.planner.action;

import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.state.ItemKey;

/**
 * A point that goes, and whose it is.
 *
 * @param item where it is
 * @param owner what the item is to the declaration
 * @param prune the entry of the document
 */
public record PointAction(ItemKey item, ItemOwner.Kind owner, PlannedPrune prune) {}

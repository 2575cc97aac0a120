package dev.holdfast.planner.action;

import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.state.ItemKey;
import java.util.Optional;

/**
 * A point that goes, and which policy's business that is.
 *
 * @param item where it is
 * @param isCopy true if a copy rule decided, false if it was the policy itself
 * @param policy name of the policy whose retention decided; absent for items of retired machines
 * @param prune the entry of the document
 */
public record PointAction(ItemKey item, boolean isCopy, Optional<String> policy, PlannedPrune prune) {}

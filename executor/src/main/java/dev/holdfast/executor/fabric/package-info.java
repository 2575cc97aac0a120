/**
 * The port to the world: what a service that protects machines can be asked, and what it answers.
 *
 * <p>In: managed objects as the planner describes them, machines, and an {@link dev.holdfast.executor.fabric.OperationKey}
 * for everything that changes something. Out: {@link dev.holdfast.executor.fabric.OperationOutcome}, the objects and points
 * that really exist, or a {@link dev.holdfast.executor.fabric.FabricException} that says whether trying again can help.
 */
@NullMarked
package dev.holdfast.executor.fabric;

import org.jspecify.annotations.NullMarked;

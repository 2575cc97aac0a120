/**
 * The simulated service: a deterministic world with a clock of its own, behind the port of {@link dev.holdfast.executor.fabric}.
 *
 * <p>In: calls of the port, and time that passes. Out: backups, transfers, copies and expiries in the order of their instants,
 * as changes of a {@link dev.holdfast.executor.fabric.world.World}. What is due next follows from the world alone, so a world
 * that was stored and read again goes on as if nothing had happened.
 */
@NullMarked
package dev.holdfast.executor.fabric.simulated;

import org.jspecify.annotations.NullMarked;

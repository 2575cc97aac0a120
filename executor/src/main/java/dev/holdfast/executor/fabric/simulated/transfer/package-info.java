/**
 * How bytes of disks get into vaults: what a transfer or a copy is compared with, what it moves, and what a restore gives back.
 *
 * <p>In: points of a {@link dev.holdfast.executor.fabric.world.World} and the writes of their disks. Out: bytes to move, the
 * base each point builds on, and, where content is kept and not only counted, images that can be compared with what was
 * captured.
 */
@NullMarked
package dev.holdfast.executor.fabric.simulated.transfer;

import org.jspecify.annotations.NullMarked;

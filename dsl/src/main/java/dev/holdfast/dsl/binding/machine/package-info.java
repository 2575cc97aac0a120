/**
 * Binds machines and their disks.
 *
 * <p>In: the keys of one machine. Out: a {@link dev.holdfast.dsl.model.machine.VirtualMachine}, presets filled in and marked,
 * and semantic problems.
 */
@NullMarked
package dev.holdfast.dsl.binding.machine;

import org.jspecify.annotations.NullMarked;

/**
 * Virtual machines and their disks, whether declared or read from an inventory.
 *
 * <p>Out: {@link dev.holdfast.dsl.model.machine.VirtualMachine}, complete: what a source did not say is filled with a
 * preset and marked as such ({@link dev.holdfast.dsl.model.disk.Estimate}).
 */
@NullMarked
package dev.holdfast.dsl.model.machine;

import org.jspecify.annotations.NullMarked;

/**
 * What goes wrong, on purpose: a service that fails now and then, and a process that is killed at a chosen commit. The seed
 * alone decides which calls fail, so a run can be repeated.
 *
 * <p>In: a {@link dev.holdfast.executor.fabric.fault.FaultSwitch}, from the variable {@code HOLDFAST_FAULTS}. Out: a fabric
 * around another.
 */
@NullMarked
package dev.holdfast.executor.fabric.fault;

import org.jspecify.annotations.NullMarked;

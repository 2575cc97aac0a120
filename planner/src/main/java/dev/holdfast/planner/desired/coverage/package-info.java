/**
 * Who gets protection: the address of every machine, its policy, which of its disks are backed up, and why it gets none.
 *
 * <p>In: a declaration, its machines and the service profile. Out: verdicts and selections, each with the line that decided. What
 * follows from them is built in {@link dev.holdfast.planner.desired}.
 */
@NullMarked
package dev.holdfast.planner.desired.coverage;

import org.jspecify.annotations.NullMarked;

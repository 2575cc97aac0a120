/**
 * What a simulated world holds, as plain changeable objects: machines, managed objects, items with their points, jobs, a clock.
 *
 * <p>In: what the simulated service does to it. Out: the same content, and the list of what changed since it was last stored,
 * so that a store writes only that. Times are whole seconds since 1970-01-01T00:00Z.
 */
@NullMarked
package dev.holdfast.executor.fabric.world;

import org.jspecify.annotations.NullMarked;

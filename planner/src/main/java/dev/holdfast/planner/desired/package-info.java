/**
 * What should be there: the declaration and the machines, expanded into managed objects, each with the line that decided.
 *
 * <p>In: a loaded declaration, what is recorded and the service profile. Out:
 * {@link dev.holdfast.planner.desired.DesiredState}: what becomes of every machine, and the objects that follow from it.
 * Findings about machines that get no protection are added on the way.
 */
@NullMarked
package dev.holdfast.planner.desired;

import org.jspecify.annotations.NullMarked;

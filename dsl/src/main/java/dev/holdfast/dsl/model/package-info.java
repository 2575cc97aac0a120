/**
 * The declaration as values: what must survive, said once, independent of how it was spelt.
 *
 * <p>In: the binder fills these records. Out: the planner reads them. No places in files here (they would make equal
 * declarations unequal): {@link dev.holdfast.dsl.binding.Origins} rides beside.
 */
@NullMarked
package dev.holdfast.dsl.model;

import org.jspecify.annotations.NullMarked;

/**
 * Machines from Azure's answers as they are: ARM, command line, Resource Graph.
 *
 * <p>In: a JSON stream. Out: {@link dev.holdfast.dsl.inventory.KnownMachine}s in the order of the records; damaged records
 * become diagnostics and never drop their neighbours.
 */
@NullMarked
package dev.holdfast.dsl.inventory.azure;

import org.jspecify.annotations.NullMarked;

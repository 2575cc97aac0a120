/**
 * Machines from files with one record per line, in the keys of the language.
 *
 * <p>In: a text stream. Out: {@link dev.holdfast.dsl.inventory.KnownMachine}s in the order of the lines; a damaged line becomes
 * a diagnostic and never drops its neighbours.
 */
@NullMarked
package dev.holdfast.dsl.inventory.ndjson;

import org.jspecify.annotations.NullMarked;

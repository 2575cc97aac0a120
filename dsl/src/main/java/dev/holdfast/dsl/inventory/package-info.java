/**
 * Machines from files: Azure answers as they are, and NDJSON in the keys of the language.
 *
 * <p>In: streams. Out: {@link dev.holdfast.dsl.inventory.KnownMachine}s in the order of the sources, joined with the
 * declared ones; damaged records become diagnostics and never drop their neighbours.
 */
@NullMarked
package dev.holdfast.dsl.inventory;

import org.jspecify.annotations.NullMarked;

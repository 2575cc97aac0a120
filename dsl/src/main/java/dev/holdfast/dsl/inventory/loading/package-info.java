/**
 * Opens inventories and reads them in the format that the declaration names.
 *
 * <p>In: an {@link dev.holdfast.dsl.model.InventorySource} and the folder its paths are relative to. Out:
 * {@link dev.holdfast.dsl.inventory.KnownMachine}s in the order of the records, and diagnostics; never an exception for what
 * is in a file.
 */
@NullMarked
package dev.holdfast.dsl.inventory.loading;

import org.jspecify.annotations.NullMarked;

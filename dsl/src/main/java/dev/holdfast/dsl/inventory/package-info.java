/**
 * What inventories and declarations know of machines, brought together.
 *
 * <p>In: {@link dev.holdfast.dsl.inventory.KnownMachine}s from declarations and files. Out: each machine once, in the order of
 * its id; the packages below read the files.
 */
@NullMarked
package dev.holdfast.dsl.inventory;

import org.jspecify.annotations.NullMarked;

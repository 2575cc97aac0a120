/**
 * Disks of machines: what is known of them, and what is estimated where nothing is.
 *
 * <p>In: a declaration or an inventory, through the binder. Out: values that planning reads.
 */
@NullMarked
package dev.holdfast.dsl.model.disk;

import org.jspecify.annotations.NullMarked;

/**
 * What a declaration says of things that have another name now. Records only.
 */
@NullMarked
package dev.holdfast.dsl.model.move;

import org.jspecify.annotations.NullMarked;

/**
 * How values stand in the columns of the database that record and world share.
 *
 * <p>In: attributes, lists of texts, retention rules. Out: their text, and back.
 */
@NullMarked
package dev.holdfast.executor.stored;

import org.jspecify.annotations.NullMarked;

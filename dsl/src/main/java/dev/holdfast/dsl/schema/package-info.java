/**
 * The neutral tree checked against {@code schema/holdfast.schema.json}: keys, types, words and ranges.
 *
 * <p>In: a tree. Out: diagnostics in our own words at the place of the cause, one for each cause. What a schema cannot say
 * well (quantities, exactly one of several keys, references) is left to the binder.
 */
@NullMarked
package dev.holdfast.dsl.schema;

import org.jspecify.annotations.NullMarked;

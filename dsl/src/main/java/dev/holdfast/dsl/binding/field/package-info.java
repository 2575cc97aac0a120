/**
 * Reads the keys of one mapping: texts, words, quantities, references, time zones.
 *
 * <p>In: mappings of the neutral tree. Out: values, each with its place; what the schema leaves open (blank texts, quantities,
 * names that nobody declared) is reported here, in one wording for the whole language.
 */
@NullMarked
package dev.holdfast.dsl.binding.field;

import org.jspecify.annotations.NullMarked;

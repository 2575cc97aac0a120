/**
 * Price books made from answers of the vendor's price service.
 *
 * <p>In: answers as they were saved, several pages or several questions. Out: a price book, with what was left out and why, and what it
 * has no price for. Which meter prices what is data: {@code retail-meters.yaml}.
 */
@NullMarked
package dev.holdfast.dsl.price.retail;

import org.jspecify.annotations.NullMarked;

/**
 * Price books: what a unit of each metered thing costs, where, since when and by which source.
 *
 * <p>In: price files, the ones that ship inside the product or those of users. Out: books whose rows are found by item, redundancy and
 * region. Nothing here knows how much of anything is used, and no price is written in code.
 */
@NullMarked
package dev.holdfast.dsl.price;

import org.jspecify.annotations.NullMarked;

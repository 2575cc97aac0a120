/**
 * What it costs an apply to keep its books, beside inserting the same rows into SQLite plainly. In: plan files. Out: seconds,
 * ratios and memory at each size.
 */
@NullMarked
package dev.holdfast.bench.bookkeeping;

import org.jspecify.annotations.NullMarked;

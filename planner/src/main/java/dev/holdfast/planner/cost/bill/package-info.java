/**
 * What backups cost, as values: lines of each month with a band, and totals that they add up to.
 *
 * <p>In: amounts that an estimator computed, and rows of a price book. Out: what people and documents are shown. Nothing here knows how
 * an amount comes about.
 */
@NullMarked
package dev.holdfast.planner.cost.bill;

import org.jspecify.annotations.NullMarked;

/**
 * What backups will cost: how much each machine will have of every meter in each month, and what that is at the prices of a book.
 *
 * <p>In: objects as they are or as a plan leaves them, machines, points and a price book. Out: {@link
 * dev.holdfast.planner.cost.bill.CostEstimate}, lines that add up to every total. Amounts are computed from schedules, retentions and churn;
 * nobody is asked how many bytes there will be.
 */
@NullMarked
package dev.holdfast.planner.cost;

import org.jspecify.annotations.NullMarked;

/**
 * What is worth saying about a plan: the collector that groups findings, and who accepts which of them.
 *
 * <p>In: single observations, each about one address. Out: {@link dev.holdfast.planner.document.FindingEntry}s, worst first;
 * observations that say the same at the same place are one entry with many addresses.
 */
@NullMarked
package dev.holdfast.planner.rule;

import org.jspecify.annotations.NullMarked;

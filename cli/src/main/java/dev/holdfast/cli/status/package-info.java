/**
 * What {@code status} shows of the freshness of each machine: for people, for programs, and for Prometheus.
 *
 * <p>In: {@link dev.holdfast.planner.freshness.MachineFreshness}es. Out: text.
 */
@NullMarked
package dev.holdfast.cli.status;

import org.jspecify.annotations.NullMarked;

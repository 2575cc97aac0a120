/**
 * How an apply asks, goes on and ends, for those who watch it: people on a terminal, logs, programs.
 *
 * <p>In: a plan to carry out, and what is told about its progress. Out: lines, and how the command ends.
 */
@NullMarked
package dev.holdfast.cli.apply;

import org.jspecify.annotations.NullMarked;

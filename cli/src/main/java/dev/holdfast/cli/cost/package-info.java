/**
 * What an estate costs, on the screen and in files of other tools.
 *
 * <p>In: the costs of a plan and what they are compared with. Out: text, JSON, CSV and Markdown. Amounts are computed by the planner;
 * this package adds up, compares and writes. Text and Markdown round to two digits, everything else is exact.
 */
@NullMarked
package dev.holdfast.cli.cost;

import org.jspecify.annotations.NullMarked;

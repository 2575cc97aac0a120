/**
 * Commands that make, judge, show and carry out plans: {@code plan}, {@code check}, {@code show} and {@code apply}, and the options they
 * share.
 *
 * <p>In: a declaration or a saved plan. Out: the plan in the formats that were asked for, or what became of it.
 */
@NullMarked
package dev.holdfast.cli.command.plan;

import org.jspecify.annotations.NullMarked;

/**
 * What a plan says, as words and figures that every rendering shares.
 *
 * <p>In: a plan document and how much of it to show. Out: {@link dev.holdfast.cli.render.view.PlanView} and its wording.
 */
@NullMarked
package dev.holdfast.cli.render.view;

import org.jspecify.annotations.NullMarked;

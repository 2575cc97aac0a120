/**
 * A plan for people and for tools.
 *
 * <p>In: a {@link dev.holdfast.planner.document.PlanDocument}; a renderer can never know more than it says. Out: text,
 * Markdown or JSON; further formats are those of {@code report}. {@link dev.holdfast.cli.render.OutputFormat} is the list of formats.
 */
@NullMarked
package dev.holdfast.cli.render;

import org.jspecify.annotations.NullMarked;

/**
 * The sections of a plan for people: who adds one writes a {@link dev.holdfast.cli.render.section.Section} here and puts it into
 * the order of the renderings.
 *
 * <p>In: {@link dev.holdfast.cli.render.view.PlanView}. Out: lines of a page, which text and Markdown print.
 */
@NullMarked
package dev.holdfast.cli.render.section;

import org.jspecify.annotations.NullMarked;

/**
 * Plans, checks and problems of the text in the formats that build servers and review tools read.
 *
 * <p>In: what was looked at. Out: its findings, in the formats of {@link dev.holdfast.cli.render.report.format}.
 */
@NullMarked
package dev.holdfast.cli.render.report;

import org.jspecify.annotations.NullMarked;

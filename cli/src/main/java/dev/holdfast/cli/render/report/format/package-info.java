/**
 * The formats of reports: SARIF, JUnit, and the forms of GitHub, GitLab, Azure Pipelines and reviewdog, a writer for each.
 *
 * <p>In: {@link dev.holdfast.cli.render.report.finding.ReportContent}. Out: bytes that no reader refuses. They know nothing that the
 * findings do not say. A new format is added here and in {@link dev.holdfast.cli.render.report.format.FindingsWriter}.
 */
@NullMarked
package dev.holdfast.cli.render.report.format;

import org.jspecify.annotations.NullMarked;

/**
 * A plan in the formats that build servers and review tools read.
 *
 * <p>In: a plan, and the lines of the files that its places point to. Out: SARIF, JUnit, and the forms of GitHub, GitLab, Azure
 * Pipelines and reviewdog. Like every renderer, these know nothing that the document does not say.
 */
@NullMarked
package dev.holdfast.cli.render.report;

import org.jspecify.annotations.NullMarked;

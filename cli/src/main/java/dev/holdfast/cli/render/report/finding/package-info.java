/**
 * Findings as reports show them: harmless texts, places in the repository with columns in the unit of the reader, fingerprints.
 *
 * <p>In: findings of a document, and the lines of the files that their places point to. Out: what the writers of all formats share.
 */
@NullMarked
package dev.holdfast.cli.render.report.finding;

import org.jspecify.annotations.NullMarked;

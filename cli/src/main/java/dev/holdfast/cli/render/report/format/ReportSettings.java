package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.report.finding.SourceFiles;
import dev.holdfast.dsl.diagnostic.Severity;

/**
 * What the user chose about reports.
 *
 * @param sources where the places of the plan are
 * @param flavor whose JUnit is written
 * @param failOn findings of this level or worse are failures in JUnit; errors always are
 * @param mostCharacters most that Markdown may have
 * @param suppressed true if SARIF also has what somebody answers for, and what a baseline accepts
 */
public record ReportSettings(
        SourceFiles sources, JunitFlavor flavor, Severity failOn, int mostCharacters, boolean suppressed) {

    /** What comments on pull requests take: GitHub 65,536 characters; a margin remains for what scripts add. */
    public static final int USUAL_CHARACTERS = 60_000;

    /** Least that Markdown can be held to: the verdict needs about as much. */
    public static final int LEAST_CHARACTERS = 1_000;

    public ReportSettings {
        if (mostCharacters < LEAST_CHARACTERS) {
            throw new IllegalArgumentException("Markdown needs more than " + mostCharacters + " characters");
        }
    }
}

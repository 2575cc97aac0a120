package dev.holdfast.cli.render.report.finding;

import java.util.List;

/**
 * What a report has to say, in whatever format.
 *
 * @param heading what it is about
 * @param findings those that count, worst first
 * @param suppressed those that somebody answers for, worst first; only SARIF has them, and only if the user wants them
 * @param compared true if they were compared with a baseline
 * @param omitted how many more there are that nobody put into words
 * @param main where to show what has no place of its own
 */
public record ReportContent(
        ReportHeading heading,
        List<ReportedFinding> findings,
        List<ReportedFinding> suppressed,
        boolean compared,
        int omitted,
        SourcePlace main) {

    public ReportContent {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
    }
}

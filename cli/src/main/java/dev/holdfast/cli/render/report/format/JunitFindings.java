package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.report.finding.CheckGroup;
import dev.holdfast.cli.render.report.finding.ReportContent;
import dev.holdfast.cli.render.report.finding.ReportHeading;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.report.finding.SourcePlace;
import dev.holdfast.cli.render.report.format.JunitWriter.Case;
import dev.holdfast.cli.render.report.format.JunitWriter.Heading;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings as a JUnit report: a suite for each rule, a test case for each finding. A case has failed if the finding is an
 * error or makes the plan fail (see {@link ReportSettings}); else it has passed. Without findings there is a passed case for
 * each {@link CheckGroup} that was looked at.
 */
final class JunitFindings implements FindingsWriter {

    private final ReportSettings settings;

    JunitFindings(ReportSettings settings) {
        this.settings = settings;
    }

    @Override
    public void write(ReportContent content, PrintStream target) {
        ReportHeading heading = content.heading();
        Map<String, List<ReportedFinding>> suites = new LinkedHashMap<>();
        List<ReportedFinding> all = content.findings();
        for (ReportedFinding finding : all) {
            suites.computeIfAbsent(finding.rule().title(), any -> new ArrayList<>())
                    .add(finding);
        }
        JunitWriter junit = new JunitWriter(
                settings.flavor(),
                new Heading(heading.word(), heading.title(), heading.at()),
                all.isEmpty() ? heading.looked().size() : all.size(),
                failures(all));
        if (all.isEmpty()) {
            inOrder(heading.looked(), junit);
        }
        suites.forEach((name, suite) -> suite(name, suite, junit));
        target.print(junit.end());
    }

    private static void inOrder(List<CheckGroup> looked, JunitWriter junit) {
        junit.open("Holdfast", looked.size(), 0);
        for (CheckGroup group : looked) {
            String name = group.word() + ": no finding (" + group.ids() + ")";
            junit.passed(new Case(name, group.word(), Optional.empty(), ""));
        }
        junit.close();
    }

    private void suite(String name, List<ReportedFinding> suite, JunitWriter junit) {
        junit.open(name, suite.size(), failures(suite));
        suite.forEach(finding -> testCase(finding, junit));
        junit.close();
    }

    private void testCase(ReportedFinding finding, JunitWriter junit) {
        String name = name(finding);
        Optional<String> file = finding.place().map(SourcePlace::path);
        String level = finding.level().word();
        String placed = finding.place()
                        .map(place -> place.path() + ":" + place.line() + "\n")
                        .orElse("")
                + finding.whole("\n");
        if (isFailure(finding)) {
            junit.failed(
                    new Case(name, finding.rule().id(), file, placed),
                    level,
                    finding.text().message());
        } else {
            junit.passed(new Case(name, finding.rule().id(), file, level + ": " + placed));
        }
    }

    /** What it is about, else where it is. */
    private static String name(ReportedFinding finding) {
        String about = finding.text().about();
        return about.isEmpty()
                ? finding.rule().name()
                        + finding.place()
                                .map(place -> " at " + place.path() + ":" + place.line())
                                .orElse("")
                : about;
    }

    private boolean isFailure(ReportedFinding finding) {
        return finding.level() == Severity.ERROR || finding.level().atLeast(settings.failOn());
    }

    private int failures(List<ReportedFinding> some) {
        return (int) some.stream().filter(this::isFailure).count();
    }
}

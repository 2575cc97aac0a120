package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.report.JunitWriter.Case;
import dev.holdfast.cli.render.report.JunitWriter.Heading;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings as a JUnit report: a suite for each rule, a test case for each finding. A case has failed if the finding is an
 * error or makes the plan fail (see {@link ReportSettings}); else it has passed. Without findings there is a passed case for
 * each {@link CheckGroup} that was looked at.
 */
final class JunitPlan implements PlanRenderer {

    private final ReportSettings settings;
    private final ReportSubject subject;
    private final ReportedFindings findings;

    JunitPlan(ReportSettings settings, ReportSubject subject, ReportedFindings findings) {
        this.settings = settings;
        this.subject = subject;
        this.findings = findings;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        Map<String, List<ReportedFinding>> suites = new LinkedHashMap<>();
        List<ReportedFinding> all = findings.of(view);
        for (ReportedFinding finding : all) {
            suites.computeIfAbsent(finding.title(), any -> new ArrayList<>()).add(finding);
        }
        String title = subject.title() + " " + ReportedFinding.cut(view.plan().estate());
        JunitWriter junit = new JunitWriter(
                settings.flavor(),
                new Heading(subject.word(), title, view.plan().at()),
                all.isEmpty() ? groups().size() : all.size(),
                failures(all));
        if (all.isEmpty()) {
            inOrder(junit);
        }
        suites.forEach((name, suite) -> suite(name, suite, junit));
        target.print(junit.end());
    }

    private List<CheckGroup> groups() {
        return Arrays.stream(CheckGroup.values())
                .filter(group -> subject.looksAtChanges() || !group.isOfARecord())
                .toList();
    }

    private void inOrder(JunitWriter junit) {
        junit.open("Holdfast", groups().size(), 0);
        for (CheckGroup group : groups()) {
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
        String name = finding.about().isEmpty() ? finding.name() : finding.about();
        Optional<String> file = finding.place().map(SourcePlace::path);
        String level = finding.level().word();
        String placed = finding.place()
                        .map(place -> place.path() + ":" + place.line() + "\n")
                        .orElse("")
                + finding.whole("\n");
        if (isFailure(finding)) {
            junit.failed(new Case(name, finding.rule(), file, placed), level, finding.message());
        } else {
            junit.passed(new Case(name, finding.rule(), file, level + ": " + placed));
        }
    }

    private boolean isFailure(ReportedFinding finding) {
        return finding.level() == Severity.ERROR || finding.level().atLeast(settings.failOn());
    }

    private int failures(List<ReportedFinding> some) {
        return (int) some.stream().filter(this::isFailure).count();
    }
}

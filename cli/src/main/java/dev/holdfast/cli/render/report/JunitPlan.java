package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings as a JUnit report: a suite for each rule, a test case for each finding. A case has failed if the finding is an
 * error or makes the plan fail (see {@link ReportSettings}); else it has passed and says the finding as its output. A plan
 * without findings has a passed case for each {@link CheckGroup}. Uses only what the strict schema of Jenkins' xUnit plugin
 * ({@code junit-10.xsd}) knows; {@link JunitFlavor#GITLAB} adds the attribute {@code file}.
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
            suites.computeIfAbsent(finding.rule() + " " + finding.name(), any -> new ArrayList<>())
                    .add(finding);
        }
        int tests = all.isEmpty() ? groups().size() : all.size();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        attribute(
                "name", subject.title() + " " + ReportedFinding.cut(view.plan().estate()), xml);
        counts(tests, failures(all), xml);
        xml.append(">\n");
        if (all.isEmpty()) {
            inOrder(xml);
        }
        suites.forEach((name, suite) -> suite(name, suite, xml));
        target.print(xml.append("</testsuites>\n"));
    }

    private List<CheckGroup> groups() {
        return Arrays.stream(CheckGroup.values())
                .filter(group -> subject.looksAtChanges() || !group.isOfARecord())
                .toList();
    }

    private void inOrder(StringBuilder xml) {
        xml.append("  <testsuite");
        attribute("name", "Holdfast", xml);
        counts(groups().size(), 0, xml);
        attribute("skipped", "0", xml);
        xml.append(">\n");
        for (CheckGroup group : groups()) {
            xml.append("    <testcase");
            attribute("name", group.word() + ": no finding (" + group.ids() + ")", xml);
            attribute("classname", "holdfast." + group.word(), xml);
            attribute("time", "0", xml);
            xml.append("/>\n");
        }
        xml.append("  </testsuite>\n");
    }

    private void suite(String name, List<ReportedFinding> suite, StringBuilder xml) {
        xml.append("  <testsuite");
        attribute("name", name, xml);
        counts(suite.size(), failures(suite), xml);
        attribute("skipped", "0", xml);
        xml.append(">\n");
        suite.forEach(finding -> testCase(finding, xml));
        xml.append("  </testsuite>\n");
    }

    private void testCase(ReportedFinding finding, StringBuilder xml) {
        xml.append("    <testcase");
        attribute("name", finding.about().isEmpty() ? finding.name() : finding.about(), xml);
        attribute("classname", "holdfast." + finding.rule(), xml);
        attribute("time", "0", xml);
        if (settings.flavor() == JunitFlavor.GITLAB) {
            finding.place().ifPresent(place -> attribute("file", place.path(), xml));
        }
        xml.append(">\n");
        String text = finding.place()
                        .map(place -> place.path() + ":" + place.line() + "\n")
                        .orElse("")
                + finding.whole("\n");
        if (isFailure(finding)) {
            xml.append("      <failure");
            attribute("type", finding.level().word(), xml);
            attribute("message", finding.message(), xml);
            xml.append('>').append(XmlText.escape(text)).append("</failure>\n");
        } else {
            xml.append("      <system-out>")
                    .append(XmlText.escape(finding.level().word() + ": " + text))
                    .append("</system-out>\n");
        }
        xml.append("    </testcase>\n");
    }

    private boolean isFailure(ReportedFinding finding) {
        return finding.level() == Severity.ERROR || finding.level().atLeast(settings.failOn());
    }

    private int failures(List<ReportedFinding> some) {
        return (int) some.stream().filter(this::isFailure).count();
    }

    private static void counts(int tests, int failures, StringBuilder xml) {
        attribute("tests", Integer.toString(tests), xml);
        attribute("failures", Integer.toString(failures), xml);
        attribute("errors", "0", xml);
    }

    private static void attribute(String name, String value, StringBuilder xml) {
        xml.append(' ').append(name).append("=\"").append(XmlText.escape(value)).append('"');
    }
}

package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The findings as a JUnit report: a suite for each rule, a test case for each finding. A case has failed if the finding is an
 * error or makes the plan fail (see {@link ReportSettings}); else it has passed. A plan without findings has a passed case for
 * each {@link CheckGroup}.
 *
 * <p>{@link JunitFlavor#PORTABLE} keeps to what the schema of Ant's reports and those of Jenkins' xUnit plugin ({@code
 * junit-4.xsd} to {@code junit-10.xsd}) have in common: a case that has passed holds no text, so the output of the suite does.
 * {@link JunitFlavor#GITLAB} has that text, and the attribute {@code file}, at each case.
 */
final class JunitPlan implements PlanRenderer {

    /** Of the machine that ran the tests, which reports of a plan do not tell. */
    private static final String HOST = "localhost";

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final ReportSettings settings;
    private final ReportedFindings findings;

    JunitPlan(ReportSettings settings, ReportedFindings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        Map<String, List<ReportedFinding>> suites = new LinkedHashMap<>();
        List<ReportedFinding> all = findings.of(view);
        for (ReportedFinding finding : all) {
            suites.computeIfAbsent(finding.title(), any -> new ArrayList<>()).add(finding);
        }
        int tests = all.isEmpty() ? CheckGroup.values().length : all.size();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        if (!isPortable()) {
            attribute("name", title(view), xml);
            counts(tests, failures(all), xml);
        }
        xml.append(">\n");
        if (all.isEmpty()) {
            inOrder(view, xml);
        }
        int id = 0;
        for (Map.Entry<String, List<ReportedFinding>> suite : suites.entrySet()) {
            suite(suite.getKey(), id++, suite.getValue(), view, xml);
        }
        target.print(xml.append("</testsuites>\n"));
    }

    private boolean isPortable() {
        return settings.flavor() == JunitFlavor.PORTABLE;
    }

    private static String title(PlanView view) {
        return "Holdfast plan for " + ReportedFinding.cut(view.plan().estate());
    }

    private void inOrder(PlanView view, StringBuilder xml) {
        open("Holdfast", 0, CheckGroup.values().length, 0, view, xml);
        for (CheckGroup group : CheckGroup.values()) {
            openCase(group.word() + ": no finding (" + group.ids() + ")", group.word(), xml);
            xml.append("/>\n");
        }
        close("", xml);
    }

    private void suite(String name, int id, List<ReportedFinding> suite, PlanView view, StringBuilder xml) {
        open(name, id, suite.size(), failures(suite), view, xml);
        StringBuilder passed = new StringBuilder();
        for (ReportedFinding finding : suite) {
            testCase(finding, xml);
            if (!isFailure(finding)) {
                passed.append(passed.isEmpty() ? "" : "\n\n")
                        .append(about(finding))
                        .append('\n')
                        .append(text(finding));
            }
        }
        close(passed.toString(), xml);
    }

    private void open(String name, int id, int tests, int failures, PlanView view, StringBuilder xml) {
        xml.append("  <testsuite");
        attribute("name", name, xml);
        if (isPortable()) {
            attribute("id", Integer.toString(id), xml);
            attribute("package", "holdfast", xml);
            attribute("hostname", HOST, xml);
            attribute("timestamp", time(view), xml);
            attribute("time", "0", xml);
        } else {
            attribute("skipped", "0", xml);
        }
        counts(tests, failures, xml);
        xml.append(">\n");
        if (isPortable()) {
            xml.append("    <properties>\n      <property");
            attribute("name", "plan", xml);
            attribute("value", title(view), xml);
            xml.append("/>\n    </properties>\n");
        }
    }

    private void close(String passed, StringBuilder xml) {
        if (isPortable()) {
            xml.append("    <system-out>")
                    .append(XmlText.escape(passed))
                    .append("</system-out>\n    <system-err></system-err>\n");
        }
        xml.append("  </testsuite>\n");
    }

    /** The instant of the plan in UTC without offset, as both schemas want it; of a document that has none the first of all. */
    private static String time(PlanView view) {
        LocalDateTime time;
        try {
            time = LocalDateTime.ofInstant(Instant.parse(view.plan().at()), ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            time = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
        }
        return time.truncatedTo(ChronoUnit.SECONDS).format(SECONDS);
    }

    private static void openCase(String name, String className, StringBuilder xml) {
        xml.append("    <testcase");
        attribute("name", name, xml);
        attribute("classname", "holdfast." + className, xml);
        attribute("time", "0", xml);
    }

    private void testCase(ReportedFinding finding, StringBuilder xml) {
        openCase(about(finding), finding.rule(), xml);
        if (!isPortable()) {
            finding.place().ifPresent(place -> attribute("file", place.path(), xml));
        }
        if (isFailure(finding)) {
            xml.append(">\n      <failure");
            attribute("type", finding.level().word(), xml);
            attribute("message", finding.message(), xml);
            xml.append('>').append(XmlText.escape(placed(finding))).append("</failure>\n    </testcase>\n");
        } else if (isPortable()) {
            xml.append("/>\n");
        } else {
            xml.append(">\n      <system-out>")
                    .append(XmlText.escape(text(finding)))
                    .append("</system-out>\n    </testcase>\n");
        }
    }

    private static String about(ReportedFinding finding) {
        return finding.about().isEmpty() ? finding.name() : finding.about();
    }

    private static String text(ReportedFinding finding) {
        return finding.level().word() + ": " + placed(finding);
    }

    private static String placed(ReportedFinding finding) {
        return finding.place()
                        .map(place -> place.path() + ":" + place.line() + "\n")
                        .orElse("")
                + finding.whole("\n");
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

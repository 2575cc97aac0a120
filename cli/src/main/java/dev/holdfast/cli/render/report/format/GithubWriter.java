package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.report.finding.ColumnUnit;
import dev.holdfast.cli.render.report.finding.ReportContent;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.report.finding.Sha256;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The log of a GitHub job: what people read, then the findings as workflow commands, which become annotations. GitHub shows ten
 * of each kind and step, so there are at most nine and one that counts the others.
 *
 * <p>While the text is printed, commands are off ({@code stop-commands}). What turns them on again is the SHA-256 of the text, which
 * nothing within it can be. The text has no command in it anyway; this holds for whatever it will say one day.
 */
final class GithubWriter implements FindingsWriter {

    /** GitHub's limit of annotations of a kind in a step is ten. */
    static final int MOST = 9;

    private final Supplier<String> text;

    GithubWriter(Supplier<String> text) {
        this.text = text;
    }

    @Override
    public void write(ReportContent content, PrintStream target) {
        String read = text.get();
        String token = "holdfast-" + new Sha256().of(read);
        target.print("::stop-commands::" + token + "\n");
        target.print(read);
        target.print("::" + token + "::\n");
        for (Severity level : Severity.values()) {
            List<ReportedFinding> kind = new ArrayList<>();
            content.findings().stream()
                    .filter(finding -> finding.level() == level)
                    .forEach(kind::add);
            annotations(level, kind, content, target);
        }
    }

    private static void annotations(
            Severity level, List<ReportedFinding> kind, ReportContent content, PrintStream target) {
        String command = switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
        for (ReportedFinding finding : kind.subList(0, Math.min(MOST, kind.size()))) {
            target.print("::" + command + " " + properties(finding) + "::" + data(finding.whole("\n")) + "\n");
        }
        int more = kind.size() - MOST;
        if (more > 0) {
            String noun = level.word() + (more == 1 ? "" : "s");
            boolean others = level == Severity.ERROR && content.omitted() > 0;
            target.print("::" + command + " title=Holdfast::" + more + " more " + noun
                    + (others ? " and " + content.omitted() + " problems that are not put into words" : "")
                    + ", see the " + content.heading().word() + ".\n");
        }
    }

    /** Columns only on one line: GitHub takes none of a place that goes over several. */
    private static String properties(ReportedFinding finding) {
        List<String> properties = new ArrayList<>();
        finding.place().ifPresent(place -> {
            properties.add("file=" + property(place.path()));
            properties.add("line=" + place.line());
            properties.add("endLine=" + place.endLine());
            if (place.endLine() == place.line()) {
                place.start(ColumnUnit.CODE_POINT).ifPresent(column -> properties.add("col=" + column));
                place.end(ColumnUnit.CODE_POINT).ifPresent(column -> properties.add("endColumn=" + column));
            }
        });
        properties.add("title=" + property(finding.rule().title()));
        return String.join(",", properties);
    }

    /** Escapes the message of a command. */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Escapes the value of a property. */
    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

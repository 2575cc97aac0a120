package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.report.finding.ColumnUnit;
import dev.holdfast.cli.render.report.finding.ReportContent;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * The log of an Azure Pipelines job: what people read, then errors and warnings as issues, by logging commands. There is no
 * kind of issue for notes; the text has them. The result of the task is left to the exit status.
 */
final class AzureWriter implements FindingsWriter {

    private final Supplier<String> text;

    AzureWriter(Supplier<String> text) {
        this.text = text;
    }

    @Override
    public void write(ReportContent content, PrintStream target) {
        target.print(text.get());
        for (ReportedFinding finding : content.findings()) {
            if (finding.level() != Severity.NOTE) {
                target.print(issue(finding));
            }
        }
    }

    private static String issue(ReportedFinding finding) {
        StringBuilder issue = new StringBuilder("##vso[task.logissue type=")
                .append(finding.level().word())
                .append(';');
        finding.place().ifPresent(place -> {
            issue.append("sourcepath=").append(property(place.path())).append(';');
            issue.append("linenumber=").append(place.line()).append(';');
            place.start(ColumnUnit.CODE_POINT)
                    .ifPresent(column ->
                            issue.append("columnnumber=").append(column).append(';'));
        });
        return issue.append("code=")
                .append(property(finding.rule().id()))
                .append(";]")
                .append(data(finding.rule().name() + ": " + finding.whole("\n")))
                .append('\n')
                .toString();
    }

    /** Escapes the message of a command. */
    static String data(String text) {
        return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Escapes the value of a property. */
    static String property(String text) {
        return data(text).replace(";", "%3B").replace("]", "%5D");
    }
}

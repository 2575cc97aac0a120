package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * The plan as the log of an Azure Pipelines job: its text, then errors and warnings as issues, by logging commands. There is no
 * kind of issue for notes; the text has them. The result of the task is left to the exit status.
 */
final class AzurePlan implements PlanRenderer {

    private final PlanRenderer text;
    private final ReportedFindings findings;

    AzurePlan(PlanRenderer text, ReportedFindings findings) {
        this.text = text;
        this.findings = findings;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        PlanView saved = new PlanView(view.document(), Optional.empty(), List.of(), view.detail());
        text.render(saved, target);
        for (ReportedFinding finding : findings.of(view)) {
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
                .append(property(finding.rule()))
                .append(";]")
                .append(data(finding.name() + ": " + finding.whole("\n")))
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

package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.report.format.FindingsWriter;
import dev.holdfast.cli.render.report.format.GitlabTerraformPlan;
import dev.holdfast.cli.render.report.format.ReportSettings;
import dev.holdfast.cli.render.view.PlanView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Chooses what writes a plan, or what else reports are about; findings are prepared once for all formats of a plan. */
public final class Reports {

    private final ReportSettings settings;
    private final ReportSubject subject;
    private final PlanFindings findings;

    /** Reports on plans as the user wants them. */
    public Reports(ReportSettings settings) {
        this(settings, ReportSubject.PLAN);
    }

    /** Reports as the user wants them. */
    public Reports(ReportSettings settings, ReportSubject subject) {
        this.settings = settings;
        this.subject = subject;
        this.findings = new PlanFindings(settings, subject);
    }

    /**
     * The renderer of a format.
     *
     * @param colored whether text is coloured; other formats never are
     */
    public PlanRenderer of(OutputFormat format, boolean colored) {
        return subject.own(format, colored, settings.mostCharacters()).orElseGet(() -> common(format));
    }

    private PlanRenderer common(OutputFormat format) {
        if (format == OutputFormat.GITLAB_TERRAFORM) {
            return new GitlabTerraformPlan();
        }
        return (view, target) ->
                FindingsWriter.of(format, settings, () -> text(view)).write(findings.of(view), target);
    }

    /** The text as it is of a saved plan: logs of build servers say the same of both. */
    private String text(PlanView view) {
        PlanView saved = new PlanView(view.document(), Optional.empty(), List.of(), view.detail());
        return new String(of(OutputFormat.TEXT, false).bytes(saved), StandardCharsets.UTF_8);
    }
}

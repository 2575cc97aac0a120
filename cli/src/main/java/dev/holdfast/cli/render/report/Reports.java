package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.PlanRenderer;

/** Chooses what writes a plan, or what else reports are about; findings are prepared once for all formats of a plan. */
public final class Reports {

    /** Where people read about Holdfast. */
    static final String HOME = "https://holdfast.dev";

    private final ReportSettings settings;
    private final ReportSubject subject;
    private final ReportedFindings findings;

    /** Reports on plans as the user wants them. */
    public Reports(ReportSettings settings) {
        this(settings, ReportSubject.PLAN);
    }

    /** Reports as the user wants them. */
    public Reports(ReportSettings settings, ReportSubject subject) {
        this.settings = settings;
        this.subject = subject;
        this.findings = new ReportedFindings(settings.sources());
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
        return switch (format) {
            case SARIF -> new SarifPlan(settings, subject, findings);
            case JUNIT -> new JunitPlan(settings, subject, findings);
            case GITLAB -> new GitlabPlan(settings, findings);
            case GITLAB_TERRAFORM -> new GitlabTerraformPlan();
            case GITHUB -> new GithubPlan(of(OutputFormat.TEXT, false), subject, findings);
            case AZURE -> new AzurePlan(of(OutputFormat.TEXT, false), findings);
            case RDJSON -> new RdjsonPlan(findings);
            case TEXT, JSON, ICS, MARKDOWN, JSONL ->
                throw new IllegalArgumentException("a " + subject.word() + " has no format " + format.word());
        };
    }
}

package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.PlanRenderer;

/** Chooses what writes a plan; findings are prepared once for all formats of a plan. */
public final class Reports {

    /** Where people read about Holdfast. */
    static final String HOME = "https://holdfast.dev";

    private final ReportSettings settings;
    private final ReportedFindings findings;

    /** Reports as the user wants them. */
    public Reports(ReportSettings settings) {
        this.settings = settings;
        this.findings = new ReportedFindings(settings.sources());
    }

    /**
     * The renderer of a format.
     *
     * @param colored whether text is coloured; other formats never are
     */
    public PlanRenderer of(OutputFormat format, boolean colored) {
        return switch (format) {
            case TEXT, JSON, ICS -> PlanRenderer.of(format, colored);
            case MARKDOWN -> PlanRenderer.markdown(settings.mostCharacters());
            case JSONL -> new JsonLinesPlan();
            case SARIF -> new SarifPlan(settings, findings);
            case JUNIT -> new JunitPlan(settings, findings);
            case GITLAB -> new GitlabPlan(settings, findings);
            case GITLAB_TERRAFORM -> new GitlabTerraformPlan();
            case GITHUB -> new GithubPlan(findings);
            case AZURE -> new AzurePlan(findings);
            case RDJSON -> new RdjsonPlan(findings);
        };
    }
}

package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.PlanRenderer;

/** Chooses what writes a plan. */
public final class Reports {

    /** Where people read about Holdfast. */
    static final String HOME = "https://holdfast.dev";

    private Reports() {}

    /**
     * The renderer of a format.
     *
     * @param colored whether text is coloured; other formats never are
     */
    public static PlanRenderer of(OutputFormat format, boolean colored, ReportSettings settings) {
        return switch (format) {
            case TEXT, JSON, ICS -> PlanRenderer.of(format, colored);
            case MARKDOWN -> PlanRenderer.markdown(settings.mostCharacters());
            case JSONL -> new JsonLinesPlan();
            case SARIF -> new SarifPlan(settings);
            case JUNIT -> new JunitPlan(settings);
            case GITLAB -> new GitlabPlan(settings);
            case GITLAB_TERRAFORM -> new GitlabTerraformPlan();
            case GITHUB -> new GithubPlan(settings);
            case AZURE -> new AzurePlan(settings);
            case RDJSON -> new RdjsonPlan(settings);
        };
    }
}

package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.report.format.JsonLinesPlan;
import dev.holdfast.planner.document.FindingEntry;
import java.util.List;
import java.util.Optional;

/** What reports are about: the words by which it is known, and the formats that it writes by itself. */
public interface ReportSubject {

    /** A plan. */
    ReportSubject PLAN = new ReportSubject() {
        @Override
        public String word() {
            return "plan";
        }

        @Override
        public String title() {
            return "Holdfast plan for";
        }

        @Override
        public boolean looksAtChanges() {
            return true;
        }

        @Override
        public Optional<List<FindingEntry>> baseline() {
            return Optional.empty();
        }

        @Override
        public Optional<PlanRenderer> own(OutputFormat format, boolean colored, int mostCharacters) {
            return switch (format) {
                case TEXT, JSON, ICS -> Optional.of(PlanRenderer.of(format, colored));
                case MARKDOWN -> Optional.of(PlanRenderer.markdown(mostCharacters));
                case JSONL -> Optional.of(new JsonLinesPlan());
                case SARIF, JUNIT, GITLAB, GITLAB_TERRAFORM, GITHUB, AZURE, RDJSON -> Optional.empty();
            };
        }
    };

    /** Its name in identifiers, which keeps reports of different subjects apart: {@code plan}. */
    String word();

    /** What stands before the name of the estate in titles. */
    String title();

    /** True if changes and recovery points were looked at, so that none found means that they are in order. */
    boolean looksAtChanges();

    /** What a baseline accepts, worst first; absent if nothing was compared with one. */
    Optional<List<FindingEntry>> baseline();

    /**
     * The renderer of a format that is not the same for all subjects; absent for the common ones. Text there always is.
     *
     * @param colored whether text is coloured
     * @param mostCharacters most that Markdown may have
     */
    Optional<PlanRenderer> own(OutputFormat format, boolean colored, int mostCharacters);
}

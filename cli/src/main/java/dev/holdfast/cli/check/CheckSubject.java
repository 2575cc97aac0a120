package dev.holdfast.cli.check;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.report.ReportSubject;
import dev.holdfast.planner.document.FindingEntry;
import java.util.List;
import java.util.Optional;

/**
 * A check as reports know it.
 *
 * @param check what it has to show
 * @param compared true if it was compared with a baseline
 */
public record CheckSubject(CheckView check, boolean compared) implements ReportSubject {

    @Override
    public String word() {
        return "check";
    }

    @Override
    public String title() {
        return "Holdfast check of";
    }

    @Override
    public boolean looksAtChanges() {
        return false;
    }

    @Override
    public Optional<List<FindingEntry>> baseline() {
        return compared ? Optional.of(check.accepted()) : Optional.empty();
    }

    @Override
    public Optional<PlanRenderer> own(OutputFormat format, boolean colored, int mostCharacters) {
        return switch (format) {
            case TEXT -> Optional.of(new TextCheck(check, colored));
            case JSON -> Optional.of(new JsonCheck(check, false));
            case JSONL -> Optional.of(new JsonCheck(check, true));
            case MARKDOWN -> Optional.of(new MarkdownCheck(check, mostCharacters));
            case ICS, SARIF, JUNIT, GITLAB, GITLAB_TERRAFORM, GITHUB, AZURE, RDJSON -> Optional.empty();
        };
    }
}

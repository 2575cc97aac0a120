package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.finding.SourceFiles;
import dev.holdfast.cli.render.report.format.JunitFlavor;
import dev.holdfast.cli.render.report.format.ReportSettings;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.MaximalPlan;
import dev.holdfast.planner.document.PlanDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Findings and reports on them, for tests. */
public final class Reported {

    private Reported() {}

    /** A finding of this level at this place. */
    public static FindingEntry finding(String level, String place, String message, String... addresses) {
        return new FindingEntry(
                "HF1031",
                "rpo-violated",
                level,
                List.of(addresses),
                message,
                place.isEmpty() ? Optional.empty() : Optional.of(place),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }

    /** So many findings of this level, each of its own address. */
    public static List<FindingEntry> findings(String level, int count) {
        List<FindingEntry> findings = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            findings.add(finding(level, "holdfast.yaml:1:1", "It is bad.", "web-" + index));
        }
        return findings;
    }

    /** What people may look at of a plan with these findings. */
    public static PlanView view(List<FindingEntry> findings) {
        PlanDocument plan = HostilePlans.withFindings(MaximalPlan.document(), findings);
        return new PlanView(plan, Optional.empty(), List.of(), Detail.GROUP);
    }

    /** Usual settings for a plan that was made in this directory. */
    public static ReportSettings settings(Path directory) {
        return settings(directory, JunitFlavor.PORTABLE, Severity.ERROR);
    }

    public static ReportSettings settings(Path directory, JunitFlavor flavor, Severity failOn) {
        return new ReportSettings(new SourceFiles(directory), flavor, failOn, ReportSettings.USUAL_CHARACTERS, false);
    }

    /** The report on these findings. */
    public static String report(OutputFormat format, ReportSettings settings, List<FindingEntry> findings) {
        return new String(new Reports(settings).of(format, false).bytes(view(findings)), StandardCharsets.UTF_8);
    }
}

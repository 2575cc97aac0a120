package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.view.PlanTotals;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.planner.document.FindingEntry;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Outputs of a step of a GitHub job, in the form of the file {@code $GITHUB_OUTPUT}: digits and words alone, each between lines
 * that are made from the digest of the plan, so that no value can end early or set another output.
 */
public final class GithubOutputs {

    private GithubOutputs() {}

    /**
     * The lines to add: {@code plan-digest} ({@code sha256:…}, for {@code apply --expect}), {@code changes} ({@code true} or
     * {@code false}), {@code errors} and {@code warnings} (numbers of findings that nobody answers for), {@code points-lost} (points
     * lost early).
     */
    public static byte[] of(PlanView view) {
        PlanTotals totals = PlanTotals.of(view.document());
        String digest = view.plan().digest().replaceAll("[^0-9a-f]", "");
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("plan-digest", "sha256:" + digest);
        outputs.put("changes", Boolean.toString(!totals.nothing()));
        outputs.put("errors", Long.toString(counting(view, "error")));
        outputs.put("warnings", Long.toString(counting(view, "warning")));
        outputs.put("points-lost", Integer.toString(totals.early()));
        return lines(outputs, digest);
    }

    /** The lines to add where only findings are known: {@code errors} and {@code warnings}, without what is waived. */
    public static byte[] ofFindings(PlanView view) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("errors", Long.toString(counting(view, "error")));
        outputs.put("warnings", Long.toString(counting(view, "warning")));
        return lines(outputs, view.plan().digest().replaceAll("[^0-9a-f]", ""));
    }

    private static long counting(PlanView view, String level) {
        return view.plan().findings().stream()
                .filter(FindingEntry::counts)
                .filter(finding -> finding.level().equals(level))
                .count();
    }

    private static byte[] lines(Map<String, String> outputs, String digest) {
        StringBuilder lines = new StringBuilder();
        String end = "holdfast-" + digest;
        outputs.forEach((name, value) -> lines.append(name)
                .append("<<")
                .append(end)
                .append('\n')
                .append(value)
                .append('\n')
                .append(end)
                .append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}

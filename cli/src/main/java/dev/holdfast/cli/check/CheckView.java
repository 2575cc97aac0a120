package dev.holdfast.cli.check;

import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.FindingEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check has to show.
 *
 * @param plan a document with the findings that are left, and nothing else of a plan
 * @param accepted findings of the baseline, worst first
 * @param gone entries of the baseline that match nothing any more
 * @param notJudged names of the rules that cannot be judged without a record, sorted
 */
public record CheckView(PlanView plan, List<FindingEntry> accepted, List<BaselineEntry> gone, List<String> notJudged) {

    public CheckView {
        accepted = List.copyOf(accepted);
        gone = List.copyOf(gone);
        notJudged = List.copyOf(notJudged);
    }

    /** How many findings of a level count. */
    int count(Severity level) {
        int count = 0;
        for (FindingEntry finding : plan.plan().findings()) {
            count += finding.counts() && finding.level().equals(level.word()) ? 1 : 0;
        }
        return count;
    }

    /** How many findings somebody answers for. */
    int waived() {
        return (int) plan.plan().findings().stream()
                .filter(finding -> !finding.counts())
                .count();
    }

    /** {@code 1 error, 2 warnings}; {@code no findings} if none counts. */
    String levels() {
        List<String> levels = new ArrayList<>();
        for (Severity level : Severity.values()) {
            int count = count(level);
            if (count > 0) {
                levels.add(Wording.counted(count, level.word()));
            }
        }
        return levels.isEmpty() ? "no findings" : String.join(", ", levels);
    }

    /** {@code 3 findings: 1 error, 2 warnings; 2 waived, 4 in the baseline}. */
    String counts() {
        int all = 0;
        for (Severity level : Severity.values()) {
            all += count(level);
        }
        List<String> others = new ArrayList<>();
        if (waived() > 0) {
            others.add(waived() + " waived");
        }
        if (!accepted.isEmpty()) {
            others.add(accepted.size() + " in the baseline");
        }
        String counted = all == 0 ? "No findings" : Wording.counted(all, "finding") + ": " + levels();
        return counted + (others.isEmpty() ? "" : "; " + String.join(", ", others));
    }

    /** What nobody could look at, in a sentence. */
    String limits() {
        return "Not judged without a record: "
                + (notJudged.isEmpty()
                        ? ""
                        : (notJudged.size() == 1 ? "the rule " : "the rules ") + Wording.names(notJudged, 8) + ", and ")
                + "findings about changes, points, jobs and drift; 'holdfast plan' looks at these.";
    }
}

package dev.holdfast.cli.render;

import dev.holdfast.cli.render.section.DriftSection;
import dev.holdfast.cli.render.section.GroupRows;
import dev.holdfast.cli.render.view.PlanTotals;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.planner.document.FindingEntry;

/** A plan in a few words, for headlines; fixed words and numbers only. */
public final class Verdict {

    private Verdict() {}

    /**
     * The worst that is to say of a plan: {@code loses 9 recovery points early}, {@code cannot be applied, 2 errors; would
     * weaken protection}; and what of it is for ever: {@code changes, 1 warning; 1 change cannot be undone}.
     */
    public static String of(PlanView view, PlanTotals totals) {
        long forEver =
                view.plan().groups().stream().filter(GroupRows::isIrreversible).count();
        return worst(view, totals)
                + (forEver == 0 ? "" : "; " + Wording.counted((int) forEver, "change") + " cannot be undone");
    }

    private static String worst(PlanView view, PlanTotals totals) {
        int errors = count(view, "error");
        if (!view.document().applyable()) {
            return "cannot be applied, " + Wording.counted(errors, "error") + beside(view, totals);
        }
        if (totals.early() > 0) {
            return "loses " + Wording.counted(totals.early(), "recovery point") + " early";
        }
        if (weakens(view)) {
            return "weakens protection";
        }
        if (DriftSection.touchesProtection(view)) {
            return "protection was changed outside";
        }
        int warnings = count(view, "warning");
        String noted = warnings == 0 ? "" : ", " + Wording.counted(warnings, "warning");
        return (totals.nothing() ? "no changes" : "changes") + noted;
    }

    /** What a plan would do that has errors as well. */
    private static String beside(PlanView view, PlanTotals totals) {
        if (totals.early() > 0) {
            return "; would lose " + Wording.counted(totals.early(), "recovery point") + " early";
        }
        return weakens(view) ? "; would weaken protection" : "";
    }

    private static boolean weakens(PlanView view) {
        return view.plan().groups().stream().anyMatch(group -> group.weakens());
    }

    private static int count(PlanView view, String level) {
        int count = 0;
        for (FindingEntry finding : view.plan().findings()) {
            count += finding.counts() && finding.level().equals(level) ? 1 : 0;
        }
        return count;
    }
}

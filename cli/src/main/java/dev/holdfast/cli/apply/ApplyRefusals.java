package dev.holdfast.cli.apply;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What would be refused anyway is refused before anybody is asked. */
public final class ApplyRefusals {

    private static final int MOST_LINES = 20;

    private ApplyRefusals() {}

    /**
     * Refuses a plan that has errors, or loses more points early than was agreed to.
     *
     * @param agreed points that may be lost early, at most
     */
    public static void check(PlanDocument document, int agreed) throws CommandException {
        if (!document.applyable()) {
            throw new CommandException(
                    ExitStatus.FINDINGS,
                    "The plan cannot be applied because of its findings of level error. Change the declaration, or"
                            + " waive them there:",
                    findings(
                            document,
                            finding -> finding.counts() && finding.level().equals("error")));
        }
        int lost = document.holdfast().recoveryPointImpact().lostEarly();
        if (lost > agreed) {
            throw new CommandException(ExitStatus.DATA_LOSS_BLOCKED, blocked(lost, agreed), early(document));
        }
    }

    /** What can never be undone, one line each. */
    public static List<String> irreversible(PlanDocument document) {
        return findings(document, finding -> finding.name().equals("irreversible"));
    }

    /** Refuses what can never be undone where nobody is asked about it. */
    public static void checkIrreversible(PlanDocument document) throws CommandException {
        List<String> irreversible = irreversible(document);
        if (!irreversible.isEmpty()) {
            throw new CommandException(
                    ExitStatus.ERROR,
                    "Blocked: the plan does what can never be undone. If that is meant, add --allow-irreversible."
                            + " Nothing was changed.",
                    irreversible);
        }
    }

    /** The text names the option once, with the number that scripts may take from it. */
    private static String blocked(int lost, int agreed) {
        String disagreement = agreed == 0 ? "" : " Only " + agreed + " were agreed to: look at this plan.";
        return "Blocked: " + lost + " recovery point" + (lost == 1 ? "" : "s")
                + " would be lost although a promise still keeps " + (lost == 1 ? "it" : "them") + "." + disagreement
                + " If that is meant, allow it: --allow-data-loss=" + lost + ". Nothing was changed.";
    }

    private static List<String> findings(PlanDocument document, Predicate<FindingEntry> wanted) {
        return document.holdfast().findings().stream()
                .filter(wanted)
                .map(ApplyRefusals::line)
                .toList();
    }

    private static String line(FindingEntry finding) {
        return finding.id() + " " + finding.name() + ": " + String.join(", ", finding.addresses()) + ": "
                + finding.message()
                + finding.place().map(place -> "   " + place).orElse("");
    }

    private static List<String> early(PlanDocument document) {
        List<String> lines = document.holdfast().prunes().stream()
                .filter(PlannedPrune::early)
                .map(prune -> prune.machine() + " " + prune.captured() + " in " + prune.vault() + ": " + prune.reason())
                .toList();
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, MOST_LINES));
        cut.add("… and " + (lines.size() - MOST_LINES) + " more, listed in the plan (--detail=full)");
        return cut;
    }
}

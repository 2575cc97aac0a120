package dev.holdfast.cli.render.view;

import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import java.util.List;
import java.util.Optional;

/**
 * A plan in numbers; the two lines that other tools parse.
 *
 * @param add objects to create, replacements among them
 * @param change objects to update
 * @param destroy objects to delete, replacements among them
 * @param forget objects that are no longer looked after
 * @param copies points to copy
 * @param prunes points that go
 * @param early those of them that a promise would still keep
 * @param backups backups that are made up for
 * @param moves objects that get another address
 * @param accepted drift that a plan which only refreshes takes into the record
 */
public record PlanTotals(
        int add,
        int change,
        int destroy,
        int forget,
        int copies,
        int prunes,
        int early,
        int backups,
        int moves,
        int accepted) {

    /** Counts a document. */
    public static PlanTotals of(PlanDocument document) {
        int add = 0;
        int change = 0;
        int destroy = 0;
        int forget = 0;
        for (ResourceChange resource : document.resourceChanges()) {
            List<String> actions = resource.change().actions();
            add += actions.contains("create") ? 1 : 0;
            change += actions.contains("update") ? 1 : 0;
            destroy += actions.contains("delete") ? 1 : 0;
            forget += actions.contains("forget") ? 1 : 0;
        }
        int early = 0;
        for (PlannedPrune prune : document.holdfast().prunes()) {
            early += prune.early() ? 1 : 0;
        }
        return new PlanTotals(
                add,
                change,
                destroy,
                forget,
                document.holdfast().copies().size(),
                document.holdfast().prunes().size(),
                early,
                document.holdfast().backups().size(),
                document.holdfast().moves().size(),
                isRefresh(document) ? document.holdfast().drift().size() : 0);
    }

    /** True if the plan does nothing. */
    public boolean nothing() {
        return add + change + destroy + forget + copies + prunes + backups + moves + accepted == 0;
    }

    /** True if the plan does nothing but take what the fabric holds into the record. */
    public static boolean isRefresh(PlanDocument document) {
        return document.holdfast().refresh().equals("only");
    }

    /** {@code Plan: 3 to add, 1 to change, 0 to destroy.} Exact: other tools parse it. */
    public String planLine() {
        return "Plan: " + add + " to add, " + change + " to change, " + destroy + " to destroy.";
    }

    /** {@code Data: 14 copies, 9 prunes (0 early), 2 backups.} Exact: always in the plural. */
    public String dataLine() {
        return "Data: " + copies + " copies, " + prunes + " prunes (" + early + " early), " + backups + " backups.";
    }

    /** What moves, a line of its own because the first one is parsed; absent if nothing does. */
    public Optional<String> moveLine() {
        return moves == 0
                ? Optional.empty()
                : Optional.of("Move: " + Wording.counted(moves, "object gets", "objects get")
                        + " another address; nothing else of theirs changes.");
    }

    /** What a plan that only refreshes takes into the record; absent for any other plan. */
    public Optional<String> acceptLine() {
        return accepted == 0
                ? Optional.empty()
                : Optional.of("Refresh: " + Wording.counted(accepted, "change", "changes")
                        + " made outside will be in the record; nothing in the fabric changes.");
    }

    /** What becomes of forgotten objects, a line of its own because the first one is parsed; absent without any. */
    public Optional<String> forgetLine() {
        return forget == 0
                ? Optional.empty()
                : Optional.of("Forget: " + Wording.counted(forget, "object is", "objects are")
                        + " no longer looked after; nothing of theirs is deleted.");
    }
}

package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.LossTexts;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.FleetRestoreResult;
import dev.holdfast.planner.document.ObjectiveResult.RestoreBreakdown;
import dev.holdfast.planner.document.ObjectiveResult.RtoFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the objectives say of restores: how many are fast enough, which are not, and until when the last of many is back. */
final class RestoreRows {

    private static final int SHOWN = 20;
    private static final int NAMES_WIDTH = 48;

    private RestoreRows() {}

    /** Restores of a policy and class that miss the same rto. */
    private record Kind(String policy, String failureClass, Optional<String> target) {}

    /** True if an rto is declared for anything. */
    static boolean isAsked(PlanView view) {
        return view.plan().objectives().stream()
                .anyMatch(result -> result.rto().target().isPresent());
    }

    /** {@code · RTO 42/42 hold}; nothing if no rto is declared. */
    static List<Cell> title(PlanView view, boolean follows) {
        int targets = 0;
        int holds = 0;
        for (ObjectiveResult result : view.plan().objectives()) {
            RtoFigures rto = result.rto();
            targets += rto.target().isPresent() ? 1 : 0;
            holds += rto.target().isPresent() && rto.holds() ? 1 : 0;
        }
        if (targets == 0) {
            return List.of();
        }
        return List.of(
                Cell.of(follows ? " · RTO " : "   RTO "),
                new Cell(holds == targets ? Style.ADDED : Style.REMOVED, holds + "/" + targets + " hold"));
    }

    /** Restores that take longer than their rto; where no point survives, the rpo says so. */
    static void violations(PlanView view, Page page) {
        Map<Kind, List<ObjectiveResult>> kinds = new LinkedHashMap<>();
        for (ObjectiveResult result : view.plan().objectives()) {
            RtoFigures rto = result.rto();
            if (!rto.holds() && rto.estimate().isPresent()) {
                kinds.computeIfAbsent(
                                new Kind(result.policy(), result.failureClass(), rto.target()),
                                any -> new ArrayList<>())
                        .add(result);
            }
        }
        boolean full = view.detail() == Detail.FULL;
        List<List<Cell>> rows = new ArrayList<>();
        for (List<ObjectiveResult> same : kinds.values()) {
            if (full || rows.size() < SHOWN) {
                List<String> machines =
                        same.stream().map(ObjectiveResult::machine).toList();
                ObjectiveResult slowest = slowest(same);
                String names = full ? String.join(", ", machines) : Wording.fitting(machines, NAMES_WIDTH);
                rows.add(List.of(
                        new Cell(Style.REMOVED, "✗ " + names),
                        Cell.of(slowest.failureClass()),
                        Cell.of("restore takes up to "
                                + LossTexts.display(slowest.rto().estimate()) + " > "
                                + slowest.rto().target().orElse("none"))));
            }
        }
        page.columns("  ", rows);
        TransferSection.more(kinds.size() - rows.size(), page);
    }

    /** Until when the last machine is back if all that one failure takes are restored together. */
    static void fleets(PlanView view, Page page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (FleetRestoreResult fleet : view.plan().fleetRestores()) {
            rows.add(List.of(
                    Cell.of("loss of " + fleet.lost()),
                    Cell.of(fleet.machines() + (fleet.machines() == 1 ? " machine" : " machines")),
                    Cell.of("last back after " + LossTexts.display(Optional.of(fleet.estimate())) + " ("
                            + fleet.lastMachine() + "), limited by " + fleet.limit())));
        }
        page.columns("  ", rows);
    }

    /** The restore that takes longest; the first if none can be made. */
    static ObjectiveResult slowest(List<ObjectiveResult> same) {
        ObjectiveResult slowest = same.get(0);
        for (ObjectiveResult result : same) {
            slowest = LossTexts.isWithin(result.rto().estimate(), slowest.rto().estimate()) ? slowest : result;
        }
        return slowest;
    }

    /** The estimate of a restore, marked if it is too long. */
    static Cell estimate(ObjectiveResult result) {
        RtoFigures rto = result.rto();
        String text = rto.estimate().isPresent() ? LossTexts.display(rto.estimate()) : "none";
        return new Cell(rto.holds() ? Style.PLAIN : Style.REMOVED, text);
    }

    /** What the estimate of a restore is made of. */
    static String parts(ObjectiveResult result, PlanView view) {
        if (result.rto().breakdown().isEmpty()) {
            return "no point survives";
        }
        RestoreBreakdown breakdown =
                view.plan().restoreBreakdowns().get(result.rto().breakdown().get());
        return String.join(" + ", breakdown.terms()) + ", from " + breakdown.source();
    }
}

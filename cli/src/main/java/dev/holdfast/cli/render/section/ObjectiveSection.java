package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.LossTexts;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.LossBreakdown;
import dev.holdfast.planner.document.ObjectiveResult.RpoFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the objectives hold: how many do, then the figures of each policy and failure class, violated ones first. */
public final class ObjectiveSection implements Section {

    private static final int SHOWN = 20;
    private static final int NAMES_WIDTH = 48;

    /** Machines of a policy whose figures of a class are the same but for their instants. */
    private record Kind(
            boolean holds,
            String policy,
            String failureClass,
            Optional<String> target,
            Optional<String> scheduled,
            Optional<String> worstCase,
            Optional<String> rto,
            boolean rtoHolds) {}

    @Override
    public void write(PlanView view, Page page) {
        int targets = 0;
        int holds = 0;
        Map<Kind, List<ObjectiveResult>> kinds = new LinkedHashMap<>();
        for (ObjectiveResult result : view.plan().objectives()) {
            RpoFigures rpo = result.rpo();
            targets += rpo.target().isPresent() ? 1 : 0;
            holds += rpo.target().isPresent() && rpo.holds() ? 1 : 0;
            if (rpo.target().isPresent()
                    || !rpo.holds()
                    || result.rto().target().isPresent()) {
                kinds.computeIfAbsent(kind(result, view.detail()), any -> new ArrayList<>())
                        .add(result);
            }
        }
        if (kinds.isEmpty()) {
            return;
        }
        List<List<ObjectiveResult>> sorted = new ArrayList<>(kinds.values());
        sorted.sort(Comparator.comparing(
                        (List<ObjectiveResult> same) -> same.get(0).rpo().holds())
                .thenComparing(same -> same.get(0).policy()));
        page.gap();
        List<Cell> title = new ArrayList<>();
        title.add(Cell.strong("Objectives"));
        if (targets > 0) {
            title.add(Cell.of("   RPO "));
            title.add(new Cell(holds == targets ? Style.ADDED : Style.REMOVED, holds + "/" + targets + " hold"));
        }
        title.addAll(RestoreRows.title(view, targets > 0));
        page.line(title.toArray(new Cell[0]));
        violations(sorted, view, page);
        RestoreRows.violations(view, page);
        table(sorted, view, page);
        RestoreRows.fleets(view, page);
    }

    /** Machines of a policy differ in the minutes of their worst case; only the full detail tells them apart. */
    private static Kind kind(ObjectiveResult result, Detail detail) {
        RpoFigures rpo = result.rpo();
        return new Kind(
                rpo.holds(),
                result.policy(),
                result.failureClass(),
                rpo.target(),
                rpo.scheduled(),
                detail == Detail.FULL ? rpo.worstCase() : Optional.empty(),
                result.rto().target(),
                result.rto().holds());
    }

    private static void violations(List<List<ObjectiveResult>> kinds, PlanView view, Page page) {
        List<List<Cell>> rows = new ArrayList<>();
        int violated = 0;
        for (List<ObjectiveResult> same : kinds) {
            if (same.get(0).rpo().holds()) {
                break;
            }
            violated++;
            if (view.detail() == Detail.FULL || rows.size() < SHOWN) {
                rows.add(violation(same, view));
            }
        }
        page.columns("  ", rows);
        TransferSection.more(violated - rows.size(), page);
    }

    private static List<Cell> violation(List<ObjectiveResult> same, PlanView view) {
        ObjectiveResult first = same.get(0);
        RpoFigures rpo = first.rpo();
        List<String> machines = same.stream().map(ObjectiveResult::machine).toList();
        String target = rpo.target().orElse("none");
        boolean bySchedule = rpo.scheduled().isPresent() && !LossTexts.isWithin(rpo.scheduled(), rpo.target());
        Optional<String> crash = bySchedule ? rpo.worstInstant() : rpo.worstCaseInstant();
        Optional<String> length = bySchedule ? rpo.scheduled() : rpo.worstCase();
        String zone = view.plan().lossBases().get(first.basis()).timeZone();
        String loss = crash.isPresent() && length.isPresent()
                ? LossTexts.crash(crash.get(), length.get(), zone) + " > " + target
                : "no point survives; rpo " + target;
        return List.of(
                new Cell(Style.REMOVED, "✗ " + names(machines, view.detail())),
                Cell.of(first.failureClass()),
                Cell.of(loss));
    }

    private static void table(List<List<ObjectiveResult>> kinds, PlanView view, Page page) {
        boolean full = view.detail() == Detail.FULL;
        List<List<Cell>> rows = new ArrayList<>();
        List<Cell> head = new ArrayList<>();
        for (String title : List.of("policy", "class", "rpo", "scheduled", "worst case")) {
            head.add(Cell.faint(title));
        }
        boolean restores = RestoreRows.isAsked(view);
        if (restores) {
            head.add(Cell.faint("rto"));
            head.add(Cell.faint("restore"));
        }
        head.add(Cell.faint("machines"));
        if (full) {
            head.add(Cell.faint("one run missed"));
            head.add(Cell.faint("worst case is"));
            head.add(Cell.faint("restore is"));
        }
        rows.add(head);
        int limit = full ? kinds.size() : Math.min(kinds.size(), SHOWN);
        for (List<ObjectiveResult> same : kinds.subList(0, limit)) {
            ObjectiveResult worst = worst(same);
            ObjectiveResult slowest = RestoreRows.slowest(same);
            List<Cell> row = row(worst);
            if (restores) {
                row.add(Cell.of(slowest.rto().target().orElse("none")));
                row.add(RestoreRows.estimate(slowest));
            }
            row.add(Cell.of(String.valueOf(same.size())));
            if (full) {
                row.addAll(parts(view.plan().lossBreakdowns().get(worst.rpo().breakdown())));
                row.add(Cell.of(RestoreRows.parts(slowest, view)));
            }
            rows.add(row);
        }
        page.columns("  ", rows);
        TransferSection.more(kinds.size() - limit, page);
    }

    private static ObjectiveResult worst(List<ObjectiveResult> same) {
        ObjectiveResult worst = same.get(0);
        for (ObjectiveResult result : same) {
            worst = LossTexts.isWithin(result.rpo().worstCase(), worst.rpo().worstCase()) ? worst : result;
        }
        return worst;
    }

    private static List<Cell> row(ObjectiveResult worst) {
        RpoFigures rpo = worst.rpo();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(worst.policy()));
        cells.add(Cell.of(worst.failureClass()));
        cells.add(Cell.of(rpo.target().orElse("none")));
        cells.add(new Cell(rpo.holds() ? Style.PLAIN : Style.REMOVED, LossTexts.display(rpo.scheduled())));
        cells.add(Cell.of(LossTexts.display(rpo.worstCase())));
        return cells;
    }

    private static List<Cell> parts(LossBreakdown breakdown) {
        return List.of(
                Cell.of(LossTexts.display(breakdown.scheduledOneMissed()) + ", "
                        + LossTexts.display(breakdown.worstCaseOneMissed())),
                Cell.of(String.join(" + ", breakdown.terms())));
    }

    private static String names(List<String> machines, Detail detail) {
        return detail == Detail.FULL ? String.join(", ", machines) : Wording.fitting(machines, NAMES_WIDTH);
    }
}

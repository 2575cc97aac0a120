package dev.holdfast.cli.render;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.RpoFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the objectives hold: numbers, then each violation with its worst instant. */
final class ObjectiveSection implements Section {

    private static final int SHOWN = 20;
    private static final int NAMES_WIDTH = 48;

    /** What machines with the same violation have in common. */
    private record Violation(String failureClass, RpoFigures figures) {}

    @Override
    public void write(PlanView view, Page page) {
        int targets = 0;
        int holds = 0;
        Map<Violation, List<String>> violations = new LinkedHashMap<>();
        for (ObjectiveResult result : view.plan().objectives()) {
            if (result.rpo().target().isPresent()) {
                targets++;
                holds += result.rpo().holds() ? 1 : 0;
            }
            if (!result.rpo().holds()) {
                violations
                        .computeIfAbsent(new Violation(result.failureClass(), result.rpo()), key -> new ArrayList<>())
                        .add(result.machine());
            }
        }
        if (targets == 0 && violations.isEmpty()) {
            return;
        }
        page.gap();
        page.line(
                Cell.strong("Objectives"),
                Cell.of("   RPO "),
                new Cell(holds == targets ? Style.ADDED : Style.REMOVED, holds + "/" + targets + " hold"));
        int limit = view.detail() == Detail.FULL ? violations.size() : Math.min(violations.size(), SHOWN);
        List<List<Cell>> rows = new ArrayList<>();
        for (Map.Entry<Violation, List<String>> violation : violations.entrySet()) {
            if (rows.size() == limit) {
                break;
            }
            rows.add(row(violation.getKey(), violation.getValue(), view.detail()));
        }
        page.columns("  ", rows);
        TransferSection.more(violations.size() - limit, page);
    }

    private static List<Cell> row(Violation violation, List<String> machines, Detail detail) {
        RpoFigures figures = violation.figures();
        String loss = figures.scheduled().map(scheduled -> scheduled + " > ").orElse("no point survives; target ")
                + figures.target().orElse("none");
        String instant =
                figures.worstInstant().map(worst -> "crash at " + worst + "; ").orElse("");
        return List.of(
                new Cell(Style.REMOVED, "✗ " + names(machines, detail)),
                Cell.of(violation.failureClass()),
                Cell.of(loss),
                Cell.of(instant + figures.explanation()));
    }

    private static String names(List<String> machines, Detail detail) {
        return detail == Detail.FULL ? String.join(", ", machines) : Wording.fitting(machines, NAMES_WIDTH);
    }
}

package dev.holdfast.cli.coverage;

import dev.holdfast.cli.coverage.CoverageMatrix.Row;
import dev.holdfast.cli.render.section.CoverageSection;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.LossTexts;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.desired.coverage.CoverageStatus;
import dev.holdfast.planner.document.ObjectiveResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code coverage} for people: numbers, the matrix with machines of equal rows together, then the reasons. */
public final class CoverageText {

    private static final int NAMES_WIDTH = 60;
    private static final int ROWS_SHOWN = 40;
    private static final String STAR = "*";

    private CoverageText() {}

    /** What machines of one line have in common. */
    private record Likeness(String status, String policy, List<String> figures, boolean holds) {}

    /** Adds the matrix to a page. */
    public static void write(CoverageMatrix matrix, Detail detail, Page page) {
        int machines = matrix.rows().size();
        page.line(
                Cell.strong("Coverage of " + matrix.estate()),
                Cell.of("   " + CoverageSection.counts(matrix.counts()) + " of " + machines
                        + (machines == 1 ? " machine" : " machines")));
        if (detail == Detail.SUMMARY) {
            return;
        }
        page.gap();
        table(matrix, detail, page);
        page.gap();
        List<Row> rows = matrix.rows();
        CoverageSection.reasons(rows.stream().map(Row::entry).toList(), detail, page);
        accepted(rows, page);
    }

    private static void table(CoverageMatrix matrix, Detail detail, Page page) {
        Map<Likeness, List<String>> lines = new LinkedHashMap<>();
        for (Row row : matrix.rows()) {
            Likeness likeness = likeness(row, matrix.classes());
            lines.computeIfAbsent(likeness, any -> new ArrayList<>())
                    .add(row.entry().machine());
        }
        List<List<Cell>> table = new ArrayList<>();
        List<Cell> headings = new ArrayList<>(List.of(Cell.faint("status"), Cell.faint("policy")));
        matrix.classes().forEach(word -> headings.add(Cell.faint(word)));
        headings.add(Cell.faint("machines"));
        table.add(headings);
        List<Map.Entry<Likeness, List<String>>> shown = new ArrayList<>();
        for (Map.Entry<Likeness, List<String>> line : lines.entrySet()) {
            if (detail == Detail.FULL) { // a line for each, so that it can be found
                line.getValue().forEach(name -> shown.add(Map.entry(line.getKey(), List.of(name))));
            } else {
                shown.add(line);
            }
        }
        shown.sort(Comparator.comparing((Map.Entry<Likeness, List<String>> line) ->
                        !isWithout(line.getKey().status()))
                .thenComparing(line -> line.getKey().holds())
                .thenComparing(line -> line.getKey().policy()));
        int limit = detail.limit(shown.size(), ROWS_SHOWN);
        for (Map.Entry<Likeness, List<String>> line : shown.subList(0, limit)) {
            table.add(line(line.getKey(), line.getValue()));
        }
        page.columns("  ", table);
        if (lines.keySet().stream()
                .flatMap(line -> line.figures().stream())
                .anyMatch(figure -> figure.contains(STAR))) {
            page.line(Cell.faint("  " + STAR + " beyond the rpo only on the day on which clocks go back"));
        }
        if (limit < shown.size()) {
            page.line("  and " + (shown.size() - limit) + " more rows (--detail=full lists each machine)");
        }
    }

    private static List<Cell> line(Likeness likeness, List<String> machines) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(isWithout(likeness.status()) ? Style.CHANGED : Style.PLAIN, likeness.status()));
        cells.add(Cell.of(likeness.policy()));
        likeness.figures()
                .forEach(figure ->
                        cells.add(new Cell(figure.startsWith("\u2717") ? Style.REMOVED : Style.PLAIN, figure)));
        cells.add(Cell.of(
                machines.size() == 1
                        ? machines.get(0)
                        : machines.size() + ": " + Wording.fitting(machines, NAMES_WIDTH)));
        return cells;
    }

    private static boolean isWithout(String status) {
        return status.equals(CoverageStatus.UNCOVERED.word()) || status.equals(CoverageStatus.REFUSED.word());
    }

    private static Likeness likeness(Row row, List<String> classes) {
        List<String> figures = new ArrayList<>();
        boolean holds = true;
        for (String word : classes) {
            ObjectiveResult objective = row.objectives().get(word);
            figures.add(objective == null ? "" : figure(objective));
            holds &= objective == null
                    || (objective.rpo().holds() && objective.rto().holds());
        }
        return new Likeness(row.entry().status(), row.entry().policy().orElse(""), figures, holds);
    }

    /** {@code ✓ 12 h of 12h}: what is lost at most by schedule, and the rpo; then a restore that takes too long. */
    private static String figure(ObjectiveResult objective) {
        Optional<String> scheduled = objective.rpo().scheduled();
        boolean holds = objective.rpo().holds() && objective.rto().holds();
        boolean late = objective.rpo().holds()
                && !LossTexts.isWithin(scheduled, objective.rpo().target());
        String loss = scheduled.isPresent() ? LossTexts.display(scheduled) + (late ? STAR : "") : "no point";
        String rpo = objective.rpo().target().map(target -> " of " + target).orElse("");
        String rto = objective.rto().holds()
                ? ""
                : ", restore " + LossTexts.display(objective.rto().estimate()) + " of "
                        + objective.rto().target().orElse("none");
        return (holds ? "\u2713 " : "\u2717 ") + loss + rpo + rto;
    }

    private static void accepted(List<Row> rows, Page page) {
        for (Row row : rows) {
            row.accepted()
                    .ifPresent(waiver -> page.line(
                            Cell.of("  accepted      "),
                            Cell.of(row.entry().machine() + " until " + waiver.until() + ": " + waiver.reason())));
        }
    }
}

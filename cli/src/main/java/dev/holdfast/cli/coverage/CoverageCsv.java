package dev.holdfast.cli.coverage;

import dev.holdfast.cli.coverage.CoverageMatrix.Row;
import dev.holdfast.cli.render.CsvText;
import dev.holdfast.planner.document.FindingEntry.AcceptedBy;
import dev.holdfast.planner.document.ObjectiveResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code coverage} for spreadsheets: a row for each machine, seven columns for each failure class with an objective. */
public final class CoverageCsv {

    private static final List<String> START =
            List.of("machine", "status", "policy", "reason", "place", "excluded_disks", "accepted_until");
    private static final List<String> OF_CLASS =
            List.of("rpo", "scheduled_loss", "worst_loss", "rpo_holds", "rto", "restore", "rto_holds");

    private CoverageCsv() {}

    /** Writes all rows below their headings. */
    public static void write(PrintStream out, CoverageMatrix matrix) {
        CsvText csv = new CsvText(out);
        List<String> headings = new ArrayList<>(START);
        for (String word : matrix.classes()) {
            OF_CLASS.forEach(heading -> headings.add(word + "_" + heading));
        }
        csv.row(headings);
        matrix.rows().forEach(row -> csv.row(cells(row, matrix.classes())));
    }

    private static List<String> cells(Row row, List<String> classes) {
        List<String> cells = new ArrayList<>();
        cells.add(row.entry().machine());
        cells.add(row.entry().status());
        cells.add(row.entry().policy().orElse(""));
        cells.add(row.entry().reason());
        cells.add(row.entry().place().orElse(""));
        cells.add(row.entry().excludedDisks().entrySet().stream()
                .map(disk -> disk.getKey() + ": " + disk.getValue())
                .collect(Collectors.joining("; ")));
        cells.add(row.accepted().map(AcceptedBy::until).orElse(""));
        for (String word : classes) {
            ObjectiveResult objective = row.objectives().get(word);
            cells.addAll(objective == null ? List.of("", "", "", "", "", "", "") : figures(objective));
        }
        return cells;
    }

    private static List<String> figures(ObjectiveResult objective) {
        return List.of(
                objective.rpo().target().orElse(""),
                objective.rpo().scheduled().orElse(""),
                objective.rpo().worstCase().orElse(""),
                Boolean.toString(objective.rpo().holds()),
                objective.rto().target().orElse(""),
                objective.rto().estimate().orElse(""),
                Boolean.toString(objective.rto().holds()));
    }
}

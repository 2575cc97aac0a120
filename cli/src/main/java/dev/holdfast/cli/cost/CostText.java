package dev.holdfast.cli.cost;

import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import java.util.Optional;

/** Costs for people. */
public final class CostText {

    private CostText() {}

    /** Adds everything to a page. */
    public static void write(Page page, CostView view) {
        int months = view.after().months();
        page.line(
                Cell.strong("Holdfast cost of " + view.estate()),
                Cell.of(" from " + Wording.instant(view.after().from().toString()) + ", "
                        + Wording.counted(months, "month") + " of 730 hours"));
        page.line(Cell.faint("Prices: " + CostTables.book(view)));
        page.gap();
        Optional<String> nothing = CostTables.nothing(view);
        nothing.ifPresent(page::line);
        if (nothing.isPresent() && view.base().isEmpty()) {
            return;
        }
        missing(page, view);
        CostTables.curve(view).writeTo(page, "");
        page.gap();
        CostTables.groups(view).writeTo(page, "");
        page.gap();
        CostTables.drivers(view).writeTo(page, "");
        view.sweep().ifPresent(sweep -> sweep(page, sweep, view));
        page.gap();
        CostTables.foundation(view).forEach(sentence -> page.paragraph("", sentence));
        page.line(Cell.faint("'holdfast explain cost/MACHINE/METER' says how a line comes about."));
    }

    private static void missing(Page page, CostView view) {
        CostTables.missing(view).ifPresent(sentence -> {
            page.line(new Cell(Style.REMOVED, "! " + sentence));
            page.gap();
        });
    }

    private static void sweep(Page page, SweepTable sweep, CostView view) {
        page.gap();
        sweep.table(view).writeTo(page, "");
        sweep.remarks().forEach(remark -> page.paragraph("  ", remark));
    }
}

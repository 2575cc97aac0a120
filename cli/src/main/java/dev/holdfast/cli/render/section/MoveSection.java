package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.HoldfastSection.PlannedMove;
import java.util.ArrayList;
import java.util.List;

/** What gets another name and is still the same. */
public final class MoveSection implements Section {

    private static final int SHOWN = 20;

    @Override
    public void write(PlanView view, Page page) {
        List<PlannedMove> moves = view.plan().moves();
        if (moves.isEmpty() || view.detail() == Detail.SUMMARY) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Moved"), Cell.of("   recovery points, promises and slots stay"));
        int limit = view.detail().limit(moves.size(), SHOWN);
        List<List<Cell>> rows = new ArrayList<>();
        for (PlannedMove move : moves.subList(0, limit)) {
            rows.add(List.of(
                    new Cell(Style.CHANGED, "→ " + move.type() + "/" + move.to()),
                    Cell.of("moved from " + move.type() + "/" + move.from()),
                    Cell.faint(move.place().orElse(""))));
        }
        page.columns("  ", rows);
        TransferSection.more(moves.size() - limit, page);
    }
}

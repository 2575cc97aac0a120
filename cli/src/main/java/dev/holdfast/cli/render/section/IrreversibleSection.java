package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ChangeGroup;
import java.util.List;

/**
 * What the service can never undo: at every level of detail, and in full. What weakens as well stands in {@link WeakeningSection},
 * marked, and is only counted here.
 */
public final class IrreversibleSection implements Section {

    @Override
    public void write(PlanView view, Page page) {
        List<ChangeGroup> all =
                view.plan().groups().stream().filter(GroupRows::isIrreversible).toList();
        if (all.isEmpty()) {
            return;
        }
        List<ChangeGroup> own = all.stream().filter(group -> !group.weakens()).toList();
        page.gap();
        page.line(
                new Cell(Style.REMOVED, "IRREVERSIBLE (" + all.size() + ")"),
                Cell.of(above(all.size() - own.size(), all.size()) + "   needs --allow-irreversible"));
        for (ChangeGroup group : own) {
            page.columns("  ", List.of(GroupRows.unmarked(group)));
            GroupRows.details(group, view.detail(), page);
            GroupRows.untold(group).ifPresent(why -> page.paragraph("        ", why));
        }
    }

    private static String above(int weakening, int all) {
        if (weakening == 0) {
            return "";
        }
        return weakening == all ? ", listed above" : ", " + weakening + " of them listed above";
    }
}

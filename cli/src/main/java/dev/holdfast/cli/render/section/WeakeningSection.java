package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ChangeGroup;
import java.util.List;

/** What becomes weaker: always first, at every level of detail, and in full. */
public final class WeakeningSection implements Section {

    @Override
    public void write(PlanView view, Page page) {
        List<ChangeGroup> weakening =
                view.plan().groups().stream().filter(ChangeGroup::weakens).toList();
        int lost = view.plan().recoveryPointImpact().lostEarly();
        if (weakening.isEmpty() && lost == 0) {
            return;
        }
        page.gap();
        page.line(new Cell(Style.REMOVED, "! WEAKENS PROTECTION (" + weakening.size() + ")"));
        for (ChangeGroup group : weakening) {
            page.columns("  ", List.of(GroupRows.headline(group)));
            GroupRows.details(group, view.detail(), page);
        }
        if (lost > 0) {
            page.line(
                    new Cell(
                            Style.REMOVED,
                            "  ! " + Wording.counted(lost, "recovery point") + " would be lost early" + oldest(view)),
                    Cell.of("   needs --allow-data-loss=" + lost));
        }
    }

    private static String oldest(PlanView view) {
        return view.plan().prunes().stream()
                .filter(prune -> prune.early())
                .map(prune -> prune.captured())
                .min(String::compareTo)
                .map(captured -> " (oldest " + Wording.instant(captured) + ")")
                .orElse("");
    }
}

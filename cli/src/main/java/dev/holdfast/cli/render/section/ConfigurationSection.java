package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.planner.document.ChangeGroup;
import java.util.ArrayList;
import java.util.List;

/** Objects that come, change and go, identical changes together; what weakens or is for ever stands in sections of its own. */
public final class ConfigurationSection implements Section {

    @Override
    public void write(PlanView view, Page page) {
        List<ChangeGroup> groups = view.plan().groups().stream()
                .filter(group -> !group.weakens() && !GroupRows.isIrreversible(group))
                .toList();
        if (groups.isEmpty() || view.detail() == Detail.SUMMARY) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Configuration"));
        List<List<Cell>> pending = new ArrayList<>();
        boolean several = false;
        for (ChangeGroup group : groups) {
            pending.add(GroupRows.headline(group));
            several |= group.addresses().size() > 1;
            if (GroupRows.hasDetails(group, view.detail())) {
                page.columns("  ", pending);
                pending.clear();
                GroupRows.details(group, view.detail(), page);
            }
        }
        page.columns("  ", pending);
        if (several && view.detail() == Detail.GROUP) {
            page.line(Cell.faint("  (the same change for each object of a group; --detail=full lists them)"));
        }
    }
}

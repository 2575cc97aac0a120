package dev.holdfast.cli.render;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.HoldfastSection.PlannedBackup;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Data that comes: missed backups that are made up for, and copies. */
final class TransferSection implements Section {

    private static final int SHOWN = 20;

    @Override
    public void write(PlanView view, Page page) {
        if (view.detail() == Detail.SUMMARY) {
            return;
        }
        backups(view, page);
        copies(view, page);
    }

    private static void backups(PlanView view, Page page) {
        List<PlannedBackup> backups = view.plan().backups();
        if (backups.isEmpty()) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Back up now"), Cell.of("   " + Wording.counted(backups.size(), "machine")));
        int limit = view.detail().limit(backups.size(), SHOWN);
        List<List<Cell>> rows = new ArrayList<>();
        for (PlannedBackup backup : backups.subList(0, limit)) {
            rows.add(List.of(new Cell(Style.ADDED, "+ " + backup.machine()), Cell.of(backup.reason())));
        }
        page.columns("  ", rows);
        more(backups.size() - limit, page);
    }

    private static void copies(PlanView view, Page page) {
        SortedMap<String, List<PlannedCopy>> byTarget = new TreeMap<>();
        for (PlannedCopy copy : view.plan().copies()) {
            byTarget.computeIfAbsent(copy.to(), key -> new ArrayList<>()).add(copy);
        }
        if (byTarget.isEmpty()) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Copies"));
        byTarget.forEach((target, copies) -> {
            long bytes = copies.stream().mapToLong(PlannedCopy::bytes).sum();
            page.line(
                    new Cell(Style.ADDED, "  + " + Wording.counted(copies.size(), "point")),
                    Cell.of(" → " + target + "   " + Wording.bytes(bytes)));
            int limit = view.detail().limit(copies.size(), SHOWN);
            List<List<Cell>> rows = new ArrayList<>();
            for (PlannedCopy copy : copies.subList(0, limit)) {
                rows.add(List.of(
                        new Cell(Style.ADDED, "+ " + copy.machine()),
                        Cell.of(Wording.instant(copy.captured())),
                        Cell.of(Wording.bytes(copy.bytes())),
                        Cell.of(copy.reason())));
            }
            page.columns("    ", rows);
            more(copies.size() - limit, page);
        });
    }

    /** Says how many are not shown. */
    static void more(int count, Page page) {
        if (count > 0) {
            page.line("    … and " + count + " more; --detail=full lists them");
        }
    }
}

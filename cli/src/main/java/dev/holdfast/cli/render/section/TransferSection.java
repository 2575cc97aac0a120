package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.HoldfastSection.PlannedBackup;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Data that comes: missed backups that are made up for, and copies. */
public final class TransferSection implements Section {

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
            page.line(
                    new Cell(Style.ADDED, "  + " + Wording.counted(copies.size(), "copy", "copies")),
                    Cell.of(" → " + target + "   " + total(copies)));
            int limit = view.detail().limit(copies.size(), SHOWN);
            List<List<Cell>> rows = new ArrayList<>();
            for (PlannedCopy copy : copies.subList(0, limit)) {
                rows.add(List.of(
                        new Cell(Style.ADDED, "+ " + copy.machine()),
                        Cell.of(Wording.instant(copy.captured())),
                        Cell.of(Wording.bytes(copy.bytes()) + " " + copy.kind()),
                        Cell.of("by " + Wording.nextMinute(copy.due())),
                        Cell.of(copy.reason())));
            }
            page.columns("    ", rows);
            more(copies.size() - limit, page);
        });
    }

    /** {@code 1.2 TiB, done by 2026-11-21T03:40Z, 2 of them full}. */
    private static String total(List<PlannedCopy> copies) {
        long bytes = 0;
        int full = 0;
        String last = "";
        for (PlannedCopy copy : copies) {
            bytes = Math.addExact(bytes, copy.bytes());
            full += copy.base().isEmpty() ? 1 : 0;
            last = later(last, copy.due());
        }
        String kinds = full == 0 ? "" : full == copies.size() ? ", full" : ", " + full + " of them full";
        return Wording.bytes(bytes) + ", done by " + Wording.nextMinute(last) + kinds;
    }

    private static String later(String one, String other) {
        Optional<Instant> first = Wording.parse(one);
        Optional<Instant> second = Wording.parse(other);
        return first.isEmpty() || (second.isPresent() && second.get().isAfter(first.get())) ? other : one;
    }

    /** Says how many are not shown. */
    public static void more(int count, Page page) {
        if (count > 0) {
            page.line("    … and " + count + " more; --detail=full lists them");
        }
    }
}

package dev.holdfast.cli.render;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of every machine: numbers, then all that are not plainly protected, those with one reason together. */
final class CoverageSection implements Section {

    private static final int NAMES_SHOWN = 12;
    private static final int GROUPS_SHOWN = 40;

    /** What machines of one line have in common. */
    private record Fate(String status, String reason, String place) {}

    @Override
    public void write(PlanView view, Page page) {
        List<CoverageEntry> machines = view.plan().coverage().machines();
        page.gap();
        page.line(Cell.strong("Coverage"), Cell.of("   " + counts(view) + " of " + machines.size() + " machines"));
        if (view.detail() == Detail.SUMMARY) {
            return;
        }
        Map<Fate, List<String>> fates = new LinkedHashMap<>();
        for (CoverageEntry entry : machines) {
            if (!entry.status().equals("protected") || view.detail() == Detail.FULL) {
                Fate fate = new Fate(
                        entry.status(),
                        entry.reason() + excluded(entry),
                        entry.place().orElse(""));
                fates.computeIfAbsent(fate, key -> new ArrayList<>()).add(entry.machine());
            } else if (!entry.excludedDisks().isEmpty()) {
                Fate fate = new Fate("without disks", disks(entry), entry.place().orElse(""));
                fates.computeIfAbsent(fate, key -> new ArrayList<>()).add(entry.machine());
            }
        }
        int limit = view.detail().limit(fates.size(), GROUPS_SHOWN);
        List<List<Cell>> rows = new ArrayList<>();
        for (Map.Entry<Fate, List<String>> fate : fates.entrySet()) {
            if (rows.size() == limit) {
                break;
            }
            rows.add(row(fate.getKey(), fate.getValue(), view.detail()));
        }
        page.columns("  ", rows);
        TransferSection.more(fates.size() - limit, page);
    }

    private static List<Cell> row(Fate fate, List<String> machines, Detail detail) {
        Style style = fate.status().equals("uncovered") || fate.status().equals("refused") ? Style.CHANGED : Style.PLAIN;
        int limit = detail == Detail.FULL ? Integer.MAX_VALUE : NAMES_SHOWN;
        return List.of(
                new Cell(style, fate.status()),
                Cell.of(machines.size() + ""),
                Cell.of(fate.reason() + ": " + Readable.names(machines, limit)),
                Cell.faint(fate.place()));
    }

    private static String excluded(CoverageEntry entry) {
        return entry.excludedDisks().isEmpty() ? "" : "; " + disks(entry);
    }

    private static String disks(CoverageEntry entry) {
        List<String> parts = new ArrayList<>();
        entry.excludedDisks().forEach((disk, reason) -> parts.add(disk + " (" + reason + ")"));
        return "left out: " + String.join(", ", parts);
    }

    private static String counts(PlanView view) {
        List<String> parts = new ArrayList<>();
        view.plan().coverage().counts().forEach((status, count) -> parts.add(count + " " + status));
        return String.join(", ", parts);
    }
}

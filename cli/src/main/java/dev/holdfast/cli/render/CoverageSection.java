package dev.holdfast.cli.render;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What becomes of every machine: numbers, then all that are not plainly protected, those with one reason together. */
final class CoverageSection implements Section {

    /** The words of coverage as people read them; words that a later version adds follow. */
    private static final List<String> ORDER =
            List.of("protected", "partly", "unprotected", "retired", "uncovered", "refused");

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
                String place = entry.place().orElse("");
                Fate fate = new Fate(entry.status(), entry.reason() + excluded(entry), place);
                fates.computeIfAbsent(fate, key -> new ArrayList<>()).add(entry.machine());
            } else {
                entry.excludedDisks().forEach((disk, reason) -> fates.computeIfAbsent(
                                new Fate("without disk", reason, ""), key -> new ArrayList<>())
                        .add(entry.machine() + " (" + disk + ")"));
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
                Cell.of(fate.reason() + ": " + Wording.names(machines, limit)),
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
        SortedMap<String, Integer> counts = view.plan().coverage().counts();
        List<String> parts = new ArrayList<>();
        for (String status : ORDER) {
            int count = counts.getOrDefault(status, 0);
            if (count > 0 || status.equals("protected")) {
                parts.add(count + " " + status);
            }
        }
        counts.forEach((status, count) -> {
            if (!ORDER.contains(status)) {
                parts.add(count + " " + status);
            }
        });
        return String.join(", ", parts);
    }
}

package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What becomes of every machine: numbers, then all that are not plainly protected, those with one reason together. */
public final class CoverageSection implements Section {

    /** The words of coverage as people read them; words that a later version adds follow. */
    private static final List<String> ORDER =
            List.of("protected", "partly", "without disks", "unprotected", "retired", "uncovered", "refused");

    private static final int NAMES_SHOWN = 60;
    private static final int GROUPS_SHOWN = 40;

    /** What machines of one line have in common. */
    private record Fate(String status, String reason, String place) {}

    @Override
    public void write(PlanView view, Page page) {
        List<CoverageEntry> machines = view.plan().coverage().machines();
        page.gap();
        page.line(
                Cell.strong("Coverage"),
                Cell.of("   " + counts(view.plan().coverage().counts()) + " of " + machines.size() + " machines"));
        if (view.detail() != Detail.SUMMARY) {
            reasons(machines, view.detail(), page);
        }
    }

    /** Why machines are not plainly protected, in full detail also why the others are, those with one reason together. */
    public static void reasons(List<CoverageEntry> machines, Detail detail, Page page) {
        Map<Fate, List<String>> fates = new TreeMap<>(Comparator.comparingInt((Fate fate) -> rank(fate.status()))
                .thenComparing(Fate::status)
                .thenComparing(Fate::reason)
                .thenComparing(Fate::place));
        for (CoverageEntry entry : machines) {
            fate(entry, detail == Detail.FULL)
                    .ifPresent(fate -> fates.computeIfAbsent(fate, key -> new ArrayList<>())
                            .add(entry.machine() + disks(entry)));
        }
        int left = detail.limit(fates.size(), GROUPS_SHOWN);
        TransferSection.more(fates.size() - left, page);
        for (Map.Entry<Fate, List<String>> fate : fates.entrySet()) {
            if (left-- == 0) {
                break;
            }
            lines(fate.getKey(), fate.getValue(), detail, page);
        }
    }

    /** The line a machine stands under; none if it is plainly protected. */
    private static Optional<Fate> fate(CoverageEntry entry, boolean full) {
        String place = entry.place().orElse("");
        String reasons = String.join("; ", new TreeSet<>(entry.excludedDisks().values()));
        boolean plain = entry.status().equals("protected");
        if (full || (!plain && !entry.status().equals("partly"))) {
            return Optional.of(new Fate(
                    entry.status(), entry.reason() + (reasons.isEmpty() ? "" : "; left out: " + reasons), place));
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fate(plain ? "without disks" : entry.status(), reasons, plain ? "" : place));
    }

    private static void lines(Fate fate, List<String> machines, Detail detail, Page page) {
        Style style =
                fate.status().equals("uncovered") || fate.status().equals("refused") ? Style.CHANGED : Style.PLAIN;
        page.line(
                Cell.of("  "),
                new Cell(style, "%-13s %3d".formatted(fate.status(), machines.size())),
                Cell.of("   " + fate.reason()),
                Cell.faint(fate.place().isEmpty() ? "" : "   " + fate.place()));
        int limit = detail == Detail.FULL ? Integer.MAX_VALUE : NAMES_SHOWN;
        page.paragraph("                     ", Wording.names(machines, limit));
    }

    private static int rank(String status) {
        int rank = ORDER.indexOf(status);
        return rank < 0 ? ORDER.size() : rank;
    }

    private static String disks(CoverageEntry entry) {
        return entry.excludedDisks().isEmpty()
                ? ""
                : " (" + String.join(", ", entry.excludedDisks().keySet()) + ")";
    }

    /** {@code 28 protected, 5 partly}: how many machines there are of each status, by its word. */
    public static String counts(SortedMap<String, Integer> counts) {
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

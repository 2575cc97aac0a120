package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.document.DriftEntry.DriftedPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody changed outside since the last apply, apart from what the declaration changes; what protects least first. */
public final class DriftSection implements Section {

    private static final int SHOWN = 20;
    private static final int POINTS_SHOWN = 5;
    private static final List<String> CLASSES = List.of("protection", "cost", "benign");

    /** What objects have in common that are shown as one. */
    private record Alike(
            String kind, String driftClass, String type, List<AttributeChange> attributes, String reason) {}

    @Override
    public void write(PlanView view, Page page) {
        List<DriftEntry> drift = view.plan().drift();
        if (drift.isEmpty()) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Changed outside since the last apply"), Cell.of("   " + counts(drift)));
        if (view.detail() == Detail.SUMMARY) {
            return;
        }
        Map<Alike, List<DriftEntry>> groups = new LinkedHashMap<>();
        for (String driftClass : CLASSES) {
            for (DriftEntry entry : drift) {
                if (entry.driftClass().equals(driftClass)) {
                    groups.computeIfAbsent(alike(entry), any -> new ArrayList<>())
                            .add(entry);
                }
            }
        }
        int limit = view.detail().limit(groups.size(), SHOWN);
        List<List<DriftEntry>> shown = List.copyOf(groups.values()).subList(0, limit);
        for (List<DriftEntry> group : shown) {
            group(group, view.detail(), page);
        }
        TransferSection.more(groups.size() - limit, page);
    }

    /** True if somebody has changed outside what protects. */
    public static boolean touchesProtection(PlanView view) {
        return view.plan().drift().stream().anyMatch(entry -> entry.driftClass().equals("protection"));
    }

    /** True if a plan accepts into the record that less is protected. */
    public static boolean acceptsLess(PlanView view) {
        return view.plan().drift().stream()
                .anyMatch(entry -> entry.driftClass().equals("protection")
                        && entry.response().equals("accept"));
    }

    private static String counts(List<DriftEntry> drift) {
        List<String> parts = new ArrayList<>();
        for (String driftClass : CLASSES) {
            long count = drift.stream()
                    .filter(entry -> entry.driftClass().equals(driftClass))
                    .count();
            if (count > 0) {
                parts.add(driftClass + " " + count);
            }
        }
        return String.join(", ", parts);
    }

    private static Alike alike(DriftEntry entry) {
        String type = entry.address().substring(0, entry.address().indexOf('/'));
        return new Alike(entry.kind(), entry.driftClass(), type, entry.attributes(), entry.reason());
    }

    private static void group(List<DriftEntry> group, Detail detail, Page page) {
        DriftEntry first = group.get(0);
        boolean weaker = first.driftClass().equals("protection");
        List<String> addresses = group.stream().map(DriftEntry::address).toList();
        String names = Wording.names(addresses, detail == Detail.FULL ? addresses.size() : 3);
        String mark = weaker ? "! " : "  ";
        page.line(
                new Cell(style(first), "  " + mark + symbol(first.kind()) + " " + names),
                Cell.of("   " + first.driftClass()));
        page.paragraph("        ", first.reason());
        List<List<Cell>> rows = new ArrayList<>();
        for (AttributeChange change : first.attributes()) {
            rows.add(List.of(
                    Cell.of(change.name()),
                    Cell.of(GroupRows.beforeAfter(change)),
                    Cell.of(change.effect().equals("neutral") ? "" : change.effect())));
        }
        page.columns("        ", rows);
        for (DriftEntry entry : group) {
            points(entry, detail, page);
        }
    }

    private static void points(DriftEntry entry, Detail detail, Page page) {
        int limit = detail.limit(entry.points().size(), POINTS_SHOWN);
        List<List<Cell>> rows = new ArrayList<>();
        for (DriftedPoint point : entry.points().subList(0, limit)) {
            String what = point.after().isEmpty() ? "gone" : point.before() + " → " + point.after();
            rows.add(List.of(Cell.of(point.point()), Cell.of(what)));
        }
        page.columns("        ", rows);
        int more = entry.points().size() - limit;
        if (more > 0) {
            page.line("        … and " + Wording.counted(more, "point") + " more; --detail=full lists them");
        }
    }

    private static String symbol(String kind) {
        return switch (kind) {
            case "changed" -> "~";
            case "gone" -> "-";
            case "appeared" -> "+";
            default -> "?";
        };
    }

    private static Style style(DriftEntry entry) {
        return entry.driftClass().equals("protection") ? Style.REMOVED : Style.CHANGED;
    }
}

package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import dev.holdfast.planner.document.HoldfastSection.EarlyLoss;
import dev.holdfast.planner.document.HoldfastSection.ItemLoss;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Points that go, each with its reason; those that a promise would still keep come first and apart, with what causes it. More
 * than a few are shown per item, with their number and what they free.
 */
public final class PruneSection implements Section {

    /** More points than this are counted per item, not listed. */
    private static final int LISTED = 40;

    private static final int ITEMS_SHOWN = 20;
    private static final String CLEAN_UP = ", at the service's next clean-up";

    @Override
    public void write(PlanView view, Page page) {
        List<PlannedPrune> early =
                view.plan().prunes().stream().filter(PlannedPrune::early).toList();
        List<PlannedPrune> ordinary =
                view.plan().prunes().stream().filter(prune -> !prune.early()).toList();
        if (!early.isEmpty()) {
            page.gap();
            headline("Lost early", early, "   needs --allow-data-loss=" + early.size(), page);
            for (EarlyLoss loss : view.plan().recoveryPointImpact().losses()) {
                cause(loss, page);
            }
            places(early, page);
            list(early, view.detail() == Detail.SUMMARY ? Detail.GROUP : view.detail(), page);
        }
        if (!ordinary.isEmpty() && view.detail() != Detail.SUMMARY) {
            page.gap();
            headline("Prune", ordinary, "", page);
            places(ordinary, page);
            list(ordinary, view.detail(), page);
        }
    }

    private static void headline(String name, List<PlannedPrune> prunes, String needs, Page page) {
        page.line(
                Cell.strong(name),
                new Cell(Style.REMOVED, "   - " + Wording.counted(prunes.size(), "point")),
                Cell.of(", frees " + Wording.bytes(bytes(prunes)) + (byService(prunes) ? CLEAN_UP : "") + needs));
    }

    /** Points and bytes of each vault, if points go from several. */
    private static void places(List<PlannedPrune> prunes, Page page) {
        Map<String, List<PlannedPrune>> byVault = new TreeMap<>();
        for (PlannedPrune prune : prunes) {
            byVault.computeIfAbsent(prune.vault(), any -> new ArrayList<>()).add(prune);
        }
        if (byVault.size() < 2) {
            return;
        }
        List<List<Cell>> rows = new ArrayList<>();
        byVault.forEach((vault, there) -> rows.add(List.of(
                Cell.of(vault),
                new Cell(Style.REMOVED, "- " + Wording.counted(there.size(), "point")),
                Cell.of("frees " + Wording.bytes(bytes(there))))));
        page.columns("  ", rows);
    }

    private static long bytes(List<PlannedPrune> prunes) {
        return prunes.stream().mapToLong(PlannedPrune::bytes).sum();
    }

    /** Which change loses how many points of which items. */
    private static void cause(EarlyLoss loss, Page page) {
        List<String> changes = new ArrayList<>();
        for (AttributeChange attribute : loss.attributes()) {
            changes.add(attribute.name() + " " + GroupRows.beforeAfter(attribute));
        }
        String what = changes.isEmpty() ? loss.reason() : String.join("; ", changes);
        List<String> items = new ArrayList<>();
        for (ItemLoss item : loss.items()) {
            items.add(item.machine() + "@" + item.vault() + " " + item.points());
        }
        page.line(
                new Cell(Style.REMOVED, "  ! " + Wording.names(loss.addresses(), 3) + ": " + what),
                Cell.faint(loss.place().map(place -> "   " + place).orElse("")));
        page.paragraph("      ", Wording.counted(loss.points(), "point") + ": " + Wording.names(items, 12));
    }

    private static boolean byService(List<PlannedPrune> prunes) {
        return prunes.stream().allMatch(prune -> prune.how().equals("release"));
    }

    private static void list(List<PlannedPrune> prunes, Detail detail, Page page) {
        if (prunes.size() <= LISTED || detail == Detail.FULL) {
            points(prunes, page);
        } else {
            items(prunes, page);
        }
        undeletable(prunes, page);
    }

    /** Until when what goes can be brought back. */
    private static void undeletable(List<PlannedPrune> prunes, Page page) {
        List<String> ends = prunes.stream()
                .flatMap(prune -> prune.undeleteUntil().stream())
                .sorted()
                .toList();
        String rest = "gone at once: it is in no vault";
        if (ends.isEmpty()) {
            page.line("    " + rest);
            return;
        }
        String until = "can be undeleted until " + Wording.instant(ends.get(0))
                + (ends.get(0).equals(ends.get(ends.size() - 1)) ? "" : " or later");
        int others = prunes.size() - ends.size();
        page.line("    " + until + (others == 0 ? "" : "; " + Wording.counted(others, "point") + " " + rest));
    }

    private static void points(List<PlannedPrune> prunes, Page page) {
        boolean together = byService(prunes);
        List<List<Cell>> rows = new ArrayList<>();
        for (PlannedPrune prune : prunes) {
            String promised = prune.promised().isEmpty() ? "" : "; promised: " + prune.promised();
            String how = !together && prune.how().equals("release") ? CLEAN_UP : "";
            rows.add(List.of(
                    new Cell(Style.REMOVED, "- " + prune.machine()),
                    Cell.of(Wording.instant(prune.captured())),
                    Cell.of(prune.vault()),
                    Cell.of(Wording.bytes(prune.bytes())),
                    Cell.of(prune.reason() + promised + how)));
        }
        page.columns("  ", rows);
    }

    /** One line for each item, those that free most first. */
    private static void items(List<PlannedPrune> prunes, Page page) {
        Map<String, List<PlannedPrune>> byItem = new LinkedHashMap<>();
        for (PlannedPrune prune : prunes) {
            byItem.computeIfAbsent(prune.machine() + "@" + prune.vault(), any -> new ArrayList<>())
                    .add(prune);
        }
        List<List<PlannedPrune>> items = new ArrayList<>(byItem.values());
        items.sort(Comparator.comparingLong((List<PlannedPrune> item) -> -bytes(item)));
        List<List<Cell>> rows = new ArrayList<>();
        for (List<PlannedPrune> item : items.subList(0, Math.min(ITEMS_SHOWN, items.size()))) {
            PlannedPrune first = item.get(0);
            PlannedPrune last = item.get(item.size() - 1);
            rows.add(List.of(
                    new Cell(Style.REMOVED, "- " + first.machine()),
                    Cell.of(Wording.counted(item.size(), "point")),
                    Cell.of(first.vault()),
                    Cell.of(Wording.bytes(bytes(item))),
                    Cell.of(Wording.instant(first.captured()) + " to " + Wording.instant(last.captured()))));
        }
        page.columns("  ", rows);
        int more = items.size() - rows.size();
        page.line(
                more > 0
                        ? "    … and " + Wording.counted(more, "item") + " more; --detail=full lists every point"
                        : "    --detail=full lists every point");
    }
}

package dev.holdfast.cli.render;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import java.util.ArrayList;
import java.util.List;

/** Points that go, each with its reason; those that a promise would still keep come first and apart. */
final class PruneSection implements Section {

    private static final int SHOWN = 40;
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
            list(early, view.detail() == Detail.SUMMARY ? Detail.GROUP : view.detail(), page);
        }
        if (!ordinary.isEmpty() && view.detail() != Detail.SUMMARY) {
            page.gap();
            headline("Prune", ordinary, "", page);
            list(ordinary, view.detail(), page);
        }
    }

    private static void headline(String name, List<PlannedPrune> prunes, String needs, Page page) {
        long bytes = prunes.stream().mapToLong(PlannedPrune::bytes).sum();
        page.line(
                Cell.strong(name),
                new Cell(Style.REMOVED, "   - " + Wording.counted(prunes.size(), "point")),
                Cell.of(", frees " + Wording.bytes(bytes) + (byService(prunes) ? CLEAN_UP : "") + needs));
    }

    private static boolean byService(List<PlannedPrune> prunes) {
        return prunes.stream().allMatch(prune -> prune.how().equals("release"));
    }

    private static void list(List<PlannedPrune> prunes, Detail detail, Page page) {
        int limit = detail.limit(prunes.size(), SHOWN);
        boolean together = byService(prunes);
        List<List<Cell>> rows = new ArrayList<>();
        for (PlannedPrune prune : prunes.subList(0, limit)) {
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
        TransferSection.more(prunes.size() - limit, page);
    }
}

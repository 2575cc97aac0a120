package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.planner.document.HoldfastSection.ExpiredPointEntry;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the service itself lets go: what it did since the last apply, and what it will do soon. */
public final class ExpirySection implements Section {

    private static final int SHOWN = 20;

    @Override
    public void write(PlanView view, Page page) {
        if (view.detail() != Detail.SUMMARY) {
            expired(view, page);
            forecast(view, page);
        }
    }

    private static void expired(PlanView view, Page page) {
        List<ExpiredPointEntry> expired = view.plan().expired();
        if (expired.isEmpty()) {
            return;
        }
        page.gap();
        page.line(
                Cell.strong("Expired since the last apply"),
                Cell.of("   " + Wording.counted(expired.size(), "point") + ", by the service"));
        int limit = view.detail().limit(expired.size(), SHOWN);
        List<List<Cell>> rows = new ArrayList<>();
        for (ExpiredPointEntry point : expired.subList(0, limit)) {
            rows.add(List.of(
                    Cell.of(point.machine()),
                    Cell.of(Wording.instant(point.captured())),
                    Cell.of(point.vault()),
                    Cell.of("went " + Wording.instant(point.expired())),
                    Cell.of(point.reason())));
        }
        page.columns("  ", rows);
        TransferSection.more(expired.size() - limit, page);
    }

    /** Points per vault, such as {@code rsv-eastus 12, rsv-westus 3}. */
    private static String byVault(List<PlannedPrune> forecast) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        forecast.forEach(prune -> counts.merge(prune.vault(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((vault, count) -> parts.add(vault + " " + count));
        return String.join(", ", parts);
    }

    private static void forecast(PlanView view, Page page) {
        List<PlannedPrune> forecast = view.plan().forecast();
        if (forecast.isEmpty()) {
            return;
        }
        page.gap();
        page.line(
                Cell.strong("Forecast"),
                Cell.of("   " + Wording.counted(forecast.size(), "point") + " will expire in the ordinary way, frees "
                        + Wording.bytes(
                                forecast.stream().mapToLong(PlannedPrune::bytes).sum())
                        + " (" + byVault(forecast) + ")"));
        int limit = view.detail().limit(forecast.size(), SHOWN);
        List<List<Cell>> rows = new ArrayList<>();
        for (PlannedPrune prune : forecast.subList(0, limit)) {
            rows.add(List.of(
                    Cell.of(prune.machine()),
                    Cell.of(Wording.instant(prune.captured())),
                    Cell.of(prune.vault()),
                    Cell.of("goes " + Wording.instant(prune.due())),
                    Cell.of(Wording.bytes(prune.bytes())),
                    Cell.of(prune.reason())));
        }
        page.columns("  ", rows);
        TransferSection.more(forecast.size() - limit, page);
    }
}

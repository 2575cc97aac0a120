package dev.holdfast.cli.cost;

import dev.holdfast.cli.render.view.MoneyText;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.dsl.model.disk.ValueOrigin;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.planner.cost.bill.ContentBand;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostedMachine;
import dev.holdfast.planner.cost.summary.CostDrivers;
import dev.holdfast.planner.cost.summary.CostSum;
import dev.holdfast.planner.cost.summary.OriginCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tables and lines of costs that text and Markdown share. */
final class CostTables {

    /** Months of the curve beside the first and the last. */
    private static final int[] CURVE = {2, 3, 6, 12, 24, 36, 60};

    /** Groups that have a row of their own; programs get all of them. */
    private static final int MOST_ROWS = 40;

    private static final int DRIVERS = 10;

    private CostTables() {}

    /** The months of the curve, counted from 0, in their order. */
    private static List<Integer> curve(int months) {
        List<Integer> shown = new ArrayList<>(List.of(0));
        for (int month : CURVE) {
            if (month < months) {
                shown.add(month - 1);
            }
        }
        if (months > 1) {
            shown.add(months - 1);
        }
        return shown;
    }

    /** The amounts of months, low, likely and high, and what is different from the base. */
    static FigureTable curve(CostView view) {
        List<String> headings = new ArrayList<>(List.of("per month", "low", "likely", "high"));
        view.base().ifPresent(base -> headings.addAll(List.of(base.label(), "difference")));
        FigureTable table = new FigureTable(headings);
        for (int month : curve(view.after().months())) {
            List<String> row = new ArrayList<>(List.of("month " + (month + 1)));
            for (CostBand band : CostBand.values()) {
                row.add(MoneyText.rounded(view.sum().in(band, month)));
            }
            BigDecimal now = view.sum().in(CostBand.LIKELY, month);
            view.base().ifPresent(base -> row.addAll(compared(Optional.of(now), base.in(month))));
            table.row(row);
        }
        List<String> steady = new ArrayList<>(List.of("steady"));
        for (CostBand band : CostBand.values()) {
            steady.add(steady(view.sum().steadyIn(band)));
        }
        view.base().ifPresent(base -> steady.addAll(compared(view.sum().steadyIn(CostBand.LIKELY), base.steady())));
        table.row(steady);
        return table;
    }

    private static List<String> compared(Optional<BigDecimal> now, Optional<BigDecimal> before) {
        Optional<BigDecimal> more = now.flatMap(amount -> before.map(amount::subtract));
        return List.of(
                before.map(MoneyText::rounded).orElse("-"),
                more.map(MoneyText::signed).orElse("-"));
    }

    /** What does not grow for ever. */
    static String steady(Optional<BigDecimal> amount) {
        return amount.map(MoneyText::rounded).orElse("grows");
    }

    /** The likely amounts of each group. */
    static FigureTable groups(CostView view) {
        boolean compared = view.rows().stream().anyMatch(row -> row.before().isPresent());
        int months = view.after().months();
        List<String> headings = new ArrayList<>(List.of(view.by().word(), "month 1"));
        if (months > 1) {
            headings.add("month " + months);
        }
        headings.addAll(List.of("steady", "share"));
        if (compared) {
            headings.add("difference");
        }
        FigureTable table = new FigureTable(headings);
        List<CostView.Row> rows = view.rows();
        int shown = rows.size() > MOST_ROWS ? MOST_ROWS - 1 : rows.size();
        for (CostView.Row row : rows.subList(0, shown)) {
            table.row(cells(view, view.name(row), row.group().sum(), row.before()));
        }
        if (shown < rows.size()) {
            CostSum rest = CostSum.of(List.of(), months);
            Optional<BigDecimal> before = compared ? Optional.of(BigDecimal.ZERO) : Optional.empty();
            for (CostView.Row row : rows.subList(shown, rows.size())) {
                rest = rest.plus(row.group().sum());
                before = before.flatMap(sum -> row.before().map(sum::add));
            }
            table.row(cells(view, (rows.size() - shown) + " others", rest, before));
        }
        Optional<BigDecimal> before = view.base().filter(base -> compared).flatMap(base -> base.in(months - 1));
        table.row(cells(view, "total", view.sum(), before));
        return table;
    }

    private static List<String> cells(CostView view, String name, CostSum sum, Optional<BigDecimal> before) {
        List<String> cells = new ArrayList<>(List.of(name, MoneyText.rounded(sum.in(CostBand.LIKELY, 0))));
        if (sum.count() > 1) {
            cells.add(MoneyText.rounded(sum.last(CostBand.LIKELY)));
        }
        cells.add(steady(sum.steadyIn(CostBand.LIKELY)));
        cells.add(MoneyText.share(sum.last(CostBand.LIKELY), view.sum().last(CostBand.LIKELY)));
        before.ifPresent(
                other -> cells.add(MoneyText.signed(sum.last(CostBand.LIKELY).subtract(other))));
        return cells;
    }

    /** The lines that cost most. */
    static FigureTable drivers(CostView view) {
        int months = view.after().months();
        FigureTable table = new FigureTable(List.of("dearest", "month " + months, "share"));
        for (CostDrivers.Driver driver : CostDrivers.of(view.after(), DRIVERS)) {
            table.row(List.of(
                    driver.line().display(),
                    MoneyText.rounded(driver.amount()),
                    MoneyText.share(driver.amount(), view.sum().last(CostBand.LIKELY))));
        }
        return table;
    }

    /** What the estimate rests on, and what it leaves out: whole sentences. */
    static List<String> foundation(CostView view) {
        CostEstimate after = view.after();
        List<String> sentences = new ArrayList<>();
        sentences.add("Data in use: " + origins(after, ContentBand::used) + ". Rewritten: "
                + origins(after, ContentBand::churn)
                + ". Low and high are what presets and declared rates may be off by; what was measured stands.");
        int failing = (int) after.machines().values().stream()
                .filter(CostedMachine::failing)
                .count();
        if (failing > 0) {
            sentences.add(Wording.counted(failing, "machine was", "machines were")
                    + " never backed up and cannot be as reported now: only the high figures have what they cost once somebody has"
                    + " helped them. 'holdfast plan' says which.");
        }
        int approximated = view.report().approximated();
        if (approximated > 0) {
            sentences.add("Approximated: " + Wording.counted(approximated, "machine is", "machines are")
                    + " taken to hold points of the same days as others that are backed up in the same way.");
        }
        return sentences;
    }

    private static String origins(CostEstimate estimate, Function<ContentBand, ValueOrigin> of) {
        List<String> parts = new ArrayList<>();
        OriginCount.of(estimate, of)
                .forEach((origin, count) ->
                        parts.add((parts.isEmpty() ? Wording.counted(count, "machine") : count) + " " + origin.word()));
        return String.join(", ", parts);
    }

    /** What has no price though something is used of it; empty if nothing is left out. */
    static Optional<String> missing(CostView view) {
        CostEstimate after = view.after();
        if (after.unpriced().isEmpty()) {
            return Optional.empty();
        }
        int lines = (int)
                after.lines().stream().filter(line -> line.price().isEmpty()).count();
        return Optional.of("The price book " + after.book().name() + " has no price for "
                + String.join(", ", after.unpriced()) + ". " + Wording.counted(lines, "line is", "lines are")
                + " in no total, so that the estate costs more than is shown.");
    }

    /** Where the prices come from. */
    static String book(CostView view) {
        PriceBook.Heading book = view.after().book();
        return book.name() + ", effective " + book.effective() + ", in " + book.currency();
    }

    /** What to say of an estate that has nothing to pay for; empty if it has. */
    static Optional<String> nothing(CostView view) {
        return view.after().lines().isEmpty()
                ? Optional.of("Nothing is protected and no points are kept, so that there is nothing to pay for.")
                : Optional.empty();
    }
}

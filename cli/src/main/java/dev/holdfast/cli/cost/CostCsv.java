package dev.holdfast.cli.cost;

import dev.holdfast.cli.render.CsvText;
import dev.holdfast.cli.render.view.MoneyText;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceUnit;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostedMachine;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Costs for spreadsheets: a row for each line and month, and one for its steady month. Exact amounts; empty without a price. */
public final class CostCsv {

    private static final List<String> HEADINGS = List.of(
            "estate",
            "machine",
            "policy",
            "vault",
            "meter",
            "detail",
            "unit",
            "price",
            "currency",
            "month",
            "from",
            "usage_low",
            "usage_likely",
            "usage_high",
            "amount_low",
            "amount_likely",
            "amount_high");

    private CostCsv() {}

    /** Writes all rows below their headings. */
    public static void write(PrintStream out, CostView view) {
        CsvText csv = new CsvText(out);
        csv.row(HEADINGS);
        CostEstimate after = view.after();
        for (CostLine line : after.lines()) {
            for (int month = 0; month < after.months(); month++) {
                csv.row(row(view, line, month));
            }
            if (line.usage().steady(CostBand.LIKELY).isPresent()) {
                csv.row(steady(view, line));
            }
        }
    }

    private static List<String> row(CostView view, CostLine line, int month) {
        List<String> cells = start(view, line);
        cells.add(Integer.toString(month + 1));
        cells.add(view.after().from().plus(PriceUnit.MONTH.multipliedBy(month)).toString());
        for (CostBand band : CostBand.values()) {
            cells.add(CostJson.units(line.usage().in(band, month)));
        }
        for (CostBand band : CostBand.values()) {
            cells.add(line.price().isPresent() ? MoneyText.exact(line.amount(band, month)) : "");
        }
        return cells;
    }

    private static List<String> steady(CostView view, CostLine line) {
        List<String> cells = start(view, line);
        cells.add("steady");
        cells.add("");
        for (CostBand band : CostBand.values()) {
            cells.add(line.usage().steady(band).stream()
                    .mapToObj(CostJson::units)
                    .findFirst()
                    .orElse(""));
        }
        for (CostBand band : CostBand.values()) {
            cells.add(
                    line.price().isPresent()
                            ? line.steady(band).map(MoneyText::exact).orElse("")
                            : "");
        }
        return cells;
    }

    private static List<String> start(CostView view, CostLine line) {
        CostEstimate after = view.after();
        Optional<CostedMachine> machine =
                Optional.ofNullable(after.machines().get(line.item().machine()));
        return new ArrayList<>(List.of(
                view.estate(),
                line.item().machine(),
                machine.flatMap(CostedMachine::policy).orElse(""),
                line.item().vault(),
                line.meter().word(),
                line.detail(),
                line.meter().unit().word(),
                line.price().map(Price::amount).map(MoneyText::exact).orElse(""),
                after.book().currency()));
    }
}

package dev.holdfast.cli.cost;

import dev.holdfast.cli.render.view.MoneyText;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.summary.CostSum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an estate would cost if every policy had another value of one thing.
 *
 * @param sweep what is changed
 * @param rows by value, the smallest first
 */
public record SweepTable(Sweep sweep, List<Row> rows) {

    private static final int DIGITS = 6;
    private static final int SHOWN_DIGITS = 4;

    /** Remarks that are shown; programs get all. */
    private static final int MOST_REMARKS = 20;

    /**
     * The estate with one value.
     *
     * @param text the value as people write it
     * @param size the value in units of the sweep
     * @param sum what the estate costs then
     * @param kept policies that stay as they are, with the reason; by name
     */
    public record Row(String text, BigDecimal size, CostSum sum, List<Kept> kept) {
        public Row {
            kept = List.copyOf(kept);
        }

        private List<String> keptPolicies() {
            return kept.stream().map(Kept::policy).toList();
        }
    }

    /** A policy that stays as it is declared, and why. */
    public record Kept(String policy, String reason) {}

    public SweepTable {
        rows = List.copyOf(rows);
    }

    /**
     * What each unit between a row and the one before costs in the last month, likely amounts; six digits after the point. Empty for the
     * first row, and where other policies stay as they are than in the row before: what differs then is not the price of the unit alone.
     */
    public Optional<BigDecimal> perUnit(int row) {
        if (row == 0) {
            return Optional.empty();
        }
        Row now = rows.get(row);
        Row before = rows.get(row - 1);
        if (!now.keptPolicies().equals(before.keptPolicies())) {
            return Optional.empty();
        }
        BigDecimal more = now.sum().last(CostBand.LIKELY).subtract(before.sum().last(CostBand.LIKELY));
        BigDecimal each = more.divide(now.size().subtract(before.size()), DIGITS, RoundingMode.HALF_EVEN);
        return Optional.of(sweep.isDearerWhenSmaller() ? each.negate() : each);
    }

    /** The rows beside the estate as it is declared. */
    FigureTable table(CostView view) {
        int months = view.after().months();
        FigureTable table = new FigureTable(
                List.of(sweep.word(), "month 1", "month " + months, "steady", "difference", "per " + sweep.unit()));
        table.row(cells("as declared", view.sum(), "", ""));
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            table.row(cells(
                    row.text(),
                    row.sum(),
                    MoneyText.signed(row.sum().minus(view.sum()).last(CostBand.LIKELY)),
                    perUnit(index)
                            .map(each -> each.setScale(SHOWN_DIGITS, RoundingMode.HALF_EVEN)
                                    .toPlainString())
                            .orElse(index == 0 ? "" : "-")));
        }
        return table;
    }

    private static List<String> cells(String name, CostSum sum, String difference, String each) {
        return List.of(
                name,
                MoneyText.rounded(sum.in(CostBand.LIKELY, 0)),
                MoneyText.rounded(sum.last(CostBand.LIKELY)),
                CostTables.steady(sum.steadyIn(CostBand.LIKELY)),
                difference,
                each);
    }

    /** Which policies stay as they are, with which values and why: whole sentences, and how many more there are. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        int more = 0;
        for (Row row : rows) {
            for (Kept kept : row.kept()) {
                if (remarks.size() == MOST_REMARKS) {
                    more++;
                } else {
                    remarks.add(sweep.word() + "=" + row.text() + " leaves policy " + kept.policy()
                            + " as it is declared: " + kept.reason());
                }
            }
        }
        if (more > 0) {
            remarks.add("And " + more + " more; --format=json lists all.");
        }
        return remarks;
    }
}

package dev.holdfast.cli.cost;

import dev.holdfast.cli.render.MarkdownText;
import dev.holdfast.cli.render.view.MoneyText;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.planner.cost.bill.CostBand;
import java.math.BigDecimal;
import java.util.Optional;

/** Costs as a comment on a pull request: what changes in one line, then the curve in the open and the rest folded. */
public final class CostMarkdown {

    private CostMarkdown() {}

    /** The whole comment. */
    public static String write(CostView view) {
        StringBuilder text = new StringBuilder(2_048);
        text.append("<!-- holdfast-cost ")
                .append(MarkdownText.marker(view.estate()))
                .append(" -->\n### Holdfast cost of ")
                .append(escaped(view.estate()))
                .append(": ")
                .append(escaped(verdict(view)))
                .append("\n\n");
        CostTables.nothing(view)
                .ifPresent(nothing -> text.append(escaped(nothing)).append("\n\n"));
        CostTables.missing(view)
                .ifPresent(missing -> text.append("**").append(escaped(missing)).append("**\n\n"));
        if (!view.after().lines().isEmpty() || view.base().isPresent()) {
            CostTables.curve(view).writeTo(text);
            folded(text, "By " + view.by().word(), CostTables.groups(view));
            folded(text, "Dearest", CostTables.drivers(view));
        }
        view.sweep().ifPresent(sweep -> {
            folded(text, sweep.sweep().word(), sweep.table(view));
            sweep.remarks()
                    .forEach(remark ->
                            text.append("\n- ").append(escaped(remark)).append('\n'));
        });
        text.append("\nPrices: ")
                .append(escaped(CostTables.book(view)))
                .append(". Amounts are per month of 730 hours.");
        if (!view.after().lines().isEmpty()) {
            CostTables.foundation(view).forEach(sentence -> text.append(' ').append(escaped(sentence)));
        }
        return text.append('\n').toString();
    }

    private static String verdict(CostView view) {
        String currency = " " + view.after().book().currency() + " per month";
        BigDecimal now = view.sum().last(CostBand.LIKELY);
        Optional<BaseCosts> base = view.base();
        int last = view.after().months() - 1;
        Optional<BigDecimal> before = base.flatMap(costs -> costs.in(last));
        if (base.isEmpty() || before.isEmpty()) {
            return MoneyText.rounded(now) + currency;
        }
        return MoneyText.rounded(before.get()) + " \u2192 " + MoneyText.rounded(now) + currency + " in month "
                + view.after().months() + " (" + MoneyText.difference(before.get(), now) + ", compared with "
                + base.get().label() + ")";
    }

    private static void folded(StringBuilder text, String title, FigureTable table) {
        text.append("\n<details><summary>").append(escaped(title)).append("</summary>\n\n");
        table.writeTo(text);
        text.append("\n</details>\n");
    }

    private static String escaped(String text) {
        return MarkdownText.escape(SafeText.of(text));
    }
}

package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.MoneyText;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.PlannedCost;
import dev.holdfast.planner.document.PlannedCost.CostAmount;
import dev.holdfast.planner.document.PlannedCost.CostBasis;
import dev.holdfast.planner.document.PlannedCost.CostFigures;
import dev.holdfast.planner.document.PlannedCost.CostOfChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the plan costs: before and after, month by month, and which change costs what. */
public final class CostSection implements Section {

    private static final int SHOWN = 10;

    @Override
    public void write(PlanView view, Page page) {
        Optional<PlannedCost> planned = view.plan().cost();
        if (planned.isEmpty()
                || (isNothing(planned.get().before()) && isNothing(planned.get().after()))) {
            return;
        }
        PlannedCost cost = planned.get();
        page.gap();
        page.line(title(cost).toArray(Cell[]::new));
        if (view.detail() == Detail.SUMMARY) {
            return;
        }
        months(cost, page);
        changes(view, cost, page);
        basis(cost, page);
    }

    /** What the plan does to the costs, in one line: {@code Cost: 412.10 → 455.92 USD per month …}; absent if it does nothing to them. */
    public static Optional<String> difference(PlanView view) {
        return view.plan().cost().filter(CostSection::differs).map(cost -> {
            String line = title(cost).stream().map(Cell::text).collect(Collectors.joining());
            return line.replaceFirst(" +", ": ") + ".";
        });
    }

    private static boolean differs(PlannedCost cost) {
        return !cost.before().equals(cost.after());
    }

    private static boolean isNothing(CostFigures figures) {
        return amount(figures.last().likely()).signum() == 0
                && amount(figures.first().likely()).signum() == 0;
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    /** {@code Cost   412.10 → 455.92 USD per month in the long run (+43.82, +10.6 %)}. */
    private static List<Cell> title(PlannedCost cost) {
        boolean steady =
                cost.before().steady().isPresent() && cost.after().steady().isPresent();
        BigDecimal before = amount(longRun(cost.before(), steady).likely());
        BigDecimal after = amount(longRun(cost.after(), steady).likely());
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.strong("Cost"));
        String until = steady ? "in the long run" : "in month " + cost.months() + ", and it grows";
        String currency = cost.prices().currency();
        if (isNothing(cost.before())) {
            cells.add(Cell.of("   " + MoneyText.rounded(after) + " " + currency + " per month " + until));
        } else if (before.compareTo(after) == 0) {
            cells.add(
                    Cell.of("   " + MoneyText.rounded(after) + " " + currency + " per month " + until + ", as before"));
        } else {
            cells.add(Cell.of("   " + MoneyText.rounded(before) + " → " + MoneyText.rounded(after) + " " + currency
                    + " per month " + until + " "));
            cells.add(new Cell(
                    after.compareTo(before) > 0 ? Style.CHANGED : Style.ADDED,
                    "(" + MoneyText.difference(before, after) + ")"));
        }
        return cells;
    }

    private static CostAmount longRun(CostFigures figures, boolean steady) {
        return steady ? figures.steady().orElseThrow() : figures.last();
    }

    private static void months(PlannedCost cost, Page page) {
        List<List<Cell>> rows = new ArrayList<>();
        boolean first = isNothing(cost.before());
        rows.add(row(first, "month 1", cost.before().first(), cost.after().first()));
        rows.add(row(first, "month 3", cost.before().third(), cost.after().third()));
        rows.add(row(
                first,
                "month " + cost.months(),
                cost.before().last(),
                cost.after().last()));
        if (cost.before().steady().isPresent() && cost.after().steady().isPresent()) {
            rows.add(row(
                    first,
                    "long run",
                    cost.before().steady().get(),
                    cost.after().steady().get()));
        }
        page.columns("  ", rows);
    }

    private static List<Cell> row(boolean nothingYet, String name, CostAmount before, CostAmount after) {
        String now = MoneyText.rounded(amount(after.likely()));
        return List.of(
                Cell.faint(name),
                Cell.of(nothingYet ? now : MoneyText.rounded(amount(before.likely())) + " → " + now),
                Cell.faint("between " + MoneyText.rounded(amount(after.low())) + " and "
                        + MoneyText.rounded(amount(after.high()))));
    }

    private static void changes(PlanView view, PlannedCost cost, Page page) {
        List<CostOfChange> changes = new ArrayList<>(cost.changes());
        changes.sort(Comparator.comparing(
                        (CostOfChange change) -> amount(change.last()).abs())
                .reversed());
        int limit = view.detail().limit(changes.size(), SHOWN);
        List<List<Cell>> rows = new ArrayList<>();
        for (CostOfChange change : changes.subList(0, limit)) {
            BigDecimal last = amount(change.last());
            Optional<ChangeGroup> group = change.group().map(view.plan().groups()::get);
            rows.add(List.of(
                    new Cell(last.signum() > 0 ? Style.CHANGED : Style.ADDED, MoneyText.signed(last)),
                    Cell.of(group.map(found -> Wording.symbol(found.action()) + " " + found.title())
                            .orElse("points that the plan takes away")),
                    Cell.faint(group.flatMap(CostSection::place).orElse(""))));
        }
        if (!rows.isEmpty()) {
            page.line("  a month more or less in month " + cost.months() + ", by change:");
            page.columns("    ", rows);
            TransferSection.more(changes.size() - limit, page);
        }
    }

    /** The line of what changes, else the line that causes the change. */
    private static Optional<String> place(ChangeGroup group) {
        return group.attributes().stream()
                .flatMap(attribute -> attribute.place().stream())
                .findFirst()
                .or(group::place);
    }

    private static void basis(PlannedCost cost, Page page) {
        CostBasis basis = cost.machines();
        List<String> parts = new ArrayList<>();
        parts.add("prices " + cost.prices().name() + " of " + cost.prices().effective());
        if (basis.presetUsed() > 0) {
            parts.add("used size assumed for " + basis.presetUsed() + " of "
                    + Wording.counted(basis.costed(), "machine"));
        }
        if (basis.presetChurn() > 0) {
            parts.add("churn assumed for " + basis.presetChurn());
        }
        if (basis.failing() > 0) {
            parts.add(Wording.counted(basis.failing(), "machine")
                    + " cannot be backed up as reported, and only in the upper figure");
        }
        if (basis.approximated() > 0) {
            parts.add("points of " + basis.approximated() + " taken to be like those of others");
        }
        page.paragraph("  ", Style.FAINT, String.join(" · ", parts));
        if (!cost.unpriced().isEmpty()) {
            page.paragraph(
                    "  ✗ ", Style.REMOVED, "without a price, and in no amount: " + String.join(", ", cost.unpriced()));
        }
    }
}

package dev.holdfast.planner.plan.section;

import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostChange;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.cost.bill.CostedMachine;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.PlannedCost;
import dev.holdfast.planner.document.PlannedCost.CostAmount;
import dev.holdfast.planner.document.PlannedCost.CostBasis;
import dev.holdfast.planner.document.PlannedCost.CostFigures;
import dev.holdfast.planner.document.PlannedCost.CostOfChange;
import dev.holdfast.planner.document.PlannedCost.CostRow;
import dev.holdfast.planner.document.PlannedCost.PriceSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts what a plan costs into the document. */
public final class CostTable {

    /** Estimated in plans. */
    public static final int MONTHS = 12;

    private static final int THIRD = 2;

    private CostTable() {}

    /** The section of costs, with what each group of changes costs. */
    public static PlannedCost of(CostReport report, List<ChangeGroup> groups) {
        PriceBook.Heading book = report.after().book();
        TreeSet<String> unpriced = new TreeSet<>(report.before().unpriced());
        unpriced.addAll(report.after().unpriced());
        return new PlannedCost(
                new PriceSource(book.name(), book.currency(), book.effective().toString(), book.source()),
                report.after().months(),
                figures(report.before()),
                figures(report.after()),
                rows(report),
                changes(report, groups),
                List.copyOf(unpriced),
                basis(report));
    }

    private static CostFigures figures(CostEstimate estimate) {
        return new CostFigures(
                amount(band -> estimate.total(band, 0)),
                amount(band -> estimate.total(band, THIRD)),
                amount(band -> estimate.total(band, estimate.months() - 1)),
                estimate.steady(CostBand.LIKELY)
                        .map(any -> amount(band -> estimate.steady(band).orElseThrow())));
    }

    private static CostAmount amount(Function<CostBand, BigDecimal> amounts) {
        return new CostAmount(
                plain(amounts.apply(CostBand.LOW)),
                plain(amounts.apply(CostBand.LIKELY)),
                plain(amounts.apply(CostBand.HIGH)));
    }

    /** All digits, without trailing zeros. */
    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private record RowKey(String policy, String vault, String meter, String detail) {}

    private static final Comparator<RowKey> ROW_ORDER = Comparator.comparing(RowKey::policy)
            .thenComparing(RowKey::vault)
            .thenComparing(RowKey::meter)
            .thenComparing(RowKey::detail);

    private static List<CostRow> rows(CostReport report) {
        Map<RowKey, BigDecimal[]> sums =
                new HashMap<>(); // put in order at the end: there are few rows of very many lines
        int last = report.after().months() - 1;
        add(report.before(), last, 0, sums);
        add(report.after(), last, 1, sums);
        add(report.after(), 0, 2, sums);
        List<CostRow> rows = new ArrayList<>();
        SortedMap<RowKey, BigDecimal[]> ordered = new TreeMap<>(ROW_ORDER);
        ordered.putAll(sums);
        ordered.forEach((key, amounts) -> rows.add(new CostRow(
                key.policy().isEmpty() ? Optional.empty() : Optional.of(key.policy()),
                key.vault(),
                key.meter(),
                key.detail(),
                plain(amounts[0]),
                plain(amounts[1]),
                plain(amounts[2]))));
        return rows;
    }

    private static void add(CostEstimate estimate, int month, int column, Map<RowKey, BigDecimal[]> sums) {
        for (CostLine line : estimate.lines()) {
            BigDecimal amount = line.amount(CostBand.LIKELY, month);
            if (amount.signum() != 0) {
                String policy = Optional.ofNullable(
                                estimate.machines().get(line.item().machine()))
                        .flatMap(CostedMachine::policy)
                        .orElse("");
                BigDecimal[] sum = sums.computeIfAbsent(
                        new RowKey(policy, line.item().vault(), line.meter().word(), line.detail()),
                        any -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO});
                sum[column] = sum[column].add(amount);
            }
        }
    }

    private static List<CostOfChange> changes(CostReport report, List<ChangeGroup> groups) {
        Map<String, Integer> byAddress = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            for (String address : groups.get(i).addresses()) {
                byAddress.put(address, i);
            }
        }
        SortedMap<Integer, BigDecimal[]> sums = new TreeMap<>();
        for (CostChange change : report.changes()) {
            int group = change.address()
                    .map(address -> byAddress.getOrDefault(address.toString(), groups.size()))
                    .orElse(groups.size());
            BigDecimal[] sum = sums.computeIfAbsent(group, any -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
            sum[0] = sum[0].add(change.first());
            sum[1] = sum[1].add(change.last());
        }
        List<CostOfChange> changes = new ArrayList<>();
        sums.forEach((group, amounts) -> changes.add(new CostOfChange(
                group == groups.size() ? Optional.empty() : Optional.of(group), plain(amounts[0]), plain(amounts[1]))));
        return changes;
    }

    private static CostBasis basis(CostReport report) {
        int used = 0;
        int churn = 0;
        int failing = 0;
        for (CostedMachine machine : report.after().machines().values()) {
            used += machine.content().isUsedPreset() ? 1 : 0;
            churn += machine.content().isChurnPreset() ? 1 : 0;
            failing += machine.failing() ? 1 : 0;
        }
        return new CostBasis(report.after().machines().size(), used, churn, failing, report.approximated());
    }
}

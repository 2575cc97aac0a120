package dev.holdfast.cli.cost;

import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.cost.summary.CostGroup;
import dev.holdfast.planner.cost.summary.CostGrouping;
import dev.holdfast.planner.cost.summary.CostSum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is shown of costs.
 *
 * @param estate name of the estate
 * @param report the costs of the plan
 * @param sum all of them, once the plan is applied
 * @param by how they are grouped
 * @param rows the groups, also those that only the base has, after the others
 * @param base what they are compared with; empty if there is nothing
 * @param sweep how they would be with other objectives or retentions; empty if nobody asked
 */
public record CostView(
        String estate,
        CostReport report,
        CostSum sum,
        CostGrouping by,
        List<Row> rows,
        Optional<BaseCosts> base,
        Optional<SweepTable> sweep) {

    /**
     * A group now and before.
     *
     * @param before in the last month, likely; empty if the base does not tell
     */
    public record Row(CostGroup group, Optional<BigDecimal> before) {}

    public CostView {
        rows = List.copyOf(rows);
    }

    /**
     * The view of a report.
     *
     * @param base what to compare with instead of the estate as it is
     */
    public static CostView of(
            String estate, CostReport report, CostGrouping by, Optional<BaseCosts> base, Optional<SweepTable> sweep) {
        Optional<BaseCosts> compared =
                base.isPresent() || report.before().lines().isEmpty()
                        ? base
                        : Optional.of(BaseCosts.of("as it is", report.before()));
        CostEstimate after = report.after();
        List<Row> rows = rows(by.groups(after), compared.flatMap(costs -> costs.groups(by)), after.months());
        return new CostView(estate, report, CostSum.of(after.lines(), after.months()), by, rows, compared, sweep);
    }

    private static List<Row> rows(
            List<CostGroup> groups, Optional<Map<Optional<String>, BigDecimal>> base, int months) {
        List<Row> rows = new ArrayList<>();
        Map<Optional<String>, BigDecimal> left = new TreeMap<>(Comparator.comparing(key -> key.orElse("\uffff")));
        base.ifPresent(left::putAll);
        for (CostGroup group : groups) {
            BigDecimal before = left.remove(group.key());
            rows.add(new Row(group, base.map(any -> before == null ? BigDecimal.ZERO : before)));
        }
        CostSum nothing = CostSum.of(List.of(), months);
        left.forEach((key, before) -> rows.add(new Row(new CostGroup(key, nothing), Optional.of(before))));
        return rows;
    }

    /** What the estate costs once the plan is applied. */
    public CostEstimate after() {
        return report.after();
    }

    /** What a row is called. */
    public String name(Row row) {
        return row.group().key().orElse(by.tag().isEmpty() ? "(no policy)" : "(no tag " + by.tag() + ")");
    }
}

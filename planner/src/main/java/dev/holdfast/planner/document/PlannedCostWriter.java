package dev.holdfast.planner.document;

import dev.holdfast.planner.document.PlannedCost.CostAmount;
import dev.holdfast.planner.document.PlannedCost.CostFigures;

/** The order of the keys of costs; see {@link PlanDocumentWriter}. */
final class PlannedCostWriter {

    private PlannedCostWriter() {}

    static void write(CanonicalJson json, PlannedCost cost) {
        figures(json, "after", cost.after());
        figures(json, "before", cost.before());
        json.list("changes", cost.changes(), (j, change) -> {
            j.text("first", change.first());
            change.group().ifPresent(group -> j.number("group", group));
            j.text("last", change.last());
        });
        json.startObject("machines");
        json.number("approximated", cost.machines().approximated());
        json.number("costed", cost.machines().costed());
        json.number("failing", cost.machines().failing());
        json.number("presetChurn", cost.machines().presetChurn());
        json.number("presetUsed", cost.machines().presetUsed());
        json.endObject();
        json.number("months", cost.months());
        json.startObject("prices");
        json.text("currency", cost.prices().currency());
        json.text("effective", cost.prices().effective());
        json.text("name", cost.prices().name());
        json.text("source", cost.prices().source());
        json.endObject();
        json.list("rows", cost.rows(), (j, row) -> {
            j.text("after", row.after());
            j.text("before", row.before());
            j.text("detail", row.detail());
            j.text("first", row.first());
            j.text("meter", row.meter());
            j.text("policy", row.policy());
            j.text("vault", row.vault());
        });
        json.texts("unpriced", cost.unpriced());
    }

    private static void figures(CanonicalJson json, String key, CostFigures figures) {
        json.startObject(key);
        amount(json, "first", figures.first());
        amount(json, "last", figures.last());
        figures.steady().ifPresent(steady -> amount(json, "steady", steady));
        amount(json, "third", figures.third());
        json.endObject();
    }

    private static void amount(CanonicalJson json, String key, CostAmount amount) {
        json.startObject(key);
        json.text("high", amount.high());
        json.text("likely", amount.likely());
        json.text("low", amount.low());
        json.endObject();
    }
}

package dev.holdfast.cli.cost;

import dev.holdfast.cli.render.view.MoneyText;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostedMachine;
import dev.holdfast.planner.cost.bill.Usage;
import dev.holdfast.planner.state.ItemKey;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/**
 * Costs in the JSON form of {@code infracost breakdown --format json}, version 0.2, so that what reads that can read ours: a project for
 * the estate, a resource for each machine in each vault, a component for each line. Amounts are the likely ones of the last month; nothing
 * here is paid by the hour, so that hourly amounts are null.
 */
public final class CostInfracost {

    private static final String VERSION = "0.2";

    private final JsonGenerator json;
    private final int month;

    private CostInfracost(JsonGenerator json, int month) {
        this.json = json;
        this.month = month;
    }

    /**
     * A component: quantity and cost.
     *
     * @param price of one unit; empty if it has none
     */
    private record Component(String unit, BigDecimal quantity, Optional<BigDecimal> price, BigDecimal cost) {}

    /** Components by name, by place of a machine. */
    private static final class Breakdown {
        private final SortedMap<ItemKey, SortedMap<String, Component>> resources = new TreeMap<>();

        private void put(ItemKey item, String name, Component component) {
            resources.computeIfAbsent(item, any -> new TreeMap<>()).put(name, component);
        }

        private SortedMap<String, Component> of(ItemKey item) {
            return resources.getOrDefault(item, Collections.emptySortedMap());
        }

        private BigDecimal total() {
            return resources.values().stream().map(Breakdown::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private static BigDecimal cost(Map<String, Component> components) {
            return components.values().stream().map(Component::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * Writes the document.
     *
     * @param past what it is compared with; empty if there is nothing
     * @param path of the declaration, as the user wrote it
     */
    public static void write(JsonGenerator json, CostView view, Optional<CostEstimate> past, String path) {
        new CostInfracost(json, view.after().months() - 1).document(view, past, path);
    }

    private void document(CostView view, Optional<CostEstimate> past, String path) {
        Breakdown now = breakdown(view.after().lines());
        Breakdown before = breakdown(past.map(CostEstimate::lines).orElse(List.of()));
        Breakdown difference = difference(now, before);
        json.writeStartObject();
        json.writeStringProperty("version", VERSION);
        json.writeStringProperty("currency", view.after().book().currency());
        json.writeArrayPropertyStart("projects");
        json.writeStartObject();
        json.writeStringProperty("name", view.estate());
        json.writeObjectPropertyStart("metadata");
        json.writeStringProperty("path", path);
        json.writeStringProperty("type", "holdfast");
        json.writeEndObject();
        SortedMap<String, CostedMachine> either =
                new TreeMap<>(past.map(CostEstimate::machines).orElse(new TreeMap<>()));
        breakdown("pastBreakdown", before, new TreeMap<>(either));
        breakdown("breakdown", now, view.after().machines());
        either.putAll(view.after().machines());
        breakdown("diff", difference, either);
        summary(view.after(), now);
        json.writeEndObject();
        json.writeEndArray();
        totals("totalHourlyCost", "totalMonthlyCost", now);
        totals("pastTotalHourlyCost", "pastTotalMonthlyCost", before);
        totals("diffTotalHourlyCost", "diffTotalMonthlyCost", difference);
        json.writeStringProperty("timeGenerated", view.after().from().toString());
        summary(view.after(), now);
        json.writeEndObject();
    }

    private Breakdown breakdown(List<CostLine> lines) {
        Breakdown breakdown = new Breakdown();
        for (CostLine line : lines) {
            breakdown.put(
                    line.item(),
                    line.meter().word() + (line.detail().isEmpty() ? "" : " " + line.detail()),
                    new Component(
                            line.meter().unit().word(),
                            Usage.units(line.usage().in(CostBand.LIKELY, month)),
                            line.price().map(Price::amount),
                            line.amount(CostBand.LIKELY, month)));
        }
        return breakdown;
    }

    private static Breakdown difference(Breakdown now, Breakdown before) {
        Breakdown difference = new Breakdown();
        SortedSet<ItemKey> items = new TreeSet<>(now.resources.keySet());
        items.addAll(before.resources.keySet());
        for (ItemKey item : items) {
            SortedSet<String> names = new TreeSet<>(now.of(item).keySet());
            names.addAll(before.of(item).keySet());
            for (String name : names) {
                Optional<Component> own = Optional.ofNullable(now.of(item).get(name));
                Optional<Component> other = Optional.ofNullable(before.of(item).get(name));
                Component either = own.or(() -> other).orElseThrow();
                BigDecimal quantity = quantity(own).subtract(quantity(other));
                BigDecimal cost = cost(own).subtract(cost(other));
                if (quantity.signum() != 0 || cost.signum() != 0) {
                    difference.put(item, name, new Component(either.unit(), quantity, either.price(), cost));
                }
            }
        }
        return difference;
    }

    private static BigDecimal quantity(Optional<Component> component) {
        return component.map(Component::quantity).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal cost(Optional<Component> component) {
        return component.map(Component::cost).orElse(BigDecimal.ZERO);
    }

    private void breakdown(String name, Breakdown breakdown, SortedMap<String, CostedMachine> machines) {
        json.writeObjectPropertyStart(name);
        json.writeArrayPropertyStart("resources");
        breakdown.resources.forEach((item, components) -> {
            json.writeStartObject();
            json.writeStringProperty("name", item.toString());
            json.writeObjectPropertyStart("tags");
            Optional.ofNullable(machines.get(item.machine()))
                    .ifPresent(machine -> machine.tags().forEach(json::writeStringProperty));
            json.writeEndObject();
            json.writeObjectPropertyStart("metadata");
            json.writeEndObject();
            json.writeNullProperty("hourlyCost");
            json.writeStringProperty("monthlyCost", MoneyText.exact(Breakdown.cost(components)));
            json.writeArrayPropertyStart("costComponents");
            components.forEach(this::component);
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
        totals("totalHourlyCost", "totalMonthlyCost", breakdown);
        json.writeEndObject();
    }

    private void component(String name, Component component) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("unit", component.unit());
        json.writeNullProperty("hourlyQuantity");
        json.writeStringProperty("monthlyQuantity", MoneyText.exact(component.quantity()));
        if (component.price().isPresent()) {
            json.writeStringProperty("price", MoneyText.exact(component.price().get()));
            json.writeNullProperty("hourlyCost");
            json.writeStringProperty("monthlyCost", MoneyText.exact(component.cost()));
        } else {
            json.writeNullProperty("price");
            json.writeNullProperty("hourlyCost");
            json.writeNullProperty("monthlyCost");
        }
        json.writeEndObject();
    }

    private void totals(String hourly, String monthly, Breakdown breakdown) {
        json.writeNullProperty(hourly);
        json.writeStringProperty(monthly, MoneyText.exact(breakdown.total()));
    }

    private void summary(CostEstimate after, Breakdown now) {
        long unpriced = after.lines().stream()
                .filter(line -> line.price().isEmpty())
                .map(CostLine::item)
                .distinct()
                .count();
        int resources = now.resources.size();
        json.writeObjectPropertyStart("summary");
        json.writeNumberProperty("totalResources", resources);
        json.writeNumberProperty("totalDetectedResources", resources);
        json.writeNumberProperty("totalSupportedResources", resources);
        json.writeNumberProperty("totalUnsupportedResources", 0);
        json.writeNumberProperty("totalUsageBasedResources", resources);
        json.writeNumberProperty("totalNoPriceResources", (int) unpriced);
        json.writeEndObject();
    }
}

package dev.holdfast.cli.cost;

import dev.holdfast.cli.render.view.MoneyText;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PriceUnit;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostChange;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostedMachine;
import dev.holdfast.planner.cost.bill.Usage;
import dev.holdfast.planner.cost.summary.CostDrivers;
import dev.holdfast.planner.cost.summary.CostSum;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Costs for programs; their schema is {@code schema/cost.schema.json}. Numbers are texts with every digit. */
public final class CostJson {

    /** The second number grows with compatible additions. */
    private static final String FORMAT_VERSION = "1.0";

    private static final int DRIVERS = 10;
    private static final int HOURS = (int) PriceUnit.MONTH.toHours();

    private final JsonGenerator json;

    private CostJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the document. */
    public static void write(JsonGenerator json, CostView view) {
        new CostJson(json).view(view);
    }

    private void view(CostView view) {
        CostEstimate after = view.after();
        json.writeStartObject();
        json.writeStringProperty("format_version", FORMAT_VERSION);
        json.writeStringProperty("estate", view.estate());
        json.writeStringProperty("from", after.from().toString());
        json.writeNumberProperty("months", after.months());
        json.writeNumberProperty("hoursPerMonth", HOURS);
        book(after.book());
        json.writeName("totals");
        sum(view.sum());
        view.base().ifPresent(base -> base(base, after.months()));
        json.writeStringProperty("by", view.by().word());
        groups(view);
        machines(after);
        json.writeArrayPropertyStart("lines");
        after.lines().forEach(line -> line(line, after));
        json.writeEndArray();
        json.writeArrayPropertyStart("drivers");
        CostDrivers.of(after, DRIVERS).forEach(driver -> json.writeNumber(driver.index()));
        json.writeEndArray();
        changes(view);
        json.writeArrayPropertyStart("unpriced");
        after.unpriced().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("approximated", view.report().approximated());
        view.sweep().ifPresent(this::sweep);
        json.writeEndObject();
    }

    /** Likely amounts; a month that is not known is null. */
    private void base(BaseCosts base, int months) {
        json.writeObjectPropertyStart("base");
        json.writeStringProperty("label", base.label());
        json.writeArrayPropertyStart("months");
        for (int month = 0; month < months; month++) {
            Optional<BigDecimal> amount = base.in(month);
            if (amount.isPresent()) {
                json.writeString(MoneyText.exact(amount.get()));
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
        steady(base.steady());
        json.writeEndObject();
    }

    private void book(PriceBook.Heading book) {
        json.writeObjectPropertyStart("book");
        json.writeStringProperty("name", book.name());
        json.writeStringProperty("currency", book.currency());
        json.writeStringProperty("effective", book.effective().toString());
        json.writeStringProperty("source", book.source());
        json.writeEndObject();
    }

    private void groups(CostView view) {
        json.writeArrayPropertyStart("groups");
        for (CostView.Row row : view.rows()) {
            json.writeStartObject();
            row.group().key().ifPresent(key -> json.writeStringProperty("key", key));
            json.writeName("totals");
            sum(row.group().sum());
            row.before().ifPresent(before -> json.writeStringProperty("base", MoneyText.exact(before)));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void machines(CostEstimate after) {
        json.writeArrayPropertyStart("machines");
        for (CostedMachine machine : after.machines().values()) {
            json.writeStartObject();
            json.writeStringProperty("address", machine.address());
            machine.policy().ifPresent(policy -> json.writeStringProperty("policy", policy));
            json.writeStringProperty("used", machine.content().used().word());
            json.writeStringProperty("churn", machine.content().churn().word());
            json.writeBooleanProperty("failing", machine.failing());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void line(CostLine line, CostEstimate after) {
        json.writeStartObject();
        json.writeStringProperty("machine", line.item().machine());
        json.writeStringProperty("vault", line.item().vault());
        json.writeStringProperty("meter", line.meter().word());
        json.writeStringProperty("detail", line.detail());
        json.writeStringProperty("unit", line.meter().unit().word());
        if (line.price().isPresent()) {
            price(line.price().get());
        }
        json.writeObjectPropertyStart("usage");
        for (CostBand band : CostBand.values()) {
            usage(band, line.usage());
        }
        json.writeEndObject();
        if (line.price().isPresent()) {
            json.writeObjectPropertyStart("amounts");
            for (CostBand band : CostBand.values()) {
                json.writeObjectPropertyStart(band.word());
                json.writeArrayPropertyStart("months");
                for (int month = 0; month < after.months(); month++) {
                    json.writeString(MoneyText.exact(line.amount(band, month)));
                }
                json.writeEndArray();
                steady(line.steady(band));
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void price(Price price) {
        json.writeObjectPropertyStart("price");
        json.writeStringProperty("row", price.display());
        json.writeStringProperty("amount", MoneyText.exact(price.amount()));
        json.writeNumberProperty("bytesPerGb", price.bytesPerGb());
        json.writeStringProperty("source", price.source());
        json.writeStringProperty("place", price.place().place());
        json.writeEndObject();
    }

    private void usage(CostBand band, Usage usage) {
        json.writeObjectPropertyStart(band.word());
        json.writeArrayPropertyStart("months");
        for (int month = 0; month < usage.months(); month++) {
            json.writeString(units(usage.in(band, month)));
        }
        json.writeEndArray();
        usage.steady(band).ifPresent(parts -> json.writeStringProperty("steady", units(parts)));
        json.writeEndObject();
    }

    /** An amount of a meter, exact. */
    static String units(long parts) {
        return MoneyText.exact(Usage.units(parts));
    }

    private void sum(CostSum sum) {
        json.writeStartObject();
        for (CostBand band : CostBand.values()) {
            json.writeObjectPropertyStart(band.word());
            json.writeArrayPropertyStart("months");
            for (int month = 0; month < sum.count(); month++) {
                json.writeString(MoneyText.exact(sum.in(band, month)));
            }
            json.writeEndArray();
            steady(sum.steadyIn(band));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void steady(Optional<BigDecimal> amount) {
        amount.ifPresent(steady -> json.writeStringProperty("steady", MoneyText.exact(steady)));
    }

    private void changes(CostView view) {
        json.writeArrayPropertyStart("changes");
        for (CostChange change : view.report().changes()) {
            json.writeStartObject();
            change.address().ifPresent(address -> json.writeStringProperty("address", address.toString()));
            json.writeStringProperty("first", MoneyText.exact(change.first()));
            json.writeStringProperty("last", MoneyText.exact(change.last()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void sweep(SweepTable table) {
        json.writeObjectPropertyStart("sweep");
        json.writeStringProperty("of", table.sweep().word());
        json.writeStringProperty("unit", table.sweep().unit());
        json.writeArrayPropertyStart("rows");
        for (int index = 0; index < table.rows().size(); index++) {
            SweepTable.Row row = table.rows().get(index);
            json.writeStartObject();
            json.writeStringProperty("value", row.text());
            json.writeStringProperty("size", MoneyText.exact(row.size()));
            json.writeName("totals");
            sum(row.sum());
            table.perUnit(index).ifPresent(each -> json.writeStringProperty("perUnit", MoneyText.exact(each)));
            json.writeArrayPropertyStart("kept");
            for (SweepTable.Kept kept : row.kept()) {
                json.writeStartObject();
                json.writeStringProperty("policy", kept.policy());
                json.writeStringProperty("reason", kept.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

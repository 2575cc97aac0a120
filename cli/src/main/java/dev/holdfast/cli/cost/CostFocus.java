package dev.holdfast.cli.cost;

import dev.holdfast.cli.render.CsvText;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.view.MoneyText;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceUnit;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostMeter;
import dev.holdfast.planner.cost.bill.CostedMachine;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Costs in the columns of FOCUS 1.3, the FinOps Open Cost and Usage Specification, as CSV: a row for each line that has a price and each
 * month, likely amounts. Columns that FOCUS wants and an estimate cannot know are empty where it allows that. Versions 1.0 to 1.2 know the
 * provider and the publisher by names that 1.3 has deprecated; they are there too, so that readers of those versions find them.
 */
public final class CostFocus {

    private static final long BINARY_GB = 1L << 30;

    /** The columns: what FOCUS 1.0 to 1.3 make mandatory, and of the others those that an estimate knows. */
    private static final List<String> COLUMNS = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargeFrequency",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ConsumedQuantity",
            "ConsumedUnit",
            "ContractedCost",
            "ContractedUnitPrice",
            "EffectiveCost",
            "HostProviderName",
            "InvoiceIssuerName",
            "ListCost",
            "ListUnitPrice",
            "PricingCategory",
            "PricingQuantity",
            "PricingUnit",
            "ProviderName",
            "PublisherName",
            "RegionId",
            "RegionName",
            "ResourceId",
            "ResourceName",
            "ResourceType",
            "ServiceCategory",
            "ServiceName",
            "ServiceProviderName",
            "ServiceSubcategory",
            "SkuId",
            "SkuMeter",
            "SkuPriceDetails",
            "SkuPriceId",
            "SubAccountId",
            "SubAccountName",
            "Tags");

    private static final String PROVIDER = "Microsoft";

    private CostFocus() {}

    /**
     * Writes all rows below the names of the columns.
     *
     * @param declaration says where vaults are
     */
    public static void write(PrintStream out, CostView view, Declaration declaration) {
        CsvText csv = new CsvText(out);
        csv.row(COLUMNS);
        for (CostLine line : view.after().lines()) {
            if (line.price().isPresent()) {
                Map<String, String> fixed =
                        fixed(view, declaration, line, line.price().get());
                for (int month = 0; month < view.after().months(); month++) {
                    csv.row(row(fixed, view.after(), line, month));
                }
            }
        }
    }

    private static Map<String, String> fixed(CostView view, Declaration declaration, CostLine line, Price price) {
        SortedMap<String, String> cells = new TreeMap<>();
        String region = Optional.ofNullable(declaration.vaults().get(line.item().vault()))
                .map(Vault::region)
                .orElse("");
        String unit = unit(line, price);
        String unitPrice = MoneyText.exact(price.amount());
        cells.put("BillingAccountId", view.estate());
        cells.put("BillingAccountName", view.estate());
        cells.put("BillingCurrency", view.after().book().currency());
        cells.put("ChargeCategory", "Usage");
        cells.put("ChargeDescription", "Estimate: " + line.display());
        cells.put("ChargeFrequency", "Usage-Based");
        cells.put("ConsumedUnit", unit);
        cells.put("ContractedUnitPrice", unitPrice);
        for (String role : List.of("HostProvider", "InvoiceIssuer", "Provider", "Publisher", "ServiceProvider")) {
            cells.put(role + "Name", PROVIDER);
        }
        cells.put("ListUnitPrice", unitPrice);
        cells.put("PricingCategory", "Standard");
        cells.put("PricingUnit", unit);
        cells.put("RegionId", region);
        cells.put("RegionName", region);
        cells.put("ResourceId", line.item().toString());
        cells.put("ResourceName", line.item().machine());
        cells.put("ResourceType", "Backup item");
        cells.put("ServiceCategory", "Storage");
        cells.put("ServiceName", "Azure Backup");
        cells.put("ServiceSubcategory", "Backup Storage");
        cells.put("SkuId", line.meter().word() + (line.detail().isEmpty() ? "" : "/" + line.detail()));
        cells.put("SkuMeter", line.meter().word());
        storageClass(line.meter())
                .ifPresent(name -> cells.put("SkuPriceDetails", object(Map.of("StorageClass", name))));
        cells.put("SkuPriceId", view.after().book().name() + "/" + price.display());
        cells.put("Tags", tags(view.after(), line));
        return cells;
    }

    private static List<String> row(Map<String, String> fixed, CostEstimate estimate, CostLine line, int month) {
        Map<String, String> cells = new TreeMap<>(fixed);
        Instant start = estimate.from()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(PriceUnit.MONTH.multipliedBy(month)); // no fractions
        String cost = MoneyText.exact(line.amount(CostBand.LIKELY, month));
        String quantity = CostJson.units(line.usage().in(CostBand.LIKELY, month));
        for (String column : List.of("BilledCost", "ContractedCost", "EffectiveCost", "ListCost")) {
            cells.put(column, cost);
        }
        for (String period : List.of("BillingPeriod", "ChargePeriod")) {
            cells.put(period + "Start", start.toString());
            cells.put(period + "End", start.plus(PriceUnit.MONTH).toString());
        }
        cells.put("ConsumedQuantity", quantity);
        cells.put("PricingQuantity", quantity);
        List<String> row = new ArrayList<>(COLUMNS.size());
        COLUMNS.forEach(column -> row.add(cells.getOrDefault(column, "")));
        return row;
    }

    /** FOCUS tells GB from GiB, and writes units of time in the plural. */
    private static String unit(CostLine line, Price price) {
        String data = price.bytesPerGb() == BINARY_GB ? "GiB" : "GB";
        return switch (line.meter().unit()) {
            case INSTANCE_MONTH -> "Instance-Months";
            case GB_MONTH -> data + "-Months";
            case GB -> data;
        };
    }

    /** The same for all lines with a price: what is deleted softly is in the vault. Empty for what is no storage. */
    private static Optional<String> storageClass(CostMeter meter) {
        return switch (meter) {
            case SNAPSHOT_STORAGE -> Optional.of("Snapshot");
            case VAULT_STORAGE, SOFT_DELETED_STORAGE -> Optional.of("Vault Standard");
            case ARCHIVE_STORAGE, ARCHIVE_EARLY_DELETION -> Optional.of("Archive");
            case PROTECTED_INSTANCE, COPY_READ, REGION_TRANSFER -> Optional.empty();
        };
    }

    private static String tags(CostEstimate estimate, CostLine line) {
        CostedMachine machine = estimate.machines().get(line.item().machine());
        SortedMap<String, String> tags = new TreeMap<>();
        if (machine != null) {
            tags.putAll(machine.tags());
            machine.policy().ifPresent(policy -> tags.putIfAbsent("holdfast/policy", policy));
        }
        return object(tags);
    }

    private static String object(Map<String, String> properties) {
        return JsonText.write(json -> {
                    json.writeStartObject();
                    properties.forEach(json::writeStringProperty);
                    json.writeEndObject();
                })
                .strip();
    }
}

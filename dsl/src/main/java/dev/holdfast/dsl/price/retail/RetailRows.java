package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.tree.Node;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Reads rows of answers: which of them price something, and what. A row may leave to its answer what all rows have in common. */
final class RetailRows {

    private static final String CONSUMPTION = "Consumption";
    private static final String EVERYWHERE = "global";

    /** Exponents beyond this are no prices, and cost time to reckon with. */
    private static final int MOST_SCALE = 100;

    private static final Pattern REGION = Pattern.compile("[\\p{L}\\p{N} ._&()-]{0,80}");

    private final SortedSet<String> regions;
    private final Diagnostics diagnostics;
    private final BiConsumer<LeftOut.Reason, String> leftOut;
    private final SortedSet<String> currencies = new TreeSet<>();
    private final SortedSet<String> seenRegions = new TreeSet<>();

    /**
     * A reader.
     *
     * @param regions in lower case; rows of others are left out. Empty for all
     * @param diagnostics gets what is wrong with a row
     * @param leftOut gets why a row is no price, and what it is about
     */
    RetailRows(SortedSet<String> regions, Diagnostics diagnostics, BiConsumer<LeftOut.Reason, String> leftOut) {
        this.regions = regions;
        this.diagnostics = diagnostics;
        this.leftOut = leftOut;
    }

    /** What the rows that were taken are priced in, as far as they say. */
    SortedSet<String> currencies() {
        return currencies;
    }

    /** Regions of all rows of known meters, also of those that are left out. */
    SortedSet<String> seenRegions() {
        return seenRegions;
    }

    /** The row; empty if it is left out or wrong. */
    Optional<RetailRow> read(Node answer, Node item) {
        if (!(item instanceof Node.Mapping)) {
            return wrong(
                    item,
                    DiagnosticCode.WRONG_TYPE,
                    "A row of 'Items' is an object with meterName and retailPrice, but this is not.");
        }
        String name = Nodes.text(item, "meterName").map(String::strip).orElse("");
        Optional<String> type = type(item);
        if (type.isPresent() && !type.get().equalsIgnoreCase(CONSUMPTION)) {
            return left(LeftOut.Reason.OTHER_TYPE, type.get());
        }
        Optional<RetailMeter> meter = RetailMeter.named(name);
        if (meter.isEmpty()) {
            return left(LeftOut.Reason.NOT_METERED, name);
        }
        if (!meter.get().isOf(Nodes.text(item, "productName"))) {
            return left(LeftOut.Reason.OTHER_SERVICE, name);
        }
        String region = region(answer, item);
        seenRegions.add(region);
        if (!regions.isEmpty() && !region.isEmpty() && !regions.contains(region)) {
            return left(LeftOut.Reason.OTHER_REGION, name);
        }
        Optional<Node.Scalar> tier = Nodes.scalar(item, "tierMinimumUnits");
        Optional<BigDecimal> minimum = tier.flatMap(RetailRows::number);
        if (tier.isPresent() && minimum.isEmpty()) {
            return wrong(
                    tier.get(),
                    DiagnosticCode.WRONG_TYPE,
                    "'tierMinimumUnits' is a number, but this is '"
                            + Nodes.shown(tier.get().text())
                            + "'. Without it nobody knows for which use the price is.");
        }
        return minimum.isPresent() && minimum.get().signum() > 0
                ? left(LeftOut.Reason.ABOVE_A_VOLUME, name)
                : price(answer, item, meter.get(), name, region);
    }

    /** What kind of price it is; a row with a term is one of a reservation, whether it says so or not. */
    private static Optional<String> type(Node item) {
        return Nodes.text(item, "type")
                .or(() -> Nodes.text(item, "priceType"))
                .or(() -> Nodes.text(item, "reservationTerm").map(term -> "Reservation"));
    }

    private Optional<RetailRow> price(Node answer, Node item, RetailMeter meter, String name, String region) {
        Optional<Node.Scalar> amount = Nodes.scalar(item, "retailPrice").or(() -> Nodes.scalar(item, "unitPrice"));
        Optional<RetailUnit> unit = Nodes.text(item, "unitOfMeasure").flatMap(RetailUnit::of);
        if (amount.isEmpty() || unit.isEmpty()) {
            return wrong(
                    item,
                    DiagnosticCode.BAD_QUANTITY,
                    "The row of '" + name + "' has no "
                            + (amount.isEmpty() ? "retailPrice" : "unitOfMeasure that is known, such as 1 GB/Month")
                            + ". Without it nothing can be priced.");
        }
        Optional<BigDecimal> each = number(amount.get()).map(unit.get()::each);
        if (each.isEmpty() || !Price.mayBe(RetailRow.rounded(each.get()))) {
            return wrong(
                    amount.get(),
                    DiagnosticCode.OUT_OF_RANGE,
                    "The price of '" + name + "' is '"
                            + Nodes.shown(amount.get().text())
                            + "'. A price is a number of at most 30 digits that is not negative. Ask the price"
                            + " service again.");
        }
        for (RetailMeter.Share share : meter.prices()) {
            if (share.item().unit() != unit.get().unit()) {
                return wrong(
                        item,
                        DiagnosticCode.BAD_QUANTITY,
                        "The price of '" + name + "' is for one "
                                + unit.get().unit().word() + ", but "
                                + share.item().word() + " is priced by the "
                                + share.item().unit().word() + ". The row is not taken.");
            }
        }
        return dated(answer, item, new RetailRow(meter, name, region, each.get(), LocalDate.MIN, item.span()));
    }

    private Optional<RetailRow> dated(Node answer, Node item, RetailRow row) {
        Optional<Node.Scalar> start = Nodes.scalar(item, "effectiveStartDate");
        Optional<LocalDate> since = start.flatMap(scalar -> day(scalar.text()));
        if (start.isPresent() && since.isEmpty()) {
            return wrong(
                    start.get(),
                    DiagnosticCode.BAD_DATE,
                    "'" + Nodes.shown(start.get().text())
                            + "' is no day, such as 2026-11-01T00:00:00Z, so nobody knows which price of '" + row.name()
                            + "' is in force.");
        }
        if (!REGION.matcher(row.region()).matches()) {
            return wrong(
                    item,
                    DiagnosticCode.BAD_NAME,
                    "The row of '" + row.name() + "' is for '" + Nodes.shown(row.region())
                            + "', which is no name of a region, such as westeurope.");
        }
        Optional<Node.Scalar> currency = Nodes.scalar(item, "currencyCode")
                .or(() -> Nodes.scalar(answer, "currencyCode"))
                .or(() -> Nodes.scalar(answer, "BillingCurrency"));
        Optional<String> code = currency.map(scalar -> scalar.text().toUpperCase(Locale.ROOT));
        if (currency.isPresent()
                && !code.filter(PriceBook.Heading::mayBeCurrency).isPresent()) {
            return wrong(
                    currency.get(),
                    DiagnosticCode.BAD_NAME,
                    "'" + Nodes.shown(currency.get().text()) + "' is no currency, such as EUR.");
        }
        code.ifPresent(currencies::add);
        return Optional.of(since.map(row::inForceSince).orElse(row));
    }

    private static String region(Node answer, Node item) {
        String region = Nodes.text(item, "armRegionName")
                .or(() -> Nodes.text(answer, "armRegionName"))
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        return region.equals(EVERYWHERE) ? "" : region;
    }

    /** A number, also one in quotes. */
    private static Optional<BigDecimal> number(Node.Scalar scalar) {
        try {
            BigDecimal number = new BigDecimal(scalar.text());
            return Math.abs((long) number.scale()) <= MOST_SCALE ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The day of an instant or of a date, in any precision; the service writes midnight UTC. */
    private static Optional<LocalDate> day(String text) {
        int end = text.indexOf('T');
        try {
            return Optional.of(LocalDate.parse(end < 0 ? text : text.substring(0, end)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<RetailRow> left(LeftOut.Reason reason, String name) {
        leftOut.accept(reason, name.isEmpty() ? "a row without a meterName" : Nodes.shown(name));
        return Optional.empty();
    }

    private Optional<RetailRow> wrong(Node place, DiagnosticCode code, String detail) {
        diagnostics.add(place.span(), code, detail);
        return Optional.empty();
    }
}

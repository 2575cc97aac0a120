package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PricedItem;
import dev.holdfast.dsl.tree.Node;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes answers of the price service together. Rows that are no prices of what is used (reservations, prices for developers) and
 * those of later tiers of volume are left out; of several rows for one thing the one that is in force last counts.
 */
public final class RetailAnswers {

    private static final String CONSUMPTION = "Consumption";
    private static final List<String> REDUNDANCIES = List.of("LRS", "ZRS", "GRS", "RA-GRS");

    private final Diagnostics diagnostics;
    private final SortedMap<String, Found> found = new TreeMap<>();
    private final SortedMap<String, Integer> leftOut = new TreeMap<>();
    private final Set<String> currencies = new TreeSet<>();
    private int answers;
    private int pagesToCome;
    private int rows;

    /** A price with the day since when it is in force. */
    private record Found(Price price, LocalDate since) {}

    /**
     * Nothing yet.
     *
     * @param diagnostics gets what is wrong in the answers
     */
    public RetailAnswers(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Takes an answer in. */
    public void add(Node answer) {
        List<Node> items = Nodes.items(answer, "Items");
        if (items.isEmpty()) {
            diagnostics.add(
                    answer.span(),
                    DiagnosticCode.MISSING_KEY,
                    "This is no answer of the price service: it has no 'Items', or they are empty. Save what the service"
                            + " answers, page by page, each to a file of its own.");
            return;
        }
        answers++;
        pagesToCome += Nodes.text(answer, "NextPageLink").isPresent() ? 1 : 0;
        for (Node item : items) {
            rows++;
            row(answer, item);
        }
    }

    private void row(Node answer, Node item) {
        Optional<String> type = Nodes.text(item, "type").or(() -> Nodes.text(item, "priceType"));
        if (type.isPresent() && !type.get().equalsIgnoreCase(CONSUMPTION)) {
            leaveOut("is a price of type " + type.get());
            return;
        }
        String name = Nodes.text(item, "meterName").orElse("");
        Optional<RetailMeter> meter =
                RetailMeter.named(name).filter(known -> known.isOf(Nodes.text(item, "productName")));
        if (meter.isEmpty()) {
            leaveOut("prices nothing that is metered");
            return;
        }
        if (Nodes.text(item, "tierMinimumUnits")
                        .map(BigDecimal::new)
                        .map(BigDecimal::signum)
                        .orElse(0)
                > 0) {
            leaveOut("is a price above a volume");
            return;
        }
        Optional<Node.Scalar> amount = Nodes.scalar(item, "retailPrice").or(() -> Nodes.scalar(item, "unitPrice"));
        Optional<RetailUnit> unit = Nodes.text(item, "unitOfMeasure").flatMap(RetailUnit::of);
        if (amount.isEmpty() || unit.isEmpty()) {
            diagnostics.add(
                    item.span(),
                    DiagnosticCode.BAD_QUANTITY,
                    "The row of '" + name + "' has no "
                            + (amount.isEmpty() ? "retailPrice" : "unitOfMeasure that is known, such as 1 GB/Month")
                            + ". Without it nothing can be priced.");
            return;
        }
        currencies.add(said(answer, item, "currencyCode")
                .or(() -> Nodes.text(answer, "BillingCurrency"))
                .orElse("USD"));
        take(
                answer,
                item,
                meter.get(),
                unit.get().each(new BigDecimal(amount.get().text())),
                unit.get());
    }

    private static Optional<String> said(Node answer, Node item, String key) {
        return Nodes.text(item, key).or(() -> Nodes.text(answer, key));
    }

    private void take(Node answer, Node item, RetailMeter meter, BigDecimal each, RetailUnit unit) {
        String region = said(answer, item, "armRegionName").orElse("").toLowerCase(Locale.ROOT);
        LocalDate since = Nodes.text(item, "effectiveStartDate")
                .flatMap(RetailAnswers::day)
                .orElse(LocalDate.EPOCH);
        String name = Nodes.text(item, "meterName").orElse("");
        for (RetailMeter.Share share : meter.prices()) {
            if (share.item().unit() != unit.unit()) {
                diagnostics.add(
                        item.span(),
                        DiagnosticCode.BAD_QUANTITY,
                        "The price of '" + name + "' is for one " + unit.unit().word() + ", but "
                                + share.item().word() + " is priced by the "
                                + share.item().unit().word() + ". The row is not taken.");
                return;
            }
            Price price = new Price(
                    share.item(),
                    share.redundancy(),
                    region.isEmpty() || region.equals("global") ? Set.of() : Set.of(region),
                    each.multiply(share.share()),
                    false,
                    "price service: " + name + (since.equals(LocalDate.EPOCH) ? "" : ", in force since " + since),
                    item.span());
            Found now = new Found(price, since);
            Found before = found.get(price.display());
            if (before != null
                    && before.since().equals(since)
                    && before.price().amount().compareTo(price.amount()) != 0) {
                diagnostics.add(
                        item.span(),
                        DiagnosticCode.DUPLICATE_NAME,
                        "There are two prices for " + price.display() + " in force at the same time, the other at "
                                + before.price().place().place()
                                + ". Ask the price service for one kind of agreement.");
            } else if (before == null || before.since().isBefore(since)) {
                found.put(price.display(), now);
            }
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toLocalDate());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void leaveOut(String why) {
        leftOut.merge(why, 1, Integer::sum);
    }

    /**
     * All of it as a book; empty if something was wrong, which is then reported.
     *
     * @param name of the book
     * @param asked day on which the answers were asked for
     * @param place where to report what concerns all answers
     */
    public Optional<RetailImport> book(String name, LocalDate asked, SourceSpan place) {
        if (currencies.size() > 1) {
            diagnostics.add(
                    place,
                    DiagnosticCode.CONFLICTING_KEYS,
                    "The answers are in several currencies: " + String.join(", ", currencies)
                            + ". A book has one; import them one by one.");
        } else if (found.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.add(
                    place,
                    DiagnosticCode.NOTHING_TO_READ,
                    "None of " + rows + " rows prices anything that is metered. Ask the price service for the meters of"
                            + " the backup service in your region.");
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        List<Price> prices = found.values().stream()
                .map(Found::price)
                .sorted(Comparator.comparing(Price::item).thenComparing(Price::display))
                .toList();
        PriceBook.Heading heading = new PriceBook.Heading(
                name, currencies.iterator().next(), asked, "answers of the vendor's price service");
        return Optional.of(
                new RetailImport(new PriceBook(heading, prices), rows, leftOut, missing(prices), warnings()));
    }

    private static List<String> missing(List<Price> prices) {
        Set<Map.Entry<PricedItem, String>> there = new HashSet<>();
        prices.forEach(
                price -> there.add(Map.entry(price.item(), price.redundancy().orElse(""))));
        List<String> missing = new ArrayList<>();
        for (PricedItem item : PricedItem.values()) {
            for (String redundancy : item.isByRedundancy() ? REDUNDANCIES : List.of("")) {
                if (!there.contains(Map.entry(item, redundancy))) {
                    missing.add((item.word() + " " + redundancy).strip());
                }
            }
        }
        return missing;
    }

    private List<String> warnings() {
        return pagesToCome < answers
                ? List.of()
                : List.of(
                        "Every answer names a page that comes after it, so the last page is missing: prices may be, too.");
    }
}

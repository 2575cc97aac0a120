package dev.holdfast.dsl.price;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.tree.Node;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a tree that fits the schema of price books means. Goes on after a mistake, so that all are reported. */
final class PriceReader {

    private final Diagnostics diagnostics;
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Price> seen = new HashMap<>();

    PriceReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    PriceBook read(Node.Mapping root) {
        root.entry("regionGroups").map(Node.Entry::value).ifPresent(this::groups);
        String source = text(root, "source").orElse("");
        List<Price> prices = new ArrayList<>();
        for (Node row : items(root, "prices")) {
            if (row instanceof Node.Mapping mapping) {
                price(mapping, source).ifPresent(prices::add);
            }
        }
        return new PriceBook(
                new PriceBook.Heading(
                        text(root, "name").orElse(""),
                        currency(root),
                        scalar(root, "effective").map(this::day).orElse(LocalDate.EPOCH),
                        source),
                prices);
    }

    private String currency(Node.Mapping root) {
        Optional<Node.Scalar> currency = scalar(root, "currency");
        currency.filter(text -> !PriceBook.Heading.mayBeCurrency(text.text()))
                .ifPresent(text -> problem(
                        text,
                        DiagnosticCode.BAD_NAME,
                        "This is no currency. Write the three capitals of its ISO 4217 code, such as EUR."));
        return currency.map(Node.Scalar::text).orElse("");
    }

    private LocalDate day(Node.Scalar scalar) {
        try {
            return LocalDate.parse(scalar.text());
        } catch (DateTimeException e) {
            problem(
                    scalar,
                    DiagnosticCode.BAD_DATE,
                    "'" + scalar.text() + "' is no day. Write year, month and day, such as 2026-11-01.");
            return LocalDate.EPOCH;
        }
    }

    private void groups(Node node) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                Set<String> regions = new TreeSet<>();
                for (Node.Scalar region : scalars(entry.value())) {
                    regions.add(region.text().toLowerCase(Locale.ROOT));
                }
                groups.put(entry.key().text(), regions);
            }
        }
    }

    private Optional<Price> price(Node.Mapping row, String source) {
        Node.Scalar word = scalar(row, "item").orElseThrow(() -> new IllegalStateException("the schema wants an item"));
        Optional<PricedItem> item = PricedItem.of(word.text());
        if (item.isEmpty()) {
            problem(
                    word,
                    DiagnosticCode.NOT_ONE_OF,
                    "Nothing that has a price is called '" + word.text() + "'."
                            + Suggestion.didYouMean(word.text(), PricedItem.words()) + " Possible are: "
                            + String.join(", ", PricedItem.words()) + ".");
            return Optional.empty();
        }
        Optional<Node.Scalar> redundancy = scalar(row, "redundancy");
        if (redundancy.isPresent() != item.get().isByRedundancy()) {
            problem(
                    redundancy.orElse(word),
                    DiagnosticCode.CONFLICTING_KEYS,
                    item.get().isByRedundancy()
                            ? "The price of " + word.text()
                                    + " depends on the redundancy of the vault. Say which, such as"
                                    + " redundancy: GRS."
                            : "The price of " + word.text() + " does not depend on a redundancy. Leave it out.");
            return Optional.empty();
        }
        Optional<BigDecimal> amount = scalar(row, "price").flatMap(this::amount);
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        Price price = new Price(
                item.get(),
                redundancy.map(Node.Scalar::text),
                regions(row),
                amount.get(),
                text(row, "decimal").map(Boolean::parseBoolean).orElse(false),
                text(row, "source").orElse(source),
                word.span());
        return isNew(price, word) ? Optional.of(price) : Optional.empty();
    }

    private Optional<BigDecimal> amount(Node.Scalar scalar) {
        BigDecimal amount = new BigDecimal(scalar.text());
        if (amount.signum() < 0) {
            problem(scalar, DiagnosticCode.OUT_OF_RANGE, "A price is not negative, but this is " + scalar.text() + ".");
            return Optional.empty();
        }
        if (!Price.mayBe(amount)) {
            problem(
                    scalar,
                    DiagnosticCode.OUT_OF_RANGE,
                    "The price " + scalar.text() + " has too many digits. Round it.");
            return Optional.empty();
        }
        return Optional.of(amount);
    }

    private Set<String> regions(Node.Mapping row) {
        Set<String> regions = new TreeSet<>();
        for (Node item : items(row, "regions")) {
            for (Node.Scalar region : scalars(item)) {
                String name = region.text();
                regions.addAll(groups.getOrDefault(name, Set.of(name.toLowerCase(Locale.ROOT))));
            }
        }
        return regions;
    }

    /** Two prices for one thing would make the bill depend on the order of the rows. */
    private boolean isNew(Price price, Node.Scalar place) {
        Set<String> regions = price.regions().isEmpty() ? Set.of("") : price.regions();
        for (String region : regions) {
            String key = price.item().word() + " " + price.redundancy().orElse("") + " " + region;
            Price before = seen.putIfAbsent(key, price);
            if (before != null) {
                problem(
                        place,
                        DiagnosticCode.PRICES_CONTRADICT,
                        "There is a price for " + key.strip() + " already, at "
                                + before.place().place()
                                + ". One of them would not count. Leave one out, or name other regions.");
                return false;
            }
        }
        return true;
    }

    private static List<Node.Scalar> scalars(Node node) {
        List<Node> items = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        return items.stream()
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .toList();
    }

    private static List<Node> items(Node.Mapping mapping, String key) {
        Optional<Node> value = mapping.entry(key).map(Node.Entry::value);
        if (value.isEmpty()) {
            return List.of();
        }
        return value.get() instanceof Node.Sequence sequence ? sequence.items() : List.of(value.get());
    }

    private static Optional<String> text(Node.Mapping mapping, String key) {
        return scalar(mapping, key).map(Node.Scalar::text);
    }

    private static Optional<Node.Scalar> scalar(Node.Mapping mapping, String key) {
        return mapping.entry(key)
                .map(Node.Entry::value)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast);
    }

    private void problem(Node.Scalar place, DiagnosticCode code, String detail) {
        diagnostics.add(place.span(), code, detail);
    }
}

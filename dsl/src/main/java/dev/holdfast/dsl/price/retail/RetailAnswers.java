package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PricedItem;
import dev.holdfast.dsl.tree.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes answers of the price service together, in any order. Rows that are no prices of what is used (reservations, prices for
 * developers) and those of later tiers of volume are left out; of several rows for one thing the one counts that came into force last
 * before the day of the question.
 */
public final class RetailAnswers {

    private static final List<String> REDUNDANCIES = List.of("LRS", "ZRS", "GRS", "RA-GRS");

    /** What the service answers in unless it is asked for another. */
    private static final String USUAL_CURRENCY = "USD";

    private final Question question;
    private final Diagnostics diagnostics;
    private final RetailRows reader;
    private final AnswerPages pages = new AnswerPages();
    private final Map<RetailRow.Key, List<RetailRow>> found = new LinkedHashMap<>();
    private final Map<LeftOut.Reason, Integer> rowsLeftOut = new EnumMap<>(LeftOut.Reason.class);
    private final Map<LeftOut.Reason, SortedSet<String>> namesLeftOut = new EnumMap<>(LeftOut.Reason.class);
    private final SortedMap<String, String> renamed = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int rows;

    /**
     * What the answers are to be made into.
     *
     * @param name of the book; without one it is called after its region and currency
     * @param asked day on which the answers were asked for
     * @param regions in lower case; rows of others are left out. Empty for all
     */
    public record Question(Optional<String> name, LocalDate asked, SortedSet<String> regions) {
        public Question {
            regions = new TreeSet<>(regions);
        }
    }

    /**
     * Nothing yet.
     *
     * @param diagnostics gets what is wrong in the answers
     */
    public RetailAnswers(Question question, Diagnostics diagnostics) {
        this.question = question;
        this.diagnostics = diagnostics;
        this.reader = new RetailRows(question.regions(), diagnostics, this::leaveOut);
    }

    /** Takes an answer in, or a list of them. */
    public void add(Node answer) {
        boolean several = answer instanceof Node.Sequence list
                && list.items().stream()
                        .anyMatch(item -> !Nodes.items(item, "Items").isEmpty());
        if (several) {
            ((Node.Sequence) answer).items().forEach(this::one);
        } else {
            one(answer);
        }
    }

    private void one(Node answer) {
        List<Node> items = Nodes.items(answer, "Items");
        if (items.isEmpty()) {
            diagnostics.add(
                    answer.span(),
                    DiagnosticCode.NO_PRICES,
                    refusal(answer)
                                    .orElse(
                                            "This is no answer of the price service: it has no 'Items', or they are empty.")
                            + " Save what the service answers, page by page, each to a file of its own.");
            return;
        }
        Nodes.text(answer, "NextPageLink").ifPresentOrElse(next -> pages.page(next, items.size()), pages::lastPage);
        for (Node item : items) {
            rows++;
            reader.read(answer, item).ifPresent(row -> {
                found.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row);
                if (!row.meter().isCalled(row.name())) {
                    renamed.put(row.name(), row.meter().name());
                }
            });
        }
    }

    /** What the service said instead of an answer. */
    private static Optional<String> refusal(Node answer) {
        for (String key : List.of("error", "Error")) {
            Optional<Node> error = Nodes.child(answer, key);
            if (error.isPresent()) {
                List<String> said = new ArrayList<>();
                for (String part : List.of("code", "Code", "message", "Message")) {
                    Nodes.text(error.get(), part).map(Nodes::shown).ifPresent(said::add);
                }
                return Optional.of("The price service refused the question"
                        + (said.isEmpty() ? "" : " (" + String.join(", ", said) + ")") + ".");
            }
        }
        return Optional.empty();
    }

    private void leaveOut(LeftOut.Reason reason, String name) {
        rowsLeftOut.merge(reason, 1, Integer::sum);
        namesLeftOut.computeIfAbsent(reason, any -> new TreeSet<>()).add(name);
    }

    private List<LeftOut> leftOut() {
        List<LeftOut> all = new ArrayList<>();
        rowsLeftOut.forEach((reason, count) ->
                all.add(new LeftOut(reason, count, namesLeftOut.getOrDefault(reason, new TreeSet<>()))));
        return all;
    }

    /**
     * All of it as a book; empty if something was wrong, which is then reported. Asked for once, after all answers.
     *
     * @param place where to report what concerns all answers
     */
    public Optional<RetailImport> book(SourceSpan place) {
        SortedSet<String> currencies = reader.currencies();
        if (currencies.size() > 1) {
            diagnostics.add(
                    place,
                    DiagnosticCode.PRICES_CONTRADICT,
                    "The answers are in several currencies: " + String.join(", ", currencies)
                            + ". A book has one; import them one by one.");
        } else if (found.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.add(
                    place,
                    DiagnosticCode.NO_PRICES,
                    "None of " + rows + " rows prices anything that is metered"
                            + (question.regions().isEmpty() ? "" : " in " + String.join(" or ", question.regions()))
                            + "." + unknownRegions()
                            + " Ask the price service for the meters of the backup service in your region.");
        } else {
            String unknown = unknownRegions();
            if (!unknown.isEmpty()) {
                warnings.add(unknown.strip());
            }
        }
        List<Price> prices = new ArrayList<>();
        if (currencies.size() <= 1) { // amounts of several do not compare
            found.values().forEach(same -> prices.addAll(inForce(same).prices()));
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        if (currencies.isEmpty()) {
            warnings.add("No row says its currency. The price service answers in " + USUAL_CURRENCY
                    + " unless it is asked for another, so that is what the book says.");
        }
        String currency = currencies.isEmpty() ? USUAL_CURRENCY : currencies.first();
        String usual = usualName(prices, currency);
        Optional<String> everywhere = everywhere(prices);
        prices.addAll(RetailMeter.free());
        prices.sort(Comparator.comparing(Price::item).thenComparing(Price::display));
        warnings.addAll(pages.warnings());
        PriceBook.Heading heading = new PriceBook.Heading(
                question.name().orElse(usual), currency, question.asked(), "answers of the vendor's price service");
        return Optional.of(new RetailImport(
                new PriceBook(heading, prices), rows, leftOut(), missing(prices), renamed, everywhere, warnings));
    }

    /**
     * Prices of one region stand for every region, as list prices do, unless that region was asked for: an estate elsewhere is priced
     * by and large, which is said, instead of not at all. Returns that region.
     */
    private Optional<String> everywhere(List<Price> prices) {
        SortedSet<String> regions = new TreeSet<>();
        prices.forEach(price -> regions.addAll(price.regions()));
        if (regions.size() != 1 || !question.regions().isEmpty()) {
            return Optional.empty();
        }
        String only = regions.first();
        Set<String> there = new HashSet<>();
        prices.stream()
                .filter(price -> price.regions().isEmpty())
                .forEach(price ->
                        there.add(thing(price.item(), price.redundancy().orElse(""))));
        prices.replaceAll(
                price -> there.contains(thing(price.item(), price.redundancy().orElse("")))
                        ? price
                        : new Price(
                                price.item(),
                                price.redundancy(),
                                Set.of(),
                                price.amount(),
                                price.decimal(),
                                price.source() + ", " + only,
                                price.place()));
        return Optional.of(only);
    }

    /** A sentence for each region that was asked for and is in no row, after a space. */
    private String unknownRegions() {
        StringBuilder sentences = new StringBuilder();
        for (String region : question.regions()) {
            if (!reader.seenRegions().contains(region)) {
                sentences.append(" No row is of region '").append(region).append("'.");
                sentences.append(Suggestion.didYouMean(region, reader.seenRegions()));
            }
        }
        return sentences.toString();
    }

    /** Such as {@code azure-eastus-usd}; without the region if there are several. */
    private static String usualName(List<Price> prices, String currency) {
        SortedSet<String> regions = new TreeSet<>();
        prices.forEach(price -> regions.addAll(price.regions()));
        String money = currency.toLowerCase(Locale.ROOT);
        String name = "azure-" + (regions.size() == 1 ? regions.first() + "-" : "") + money;
        return PriceBook.Heading.mayBeName(name) ? name : "azure-" + money;
    }

    /** Of rows for the same thing the one that counts. Two that came into force on one day must agree. */
    private RetailRow inForce(List<RetailRow> same) {
        Comparator<RetailRow> byDay = Comparator.comparing(RetailRow::since);
        Optional<RetailRow> now = same.stream()
                .filter(row -> !row.since().isAfter(question.asked()))
                .max(byDay);
        RetailRow counts = now.or(() -> same.stream().min(byDay)).orElseThrow();
        if (now.isEmpty()) {
            warnings.add("The price of '" + counts.name() + "' is in force only from " + counts.since()
                    + " on, after the answers were asked for. There is no earlier one, so it is taken.");
        }
        boolean seen = false;
        for (RetailRow row : same) {
            if (!row.since().equals(counts.since())) {
                leaveOut(LeftOut.Reason.NOT_IN_FORCE, row.name());
            } else if (row.each().compareTo(counts.each()) != 0) {
                diagnostics.add(
                        row.place(),
                        DiagnosticCode.PRICES_CONTRADICT,
                        "There are two prices for " + counts.prices().get(0).display()
                                + " in force at the same time, the other at "
                                + counts.place().place()
                                + ". Ask the price service for one kind of agreement.");
            } else if (seen) {
                leaveOut(LeftOut.Reason.REPEATED, row.name());
            } else {
                seen = true;
            }
        }
        return counts;
    }

    private static List<String> missing(List<Price> prices) {
        SortedSet<String> regions = new TreeSet<>();
        Map<String, Set<String>> there = new TreeMap<>();
        for (Price price : prices) {
            regions.addAll(price.regions());
            there.computeIfAbsent(thing(price.item(), price.redundancy().orElse("")), any -> new HashSet<>())
                    .addAll(price.regions().isEmpty() ? Set.of("") : price.regions());
        }
        List<String> missing = new ArrayList<>();
        for (PricedItem item : PricedItem.values()) {
            for (String redundancy : item.isByRedundancy() ? REDUNDANCIES : List.of("")) {
                String thing = thing(item, redundancy);
                Set<String> priced = there.getOrDefault(thing, Set.of());
                List<String> without = regions.stream()
                        .filter(region -> !priced.contains(region))
                        .toList();
                if (priced.isEmpty()) {
                    missing.add(thing);
                } else if (!priced.contains("") && !without.isEmpty()) {
                    missing.add(thing + " in " + String.join(", ", without));
                }
            }
        }
        return missing;
    }

    private static String thing(PricedItem item, String redundancy) {
        return (item.word() + " " + redundancy).strip();
    }
}

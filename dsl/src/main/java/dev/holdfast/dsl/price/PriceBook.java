package dev.holdfast.dsl.price;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Prices of one currency. Immutable. */
public final class PriceBook {

    private final Heading heading;
    private final List<Price> prices;
    private final Map<PricedItem, Map<String, Price>> named = new EnumMap<>(PricedItem.class);
    private final Map<PricedItem, Map<String, Price>> elsewhere = new EnumMap<>(PricedItem.class);

    /**
     * What a book says of itself.
     *
     * @param name under which plans name it
     * @param currency ISO 4217 code in capitals
     * @param effective day on which its prices were published or asked for
     * @param source where they come from
     */
    public record Heading(String name, String currency, LocalDate effective, String source) {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

        private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

        /** True if a book may be called so; the schema of price books says the same. */
        public static boolean mayBeName(String text) {
            return NAME.matcher(text).matches();
        }

        /** True if it has the form of an ISO 4217 code. */
        public static boolean mayBeCurrency(String text) {
            return CURRENCY.matcher(text).matches();
        }
    }

    /**
     * A book.
     *
     * @param prices in the order of the file; no two for the same item, redundancy and region
     */
    public PriceBook(Heading heading, List<Price> prices) {
        this.heading = heading;
        this.prices = List.copyOf(prices);
        for (Price price : prices) {
            if (price.regions().isEmpty()) {
                elsewhere
                        .computeIfAbsent(price.item(), any -> new TreeMap<>())
                        .putIfAbsent(key(price.redundancy(), ""), price);
            }
            for (String region : price.regions()) {
                named.computeIfAbsent(price.item(), any -> new TreeMap<>())
                        .putIfAbsent(key(price.redundancy(), region), price);
            }
        }
    }

    private static String key(Optional<String> redundancy, String region) {
        return redundancy.orElse("") + " " + region;
    }

    /** What it says of itself. */
    public Heading heading() {
        return heading;
    }

    /** All rows, in the order of the file. */
    public List<Price> prices() {
        return prices;
    }

    /**
     * The price of an item: the row that names the region, else the one for everywhere. Empty if the book does not say it; that is
     * never a price of nothing.
     *
     * @param redundancy of the vault; needed exactly for items that are priced by it
     * @param region where, in any case; of transfers where the data comes from
     */
    public Optional<Price> find(PricedItem item, Optional<String> redundancy, String region) {
        Map<String, Price> byRegion = named.getOrDefault(item, Map.of());
        Price found = byRegion.get(key(redundancy, region.toLowerCase(Locale.ROOT)));
        return Optional.ofNullable(
                found != null ? found : elsewhere.getOrDefault(item, Map.of()).get(key(redundancy, "")));
    }
}

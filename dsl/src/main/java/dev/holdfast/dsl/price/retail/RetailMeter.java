package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PricedItem;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A meter of the price service.
 *
 * @param name its present name
 * @param products in lower case; rows of other products are of another meter with the same name
 * @param prices what it prices
 */
record RetailMeter(String name, Set<String> products, List<Share> prices) {

    private static final String RESOURCE = "/dev/holdfast/prices/retail-meters.yaml";

    /**
     * One of the things that a meter prices.
     *
     * @param item what
     * @param redundancy of the vault, where it matters
     * @param share of the meter's price that is the price of the item
     */
    record Share(PricedItem item, Optional<String> redundancy, BigDecimal share) {}

    RetailMeter {
        products = Set.copyOf(products);
        prices = List.copyOf(prices);
    }

    /** The meter of this name; empty if it prices nothing that has a price here. */
    static Optional<RetailMeter> named(String name) {
        return Optional.ofNullable(Known.METERS.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** What no meter is for, because the service does not charge for it: prices of 0 that hold everywhere. */
    static List<Price> free() {
        return Known.FREE;
    }

    /** True if this is what it is called today. */
    boolean isCalled(String text) {
        return name.equalsIgnoreCase(text.strip());
    }

    /** True for a row of this product; one that says none is taken by its name. */
    boolean isOf(Optional<String> product) {
        return product.map(name -> products.contains(name.strip().toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    /** Read when first asked for. */
    private static final class Known {
        static final Map<String, RetailMeter> METERS = new HashMap<>();
        static final List<Price> FREE = new ArrayList<>();

        static {
            load();
        }

        private static void load() {
            Diagnostics diagnostics = new Diagnostics();
            try (InputStream in = RetailMeter.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("the product lacks " + RESOURCE);
                }
                Node root = TextGate.open("retail-meters", in.readAllBytes(), diagnostics)
                        .flatMap(text -> new YamlReader(diagnostics).read(text).root())
                        .orElseThrow(() -> new IllegalStateException("wrong meters: " + diagnostics.sorted()));
                for (Node each : Nodes.items(root, "meters")) {
                    RetailMeter meter = meter(each);
                    for (String name : Nodes.texts(each, "names")) {
                        METERS.put(name.toLowerCase(Locale.ROOT), meter);
                    }
                }
                Nodes.items(root, "free").forEach(each -> FREE.add(free(each)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Price free(Node node) {
            return new Price(
                    Nodes.text(node, "item").flatMap(PricedItem::of).orElseThrow(),
                    Optional.empty(),
                    Set.of(),
                    BigDecimal.ZERO,
                    false,
                    Nodes.text(node, "source").orElseThrow(),
                    node.span());
        }

        private static RetailMeter meter(Node node) {
            Set<String> products = new TreeSet<>();
            Nodes.texts(node, "products").forEach(name -> products.add(name.toLowerCase(Locale.ROOT)));
            List<Share> shares = new ArrayList<>();
            for (Node price : Nodes.items(node, "prices")) {
                shares.add(new Share(
                        Nodes.text(price, "item").flatMap(PricedItem::of).orElseThrow(),
                        Nodes.text(price, "redundancy"),
                        Nodes.text(price, "share").map(BigDecimal::new).orElse(BigDecimal.ONE)));
            }
            return new RetailMeter(Nodes.texts(node, "names").get(0), products, shares);
        }
    }
}

package dev.holdfast.dsl.price;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Comments;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.yaml.write.YamlWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes price books as files that read back to the same prices. Books with the same prices have the same text: rows stand in the order
 * of the list of items, then by redundancy and regions; regions are written one by one, amounts without an exponent.
 */
public final class PriceBookText {

    /** The version of the format. */
    private static final String VERSION = "1";

    /** Nobody points at what is written here. */
    private static final SourceSpan NOWHERE = SourceSpan.at("price book", 1, 1);

    private static final Comparator<Price> ORDER = Comparator.comparing(Price::item)
            .thenComparing(price -> price.redundancy().orElse(""))
            .thenComparing(price -> !price.regions().isEmpty())
            .thenComparing(Price::display);

    private PriceBookText() {}

    /**
     * The text of a book.
     *
     * @param comment lines at its top, without their marks
     */
    public static String of(PriceBook book, List<String> comment) {
        PriceBook.Heading heading = book.heading();
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(entry("holdfast-prices", scalar(VERSION, ScalarType.INTEGER)));
        entries.add(entry("name", text(heading.name())));
        entries.add(entry("currency", text(heading.currency())));
        entries.add(entry("effective", text(heading.effective().toString())));
        if (!heading.source().isEmpty()) {
            entries.add(entry("source", text(heading.source())));
        }
        List<Node> rows = new ArrayList<>();
        book.prices().stream().sorted(ORDER).forEach(price -> rows.add(row(price, heading.source())));
        entries.add(entry("prices", new Node.Sequence(rows, NOWHERE)));
        Node.Mapping root = new Node.Mapping(entries, NOWHERE);
        IdentityHashMap<Node, Comments.Attached> comments = new IdentityHashMap<>();
        comments.put(root, new Comments.Attached(comment, Optional.empty(), List.of()));
        return new YamlWriter(Comments.of(comments), Set.of()).write(root);
    }

    private static Node row(Price price, String source) {
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(entry("item", text(price.item().word())));
        price.redundancy().ifPresent(word -> entries.add(entry("redundancy", text(word))));
        if (price.regions().size() == 1) {
            entries.add(entry("regions", text(price.regions().iterator().next())));
        } else if (!price.regions().isEmpty()) {
            List<Node> regions = new ArrayList<>();
            new TreeSet<>(price.regions()).forEach(region -> regions.add(text(region)));
            entries.add(entry("regions", new Node.Sequence(regions, NOWHERE)));
        }
        entries.add(entry("price", scalar(plain(price.amount()), ScalarType.DECIMAL)));
        if (price.decimal()) {
            entries.add(entry("decimal", scalar("true", ScalarType.BOOLEAN)));
        }
        if (!price.source().equals(source)) {
            entries.add(entry("source", text(price.source())));
        }
        return new Node.Mapping(entries, NOWHERE);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static Node.Entry entry(String key, Node value) {
        return new Node.Entry(new Node.Scalar(key, ScalarType.TEXT, NOWHERE), value);
    }

    private static Node text(String text) {
        return scalar(text, ScalarType.TEXT);
    }

    private static Node scalar(String text, ScalarType type) {
        return new Node.Scalar(text, type, NOWHERE);
    }
}

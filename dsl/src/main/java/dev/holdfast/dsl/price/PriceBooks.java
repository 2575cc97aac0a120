package dev.holdfast.dsl.price;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.text.FileText;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.text.TextPurpose;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Price books from files, and the one inside the product. Files pass the same gate as declarations. */
public final class PriceBooks {

    /** Where the public schema of price books lies inside the product. */
    private static final String SCHEMA = "/dev/holdfast/schema/prices.schema.json";

    private static final String SHIPPED = "/dev/holdfast/prices/azure-list.yaml";

    private PriceBooks() {}

    /**
     * The book that ships with the product: published list prices.
     *
     * @throws IllegalStateException if the product's own file is missing or damaged
     */
    public static PriceBook shipped() {
        return Shipped.BOOK;
    }

    /**
     * Reads a file; empty if it is refused or wrong, which is then reported.
     *
     * @param path the file
     * @param name how messages call it
     */
    public static Optional<PriceBook> read(Path path, String name, Diagnostics diagnostics) {
        return FileText.read(path, name, TextPurpose.PRICE_BOOK, diagnostics).flatMap(text -> read(text, diagnostics));
    }

    /** Reads a text that passed the gate; empty if it is wrong, which is then reported. */
    public static Optional<PriceBook> read(GatedText text, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        Optional<PriceBook> book = parse(text, found);
        found.sorted().forEach(diagnostics::add);
        diagnostics.omit(found.omitted());
        return book;
    }

    private static Optional<PriceBook> parse(GatedText text, Diagnostics diagnostics) {
        YamlDocument document = new YamlReader(diagnostics).read(text);
        SourceSpan start = SourceSpan.at(text.source().file(), 1, 1);
        Node root = document.root().orElseGet(() -> new Node.Mapping(List.of(), start));
        SchemaCheck.load(SCHEMA).check(root, document.complete(), document.holes(), diagnostics);
        if (diagnostics.hasErrors() || !(root instanceof Node.Mapping mapping)) {
            return Optional.empty();
        }
        PriceBook book = new PriceReader(diagnostics).read(mapping);
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(book);
    }

    /** Read when it is first asked for. */
    private static final class Shipped {
        static final PriceBook BOOK = load();

        private static PriceBook load() {
            Diagnostics diagnostics = new Diagnostics();
            try (InputStream in = PriceBooks.class.getResourceAsStream(SHIPPED)) {
                if (in == null) {
                    throw new IllegalStateException("the product lacks " + SHIPPED);
                }
                return TextGate.open("azure-list", in.readAllBytes(), TextPurpose.PRICE_BOOK, diagnostics)
                        .flatMap(text -> read(text, diagnostics))
                        .orElseThrow(() ->
                                new IllegalStateException("the shipped price book is wrong: " + diagnostics.sorted()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

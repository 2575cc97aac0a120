package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.BoundDeclaration.NamedPrices;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PriceBooks;
import dev.holdfast.dsl.text.FileText;
import dev.holdfast.dsl.text.TextPurpose;
import dev.holdfast.dsl.tree.SourceText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the price book that a declaration names. It must be inside of the declaration's folder, where reviewers see what costs rest on,
 * also after symbolic links are followed.
 */
final class DeclaredPrices {

    private final Path folder;
    private final DisplayNames names;
    private final Diagnostics diagnostics;
    private final NamedFile file;

    /**
     * A reader.
     *
     * @param folder of the declaration, absolute
     */
    DeclaredPrices(Path folder, DisplayNames names, Diagnostics diagnostics) {
        this.folder = folder;
        this.names = names;
        this.diagnostics = diagnostics;
        this.file = new NamedFile(NamedFile.Kind.PRICE_BOOK, names, diagnostics);
    }

    /**
     * The book; empty if it cannot be read, which is then reported.
     *
     * @param named in the declaration
     * @param from folder of the file that names it
     * @param texts takes its text by name as printed
     */
    Optional<PriceBook> read(NamedPrices named, Path from, Map<String, SourceText> texts) {
        Optional<Path> located = file.locate(from, named.path(), named.place());
        if (located.isPresent() && !DeclarationFiles.isInside(located.get(), folder)) {
            file.report(
                    named.place(),
                    "The price book '" + named.path()
                            + "' is outside of the declaration's folder. What costs rest on must"
                            + " be in it, where reviewers see it. Copy the book into the folder.");
            return Optional.empty();
        }
        return located.flatMap(path -> FileText.read(path, names.of(path), TextPurpose.PRICE_BOOK, diagnostics))
                .flatMap(text -> {
                    texts.put(text.source().file(), text.source());
                    return PriceBooks.read(text, diagnostics);
                });
    }

    /** The file of the book. */
    Set<Path> files() {
        return file.named();
    }
}

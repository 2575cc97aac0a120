package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A file that a declaration names by a path relative to the file that says so; what keeps it from being read is reported there. */
final class NamedFile {

    private final DisplayNames names;
    private final Diagnostics diagnostics;
    private final Kind kind;
    private final Set<Path> named = new HashSet<>();

    /** What such files are for, in the words of messages. */
    enum Kind {
        INVENTORY(
                DiagnosticCode.INVENTORY_UNREADABLE,
                "inventories",
                "the machines",
                " Its machines would look deleted.",
                " Correct the path, or fetch the inventory again."),
        PRICE_BOOK(
                DiagnosticCode.PRICES_UNREADABLE,
                "price books",
                "the prices",
                " Costs would be those of other prices.",
                " Correct the path, make the book with 'holdfast import prices', or leave 'prices' out for the list prices"
                        + " that come with Holdfast.");

        private final DiagnosticCode code;
        private final String plural;
        private final String content;
        private final String loss;
        private final String remedy;

        Kind(DiagnosticCode code, String plural, String content, String loss, String remedy) {
            this.code = code;
            this.plural = plural;
            this.content = content;
            this.loss = loss;
            this.remedy = remedy;
        }
    }

    NamedFile(Kind kind, DisplayNames names, Diagnostics diagnostics) {
        this.kind = kind;
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /**
     * The file, if there is something to read.
     *
     * @param folder of the file that names it
     * @param written the path as written
     * @param place where it is written
     */
    Optional<Path> locate(Path folder, String written, SourceSpan place) {
        try {
            Path path = folder.resolve(written).normalize();
            named.add(path);
            if (Files.isDirectory(path)) {
                report(place, "'" + written + "' is a folder. Name the file in it that holds " + kind.content + ".");
                return Optional.empty();
            }
            if (!Files.exists(path)) {
                report(
                        place,
                        "There is no file '" + names.of(path) + "'. Paths of " + kind.plural
                                + " are relative to the file that names them." + kind.loss + kind.remedy);
                return Optional.empty();
            }
            if (!Files.isRegularFile(path)) {
                report(
                        place,
                        "'" + written + "' is a pipe or a device, not a file; reading it might never end. Write "
                                + kind.content + " to a file, and name that.");
                return Optional.empty();
            }
            if (!Files.isReadable(path)) {
                report(
                        place,
                        "The file '" + names.of(path) + "' cannot be read (permission denied)." + kind.loss
                                + " Make it readable.");
                return Optional.empty();
            }
            return Optional.of(path);
        } catch (InvalidPathException e) {
            report(place, "'" + written + "' is not a path. Write the path of a file, with forward slashes.");
            return Optional.empty();
        }
    }

    /** What was asked for, absolute; also what is not there. */
    Set<Path> named() {
        return Set.copyOf(named);
    }

    /** Reports why the file is not read. */
    void report(SourceSpan place, String detail) {
        diagnostics.add(place, kind.code, detail);
    }
}

package dev.holdfast.cli.command.exchange;

import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.retail.LeftOut;
import dev.holdfast.dsl.price.retail.RetailImport;
import java.util.List;

/** What became of answers of the price service, on standard error: read, left out, renamed, missing. */
final class ImportedPrices {

    /** Names of one reason that are shown; further ones are counted. */
    private static final int NAMES = 5;

    private ImportedPrices() {}

    static void tell(Session session, RetailImport imported) {
        PriceBook book = imported.book();
        line(
                session,
                Wording.counted(imported.rows(), "row") + " read, " + imported.taken() + " taken: "
                        + Wording.counted(book.prices().size(), "price") + " in "
                        + book.heading().currency() + ", asked for on "
                        + book.heading().effective() + ".");
        if (!imported.leftOut().isEmpty()) {
            line(session, "Left out:");
        }
        for (LeftOut left : imported.leftOut()) {
            line(
                    session,
                    "  " + Wording.counted(left.rows(), "row") + " "
                            + left.reason().phrase() + ": " + Wording.names(List.copyOf(left.names()), NAMES));
        }
        imported.renamed()
                .forEach((former, present) ->
                        line(session, "'" + former + "' is a former name of '" + present + "' and was read as that."));
        imported.everywhere()
                .ifPresent(region ->
                        session.warn("All prices are of " + region + ". The book takes them for every region. Ask the"
                                + " price service for the regions of your vaults, or say --region " + region
                                + " for a book that holds there alone."));
        imported.warnings().forEach(session::warn);
        if (!imported.missing().isEmpty()) {
            session.warn("The answers have no price for these. Estimates that need one will say so; none is guessed.");
            imported.missing().forEach(thing -> line(session, "  " + thing));
        }
    }

    private static void line(Session session, String text) {
        session.err().println(SafeText.of(text));
    }
}

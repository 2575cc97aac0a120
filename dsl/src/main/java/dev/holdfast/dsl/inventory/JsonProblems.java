package dev.holdfast.dsl.inventory;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says in our own words what a JSON parser or decoder stumbled over. */
final class JsonProblems {

    private JsonProblems() {}

    /** One sentence about the text; {@code unit} is what ends too early. */
    static String detail(JacksonException e, String unit) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof UnexpectedEndOfInputException || message.startsWith("Unexpected end-of-input")) {
            return "The " + unit + " ends in the middle of a record.";
        }
        if (e instanceof StreamConstraintsException) {
            return message.contains("depth")
                    ? "The record is nested more than " + InventoryLimits.MAX_DEPTH + " levels deep."
                    : "A text, number or key is longer than any that Azure writes.";
        }
        return "The text is not JSON from here on.";
    }

    /** Reports what ended the reading of a whole file. */
    static void report(Exception problem, String file, int recordsRead, Diagnostics diagnostics) {
        String rest = " " + recordsRead + (recordsRead == 1 ? " machine was" : " machines were")
                + " read before it; without the rest machines would look deleted and their protection would be stopped, so"
                + " the inventory is not used. Fetch it again.";
        Throwable cause = problem instanceof EncodingException ? problem : problem.getCause();
        if (cause instanceof EncodingException encoding) {
            diagnostics.add(
                    SourceSpan.at(file, encoding.line(), encoding.column()),
                    DiagnosticCode.NOT_UTF8,
                    encoding.detail() + rest);
            return;
        }
        if (problem instanceof JacksonException e && !(e.getCause() instanceof IOException)) {
            TokenStreamLocation location = e.getLocation();
            SourceSpan place = location == null ? SourceSpan.at(file, 1, 1) : JsonTree.place(location, file, 1);
            diagnostics.add(place, DiagnosticCode.INVENTORY_UNREADABLE, detail(e, "file") + rest);
            return;
        }
        diagnostics.add(
                SourceSpan.at(file, 1, 1),
                DiagnosticCode.INVENTORY_UNREADABLE,
                "The file could not be read to its end." + rest);
    }
}

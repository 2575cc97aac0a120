package dev.holdfast.dsl.json;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * What ended the reading of a JSON file, in our own words.
 *
 * @param place where
 * @param code {@link DiagnosticCode#NOT_UTF8}, {@link DiagnosticCode#NESTED_TOO_DEEPLY}, {@link DiagnosticCode#SYNTAX} or, if
 *     the text itself could not be had, {@link DiagnosticCode#FILE_UNREADABLE}
 * @param sentence one full sentence or more about the text
 */
public record JsonFault(SourceSpan place, DiagnosticCode code, String sentence) {

    /**
     * The fault behind an exception of the reader or the parser.
     *
     * @param problem an {@link IOException} or a {@link JacksonException}
     * @param file as printed in messages
     */
    public static JsonFault of(Exception problem, String file) {
        Throwable cause = problem instanceof EncodingException ? problem : problem.getCause();
        if (cause instanceof EncodingException encoding) {
            return new JsonFault(
                    SourceSpan.at(file, encoding.line(), encoding.column()),
                    DiagnosticCode.NOT_UTF8,
                    encoding.detail());
        }
        if (problem instanceof JacksonException e && !(e.getCause() instanceof IOException)) {
            TokenStreamLocation location = e.getLocation();
            SourceSpan place = location == null ? SourceSpan.at(file, 1, 1) : JsonTree.place(location, file, 1);
            return new JsonFault(
                    place,
                    isTooDeep(e) ? DiagnosticCode.NESTED_TOO_DEEPLY : DiagnosticCode.SYNTAX,
                    sentence(e, "file"));
        }
        return new JsonFault(
                SourceSpan.at(file, 1, 1), DiagnosticCode.FILE_UNREADABLE, "The file could not be read to its end.");
    }

    /** One sentence about what the parser stumbled over; {@code unit} is what ends too early. */
    public static String sentence(JacksonException e, String unit) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof UnexpectedEndOfInputException || message.startsWith("Unexpected end-of-input")) {
            return "The " + unit + " ends in the middle of a record.";
        }
        if (isTooDeep(e)) {
            return "The record is nested more than " + JsonLimits.MAX_DEPTH + " levels deep.";
        }
        return e instanceof StreamConstraintsException
                ? "A text, number or key is longer than any that is read."
                : "The text is not JSON from here on.";
    }

    private static boolean isTooDeep(JacksonException e) {
        return e instanceof StreamConstraintsException
                && String.valueOf(e.getOriginalMessage()).contains("depth");
    }
}

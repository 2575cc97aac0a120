package dev.holdfast.dsl.yaml;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The parser's complaints in words that say what to do. */
final class SyntaxMessages {

    private static final String CONSEQUENCE = " What follows in this file could not be checked.";

    private SyntaxMessages() {}

    static Diagnostic explain(MarkedYamlEngineException failure, SourceSpan place) {
        String problem = failure.getProblem() == null ? "" : failure.getProblem();
        Diagnostic diagnostic =
                Diagnostic.at(place, DiagnosticCode.SYNTAX, words(problem, plain(failure.getContext())) + CONSEQUENCE);
        Mark context = failure.getContextMark().orElse(null);
        boolean elsewhere = context != null
                && (context.getLine() + 1 != place.startLine() || context.getColumn() + 1 != place.startColumn());
        return context == null || !elsewhere
                ? diagnostic
                : diagnostic.withRelated(
                        SourceSpan.at(place.file(), context.getLine() + 1, context.getColumn() + 1),
                        "this started here");
    }

    private static String words(String problem, String context) {
        if (problem.startsWith("mapping values are not allowed")) {
            return "A colon starts a value here, but a value was already being read. The indentation does not fit the lines"
                    + " above, or text that contains ': ' needs quotes.";
        }
        if (problem.contains("found unexpected end of stream") || problem.contains("unexpected end")) {
            return context.contains("quoted")
                    ? "The file ends inside quoted text. Close the quote."
                    : "The file ends before what was started is finished. Close the open bracket or quote.";
        }
        if (problem.startsWith("expected ',' or ']'")) {
            return "The list in brackets is not closed before this. Write ',' between its items and ']' after the last.";
        }
        if (problem.startsWith("expected ',' or '}'")) {
            return "The mapping in braces is not closed before this. Write ',' between its entries and '}' after the last.";
        }
        if (problem.contains("expected <block end>")) {
            return "The line does not line up with those it belongs to. Entries of one mapping or list need the same"
                    + " indentation.";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "A key is started here, but no colon follows it. Write 'key: value'.";
        }
        if (problem.startsWith("found unknown escape character")) {
            return "The escape in this double-quoted text is unknown. Write \\\\ for a backslash, or use single quotes.";
        }
        if (problem.contains("that cannot start any token")) {
            return "Text cannot start with this character in YAML. Put the text in quotes.";
        }
        if (problem.contains("found duplicate anchor") || context.contains("anchor")) {
            return "The anchor or alias cannot be read: " + plain(problem) + ".";
        }
        return "The text is not valid YAML: "
                + (context.isEmpty() ? "" : context + ", ")
                + plain(problem)
                + ". Check brackets, quotes and indentation around this place.";
    }

    /** The parser's own words without line breaks, starting small and without a full stop. */
    static String plain(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return "";
        }
        String line = message.strip().lines().findFirst().orElse("");
        String open = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1);
    }
}

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
        String context = plain(failure.getContext());
        Mark start = failure.getContextMark().orElse(null);
        char found = failure.getProblemMark().map(SyntaxMessages::character).orElse('\n');
        String detail = words(problem, context, found) + CONSEQUENCE;
        if (start == null
                || (start.getLine() + 1 == place.startLine() && start.getColumn() + 1 == place.startColumn())) {
            return Diagnostic.at(place, DiagnosticCode.SYNTAX, detail);
        }
        SourceSpan started = SourceSpan.at(place.file(), start.getLine() + 1, start.getColumn() + 1);
        return endsTooLate(problem, context)
                ? Diagnostic.at(started, DiagnosticCode.SYNTAX, detail)
                : closesNothing(problem, found)
                        ? Diagnostic.at(place, DiagnosticCode.SYNTAX, detail)
                        : Diagnostic.at(place, DiagnosticCode.SYNTAX, detail).withRelated(started, "this started here");
    }

    private static char character(Mark mark) {
        int[] text = mark.getBuffer();
        return mark.getPointer() < text.length ? (char) text[mark.getPointer()] : '\n';
    }

    /** True if the mistake is where something began, and the parser noticed it only later. */
    private static boolean endsTooLate(String problem, String context) {
        return problem.startsWith("could not find expected ':'")
                || (problem.contains("unexpected end") && context.contains("quoted"));
    }

    private static boolean closesNothing(String problem, char found) {
        return problem.contains("expected <block end>") && (found == '}' || found == ']');
    }

    private static String words(String problem, String context, char found) {
        if (problem.startsWith("mapping values are not allowed")) {
            return "A colon starts a value here, but a value was already being read. The indentation does not fit the lines"
                    + " above, or text that contains ': ' needs quotes.";
        }
        if (problem.contains("found unexpected end of stream") || problem.contains("unexpected end")) {
            return context.contains("quoted")
                    ? "The text that begins with this quote never ends. Close the quote."
                    : "The file ends before what was started is finished. Close the open bracket or quote.";
        }
        if (problem.startsWith("expected ',' or ']'")) {
            return "The list in brackets is not closed before this. Write ',' between its items and ']' after the last.";
        }
        if (problem.startsWith("expected ',' or '}'")) {
            return "The mapping in braces is not closed before this. Write ',' between its entries and '}' after the last.";
        }
        if (closesNothing(problem, found)) {
            return "'" + found + "' closes nothing. Remove it, or open it further left.";
        }
        if (context.contains("alias") && problem.contains("unexpected character")) {
            return "A value that starts with * is read as an alias, the name of a value elsewhere. Put text that starts with *"
                    + " in quotes.";
        }
        if (problem.contains("expected <block end>")) {
            return "The line does not line up with those it belongs to. Entries of one mapping or list need the same"
                    + " indentation.";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "A key stands here, but no colon and space follow it. Write 'key: value'.";
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

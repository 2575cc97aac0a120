package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Syntax errors of Groovy's parser in our own words: only their places are used. */
final class SyntaxMessages {

    /** What the last message says if the text goes on. */
    static final String NOTHING_BEHIND = " What stands behind this statement was not read.";

    /** A sign before what Groovy's parser takes for a number that it then does not find. */
    private static final Pattern SIGN_BEFORE_NO_NUMBER =
            Pattern.compile("-\\s*+(?:[-+]\\s*+\\d|(?:true|false|null)\\b)");

    /** A function in a block: Groovy's parser gives up at the brace that opens the block. */
    private static final Pattern FUNCTION_INSIDE = Pattern.compile("\\bdef\\s++(\\w++)\\s*+\\([^(){}]*+\\)\\s*+\\{");

    private SyntaxMessages() {}

    /** Reports a part that cannot be parsed; the last words of the message are {@code more}. */
    static void explain(
            CompilationFailedException failure, Source source, String text, Refusals refusals, String more) {
        if (failure instanceof GroovySyntax.ParserFailure) {
            parserFailure(source, refusals, more);
            return;
        }
        Optional<SyntaxException> syntax = place(failure);
        int offset = syntax.map(e -> source.offset(e.getStartLine(), e.getStartColumn()))
                .orElse(source.offset(1, 1));
        int start = source.skipBlank(offset);
        if (start >= text.length()) {
            int end = text.stripTrailing().length();
            refusals.add(
                    source.span(Math.max(0, end - 1), end),
                    DiagnosticCode.SYNTAX,
                    "The text ends where a statement still lacks something. Complete it, or remove its beginning."
                            + more);
            return;
        }
        int end = start + 1;
        if (Character.isLetterOrDigit(text.charAt(start))) {
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
        }
        String found = text.substring(start, end);
        if (found.equals("{")) {
            Matcher function = FUNCTION_INSIDE.matcher(source.parsed());
            int base = source.offset(1, 1);
            if (function.find(end - base)) {
                refusals.add(
                        source.span(base + function.start(), base + function.end(1)),
                        DiagnosticCode.SYNTAX,
                        BeginnersSlip.OUTERMOST + more);
                return;
            }
        }
        String before = source.beginOfLine(start);
        Optional<BeginnersSlip> slip = BeginnersSlip.at(before, found, source.restOfLine(end), lastBefore(text, start));
        if (slip.isPresent() && slip.get().column() >= 0) {
            start = start - before.length() + slip.get().column();
            end = start + slip.get().length();
        }
        refusals.add(
                source.span(start, end),
                DiagnosticCode.SYNTAX,
                slip.map(BeginnersSlip::detail).orElse(detail(found)) + more);
    }

    /** Groovy's parser fails on few texts that its grammar allows, and does not say where. */
    private static void parserFailure(Source source, Refusals refusals, String more) {
        int start = source.skipBlank(source.offset(1, 1));
        Matcher sign = SIGN_BEFORE_NO_NUMBER.matcher(source.parsed());
        if (sign.find()) {
            int base = source.offset(1, 1);
            refusals.add(
                    source.span(base + sign.start(), base + sign.end()),
                    DiagnosticCode.SYNTAX,
                    "A sign stands before one number only, and before neither another sign nor a word. Write the"
                            + " value without it, or in parentheses: -(-3)." + more);
            return;
        }
        refusals.add(
                source.span(
                        start, start + source.restOfLine(start).stripTrailing().length()),
                DiagnosticCode.SYNTAX,
                "The statement that begins here cannot be read. Write it in smaller steps: give its parts names with def."
                        + more);
    }

    /** The last character before an offset that is not white space. */
    private static char lastBefore(String text, int offset) {
        int at = offset - 1;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at < 0 ? '\n' : text.charAt(at);
    }

    private static String detail(String found) {
        String here = "'" + found + "' cannot stand here. ";
        return switch (found) {
            case "def" ->
                here + "A function is declared at the outermost level of a file, a variable where a statement may"
                        + " begin.";
            case "else" -> here + "It belongs behind the block of an if.";
            case "case", "default" -> here + "It belongs directly into a switch, before anything without a case.";
            case "switch", "if", "for" ->
                here + "It is a statement and gives no value; a choice between values is written"
                        + " condition ? a : b.";
            case "in" -> here + "A loop is written for (x in values) { … }.";
            case "->" -> here + "Parameters of a closure are plain names: { a, b -> … }.";
            case ":" -> here + "Settings are written without a colon: rpo 4.hours. Keys of a map are names or text.";
            case "{" ->
                here + "A block follows a verb and its arguments: vm('web-01') { … }. Parameters of a function are"
                        + " plain names.";
            default ->
                here + "Something before it may be missing or too much: a comma between values, a quote around text,"
                        + " or a ';' between statements.";
        };
    }

    private static Optional<SyntaxException> place(CompilationFailedException failure) {
        if (failure instanceof MultipleCompilationErrorsException several) {
            for (Message message : several.getErrorCollector().getErrors()) {
                if (message instanceof SyntaxErrorMessage syntax) {
                    return Optional.of(syntax.getCause());
                }
            }
        }
        return Optional.empty();
    }
}

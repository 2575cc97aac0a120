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

    /** The rest of a line up to a colon: one key with its value before the last word already. */
    private static final Pattern SECOND_KEY = Pattern.compile("\\w\\s*:[^:,;{]*[^:,;{\\s]\\s+(\\w+)\\s*$");

    private SyntaxMessages() {}

    static void explain(CompilationFailedException failure, Source source, String text, Refusals refusals) {
        Optional<SyntaxException> syntax = place(failure);
        int offset = syntax.map(e -> source.offset(e.getStartLine(), e.getStartColumn()))
                .orElse(source.offset(1, 1));
        int start = source.skipBlank(offset);
        if (start >= text.length()) {
            int end = text.stripTrailing().length();
            refusals.add(
                    source.span(Math.max(0, end - 1), end),
                    DiagnosticCode.SYNTAX,
                    "The text ends where a statement still lacks something. Complete it, or remove its beginning.");
            return;
        }
        int end = start + 1;
        if (Character.isLetterOrDigit(text.charAt(start))) {
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
        }
        String found = text.substring(start, end);
        String line = text.substring(text.lastIndexOf('\n', start) + 1, start);
        Matcher second = SECOND_KEY.matcher(line);
        String detail = found.equals(":") && second.find()
                ? "A comma is missing before '" + second.group(1)
                        + "': values are separated by commas, as in tags env: 'prod'," + " tier: 'db'."
                : detail(found);
        refusals.add(source.span(start, end), DiagnosticCode.SYNTAX, detail);
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

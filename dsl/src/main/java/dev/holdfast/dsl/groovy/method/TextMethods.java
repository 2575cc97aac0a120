package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.groovy.value.Numbers;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.function.UnaryOperator;

/** Methods of texts and words. Lengths and positions count as Groovy counts them. */
final class TextMethods {

    private TextMethods() {}

    static List<PublishedMethod> all() {
        List<PublishedMethod> all = new ArrayList<>();
        all.addAll(questions());
        all.addAll(changes());
        all.addAll(pieces());
        return all;
    }

    /** Methods that ask about a text, or take it apart. */
    private static List<PublishedMethod> questions() {
        return List.of(
                method("size()", 0, 0, "How many characters there are.", TextMethods::size),
                method("length()", 0, 0, "How many characters there are.", TextMethods::size),
                method(
                        "isEmpty()",
                        0,
                        0,
                        "True if there is no character.",
                        call -> truth(text(call).isEmpty())),
                method("contains(part)", 1, 1, "True if the part occurs in the text.", TextMethods::contains),
                method(
                        "startsWith(part)",
                        1,
                        1,
                        "True if the text starts with the part.",
                        call -> truth(text(call).startsWith(call.text(0)))),
                method(
                        "endsWith(part)",
                        1,
                        1,
                        "True if the text ends with the part.",
                        call -> truth(text(call).endsWith(call.text(0)))),
                method(
                        "split(separator)",
                        0,
                        1,
                        "The parts between separators; no part at the end is empty.",
                        TextMethods::split),
                method(
                        "tokenize(characters)",
                        0,
                        1,
                        "The parts between any of the characters; no part is empty.",
                        TextMethods::tokenize));
    }

    /** Methods that make another value of a text. */
    private static List<PublishedMethod> changes() {
        return List.of(
                method(
                        "toLowerCase()",
                        0,
                        0,
                        "The text in small letters.",
                        call -> changed(call, t -> t.toLowerCase(Locale.ROOT))),
                method(
                        "toUpperCase()",
                        0,
                        0,
                        "The text in capital letters.",
                        call -> changed(call, t -> t.toUpperCase(Locale.ROOT))),
                method(
                        "capitalize()",
                        0,
                        0,
                        "The text with a capital letter first.",
                        call -> changed(call, TextMethods::capitalized)),
                method("trim()", 0, 0, "The text without blanks around it.", call -> changed(call, String::trim)),
                method(
                        "reverse()",
                        0,
                        0,
                        "The characters in the opposite order.",
                        call -> changed(
                                call, t -> new StringBuilder(t).reverse().toString())),
                method(
                        "replace(part, other)",
                        2,
                        2,
                        "The text with each occurrence of the part replaced.",
                        TextMethods::replace),
                method(
                        "padLeft(size, filler)",
                        1,
                        2,
                        "The text, filled on the left with blanks or the filler: '7'.padLeft(2, '0') is '07'.",
                        call -> padded(call, true)),
                method("padRight(size, filler)", 1, 2, "The text, filled on the right.", call -> padded(call, false)));
    }

    /** Methods that take pieces of a text, or find them. */
    private static List<PublishedMethod> pieces() {
        return List.of(
                method(
                        "take(n)",
                        1,
                        1,
                        "The first n characters.",
                        call -> part(call, 0, Math.min(call.count(0), length(call)))),
                method(
                        "drop(n)",
                        1,
                        1,
                        "All but the first n characters.",
                        call -> part(call, Math.min(call.count(0), length(call)), length(call))),
                method(
                        "substring(from, to)",
                        1,
                        2,
                        "The characters from one position to before another, or to the end.",
                        TextMethods::substring),
                method(
                        "indexOf(part)",
                        1,
                        1,
                        "Where the part occurs first, from 0; -1 if it does not.",
                        TextMethods::indexOf),
                method(
                        "isInteger()",
                        0,
                        0,
                        "True if the text is a whole number.",
                        call -> truth(isInteger(text(call).strip()))),
                method("toInteger()", 0, 0, "The whole number that the text is.", TextMethods::toInteger),
                method("toString()", 0, 0, "The text itself.", call -> changed(call, t -> t)));
    }

    private static PublishedMethod method(
            String signature, int least, int most, String sentence, PublishedMethod.Body body) {
        return PublishedMethod.of(signature, least, most, sentence, body);
    }

    private static String text(Invocation call) {
        String text = call.receiver() instanceof Value.Word word ? word.word() : ((Value.Text) call.receiver()).text();
        call.budget().steps(text.length() / 64);
        return text;
    }

    private static long length(Invocation call) {
        return text(call).length();
    }

    private static Value truth(boolean value) {
        return new Value.Truth(value);
    }

    private static Value size(Invocation call) {
        return Value.Numeral.of(length(call));
    }

    private static Value changed(Invocation call, UnaryOperator<String> change) {
        call.budget().characters(length(call));
        return new Value.Text(change.apply(text(call)));
    }

    private static String capitalized(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Charges the worst case of looking for one text in another. */
    private static void search(Invocation call, String text, String part) {
        call.budget().steps((long) text.length() * Math.max(1, part.length()) / 64);
    }

    private static Value contains(Invocation call) {
        search(call, text(call), call.text(0));
        return truth(text(call).contains(call.text(0)));
    }

    private static Value indexOf(Invocation call) {
        search(call, text(call), call.text(0));
        return Value.Numeral.of(text(call).indexOf(call.text(0)));
    }

    private static Value split(Invocation call) {
        if (!call.has(0)) {
            return tokens(call, " \t\n\r\f");
        }
        String separator = call.text(0);
        String text = text(call);
        if (separator.isEmpty() || separator.chars().anyMatch(c -> "\\^$.|?*+()[]{}".indexOf(c) >= 0)) {
            throw new ValueProblem("split takes a plain separator such as ','; characters with a meaning in regular"
                    + " expressions are not possible. Use tokenize to split at single characters.");
        }
        search(call, text, separator);
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(piece(call, text, from, at));
            from = at + separator.length();
        }
        parts.add(piece(call, text, from, text.length()));
        while (parts.size() > 1 && !parts.get(parts.size() - 1).truth()) {
            parts.remove(parts.size() - 1);
        }
        return new Value.Items(!text.isEmpty() && !parts.get(0).truth() && parts.size() == 1 ? List.of() : parts);
    }

    private static Value piece(Invocation call, String text, int from, int to) {
        call.budget().cells(1);
        call.budget().characters(to - from);
        return new Value.Text(text.substring(from, to));
    }

    private static Value tokenize(Invocation call) {
        return tokens(call, call.has(0) ? call.text(0) : " \t\n\r\f");
    }

    private static Value tokens(Invocation call, String separators) {
        String text = text(call);
        search(call, text, separators);
        List<Value> tokens = new ArrayList<>();
        StringTokenizer tokenizer = new StringTokenizer(text, separators);
        while (tokenizer.hasMoreTokens()) {
            String token = tokenizer.nextToken();
            call.budget().cells(1);
            call.budget().characters(token.length());
            tokens.add(new Value.Text(token));
        }
        return new Value.Items(tokens);
    }

    private static Value replace(Invocation call) {
        String text = text(call);
        String part = call.text(0);
        String other = call.text(1);
        search(call, text, part);
        long places = part.isEmpty() ? text.length() + 1L : text.length() / part.length();
        call.budget().characters(text.length() + places * other.length());
        return new Value.Text(text.replace(part, other));
    }

    private static Value padded(Invocation call, boolean left) {
        String text = text(call);
        String filler = call.has(1) ? call.text(1) : " ";
        if (filler.isEmpty()) {
            throw new ValueProblem("A text cannot be filled with nothing. Leave the filler out for blanks.");
        }
        long missing = call.count(0) - text.length();
        if (missing <= 0) {
            return new Value.Text(text);
        }
        call.budget().characters(missing + text.length());
        String fill = filler.repeat((int) (missing / filler.length() + 1)).substring(0, (int) missing);
        return new Value.Text(left ? fill + text : text + fill);
    }

    private static Value part(Invocation call, long from, long to) {
        call.budget().characters(to - from);
        return new Value.Text(text(call).substring((int) from, (int) to));
    }

    private static Value substring(Invocation call) {
        long from = call.count(0);
        long to = call.has(1) ? call.count(1) : length(call);
        if (from > to || to > length(call)) {
            throw new ValueProblem("The text has " + length(call) + " characters, so there is no part from " + from
                    + " to " + to + ". Positions count from 0; take(n) and drop(n) stop at the end.");
        }
        return part(call, from, to);
    }

    private static boolean isInteger(String text) {
        int digits = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.length() > digits
                && text.length() - digits <= 18
                && text.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9');
    }

    private static Value toInteger(Invocation call) {
        String text = text(call).strip();
        if (!isInteger(text)) {
            throw new ValueProblem("The text is not a whole number, so it cannot become one.");
        }
        return Numbers.checked(new BigDecimal(text));
    }
}

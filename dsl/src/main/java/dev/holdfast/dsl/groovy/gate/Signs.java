package dev.holdfast.dsl.groovy.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The signs of Groovy, and what to do instead of those that are not in the policy language: THE list. */
public final class Signs {

    private static final String NO_BITS = "Numbers are counted with, not shifted. Write * or / instead.";
    private static final String NO_PATTERNS =
            "There are no regular expressions. Write .startsWith('…'), .endsWith('…') or .contains('…').";
    private static final String NO_POINTERS = "Functions are called, not passed by name. Write a closure: { x -> … }.";
    private static final String NO_SPREAD = "Write .collect { it.name } to take the same of every element.";
    private static final String NO_STEP = "Write x = x + 1, or loop over a range: for (i in 1..3) { … }.";
    private static final String EQUALITY = "Write == or != to compare values.";
    private static final String RANGES = "Ranges are written 1..3, or 1..<3 without the end.";

    /** Longer signs first, so that the first that fits is what Groovy reads. */
    private static final String NO_LAMBDAS = "The parameters of a closure stand inside of its braces: { x -> … }.";

    private static final Map<String, String> FOREIGN = new LinkedHashMap<>();

    private static final String[] KNOWN = {
        "..<", "?.", "?:", "->", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "..", "=", "+", "-",
        "*", "/", "%", "<", ">", "!", "?", ":", ";", ",", "."
    };

    static {
        FOREIGN.put(">>>=", NO_BITS);
        FOREIGN.put("<..<", RANGES);
        FOREIGN.put("<<=", NO_BITS);
        FOREIGN.put(">>=", NO_BITS);
        FOREIGN.put(">>>", NO_BITS);
        FOREIGN.put("**=", "Write the multiplication out.");
        FOREIGN.put("<=>", "Write <, == or > to compare.");
        FOREIGN.put("===", EQUALITY);
        FOREIGN.put("!==", EQUALITY);
        FOREIGN.put("==~", NO_PATTERNS);
        FOREIGN.put("==>", "Write an if.");
        FOREIGN.put("??.", "Write ?. instead.");
        FOREIGN.put("...", RANGES);
        FOREIGN.put("<..", RANGES);
        FOREIGN.put("=>", "A key and its value are separated by a colon: tags env: 'prod'.");
        FOREIGN.put("=~", NO_PATTERNS);
        FOREIGN.put("::", NO_POINTERS);
        FOREIGN.put(".&", NO_POINTERS);
        FOREIGN.put(".@", "Write the name alone after the dot.");
        FOREIGN.put("*.", NO_SPREAD);
        FOREIGN.put("*:", "Join maps with +.");
        FOREIGN.put("?=", "Write x = x ?: value.");
        FOREIGN.put("?[", "Write a space between '?' and '[', or ask for null before.");
        FOREIGN.put("++", NO_STEP);
        FOREIGN.put("--", NO_STEP);
        FOREIGN.put("**", "Write the multiplication out.");
        FOREIGN.put("<<", "Lists do not change; write list + [value]. Text is joined with +.");
        FOREIGN.put(">>", NO_BITS);
        FOREIGN.put("<>", EQUALITY);
        FOREIGN.put("&=", "Write && for and.");
        FOREIGN.put("|=", "Write || for or.");
        FOREIGN.put("^=", EQUALITY);
        FOREIGN.put("&", "Write && for and.");
        FOREIGN.put("|", "Write || for or.");
        FOREIGN.put("^", "Write != to compare two conditions.");
        FOREIGN.put("~", NO_PATTERNS);
        FOREIGN.put("@", "Annotations would let a file run code while it is read. Remove it.");
        FOREIGN.put("#", "Comments begin with //.");
        FOREIGN.put("\\", "A statement ends with its line. Put an operator or a comma at the end of the line instead.");
        FOREIGN.put("`", "Text is written in straight single quotes: '…'.");
        FOREIGN.put("$", "Interpolation is possible inside double quotes only. Remove it.");
    }

    private Signs() {}

    /** The longest sign that starts here, in the language or not; empty if the character is none of Groovy's. */
    public static Optional<String> at(String text, int offset) {
        String longest = "";
        for (String sign : FOREIGN.keySet()) {
            longest = longer(longest, sign, text, offset);
        }
        for (String sign : KNOWN) {
            longest = longer(longest, sign, text, offset);
        }
        return longest.isEmpty() ? Optional.empty() : Optional.of(longest);
    }

    private static String longer(String longest, String sign, String text, int offset) {
        return sign.length() > longest.length() && text.startsWith(sign, offset) ? sign : longest;
    }

    /** What to do instead of a sign that is not in the language after the token before it; empty if it may be used. */
    static Optional<String> advice(Token sign, Token before) {
        // Groovy's parser takes seconds for a chain of 80 lambdas, which no bracket encloses.
        return sign.is("->") && before.is(")")
                ? Optional.of(NO_LAMBDAS)
                : Optional.ofNullable(FOREIGN.get(sign.text()));
    }
}

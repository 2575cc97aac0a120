package dev.holdfast.dsl.groovy.gate;

import dev.holdfast.dsl.text.Characters;

/** The characters of names and numbers; letters of other scripts are not among them. */
final class Letters {

    /** What word processors make of straight quotes. */
    private static final String TYPOGRAPHIC_QUOTES = "‘’‚‛“”„‟«»‹›";

    private Letters() {}

    /** What to say of a character that is not Groovy's. */
    static String foreign(int character) {
        String start = "The character " + Characters.hex(character);
        return TYPOGRAPHIC_QUOTES.indexOf(character) >= 0
                ? start + " is a quote of printed text. Quotes of the language are straight: '…' or \"…\"."
                : start + " stands outside of text in quotes. Letters of other scripts can look like those of the"
                        + " language. Put text in quotes: '…'.";
    }

    static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c);
    }
}

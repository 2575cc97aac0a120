package dev.holdfast.dsl.groovy.gate;

/** The characters of names and numbers; letters of other scripts are not among them. */
final class Letters {

    private Letters() {}

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

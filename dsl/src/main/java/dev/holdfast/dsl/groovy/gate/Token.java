package dev.holdfast.dsl.groovy.gate;

/**
 * The last thing that the scanner read.
 *
 * @param text what is written; of a text in quotes only the quote
 * @param end offset of the first character after it
 */
record Token(TokenKind kind, String text, int start, int end) {

    boolean is(String sign) {
        return kind == TokenKind.SIGN && text.equals(sign);
    }
}

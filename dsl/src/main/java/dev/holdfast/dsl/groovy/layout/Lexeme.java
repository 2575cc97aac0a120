package dev.holdfast.dsl.groovy.layout;

/**
 * A word, a sign, a literal or a comment of a text.
 *
 * @param text as it is written
 * @param start offset of its first character
 * @param lines line ends between the lexeme before it and this one
 * @param apart true if white space or a line end stands before it
 */
record Lexeme(LexemeKind kind, String text, int start, int lines, boolean apart) {

    int end() {
        return start + text.length();
    }

    boolean is(String sign) {
        return kind == LexemeKind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == LexemeKind.WORD && text.equals(word);
    }

    boolean isComment() {
        return kind == LexemeKind.LINE_COMMENT || kind == LexemeKind.BLOCK_COMMENT;
    }

    boolean opens() {
        return is("(") || is("[") || is("{");
    }

    boolean closes() {
        return is(")") || is("]") || is("}");
    }

    Lexeme withLines(int count) {
        return new Lexeme(kind, text, start, count, apart);
    }
}

package dev.holdfast.dsl.yaml.layout;

import org.snakeyaml.engine.v2.tokens.Token;

/**
 * A part of a YAML text: what the parser's scanner tells apart, or a comment.
 *
 * @param kind of the scanner; {@code Comment} for comments
 * @param text as written; empty for starts and ends of blocks, which have no sign
 * @param start offset of its first character
 * @param column of its first character, from 0
 * @param lines line ends between the piece with text before it and this one
 */
record Piece(Token.ID kind, String text, int start, int column, int lines) {

    boolean is(Token.ID wanted) {
        return kind == wanted;
    }

    boolean isComment() {
        return kind == Token.ID.Comment;
    }

    int end() {
        return start + text.length();
    }

    /** True for {@code |} and {@code >} with the lines below them. */
    boolean isBlockScalar() {
        return kind == Token.ID.Scalar && (text.startsWith("|") || text.startsWith(">"));
    }
}

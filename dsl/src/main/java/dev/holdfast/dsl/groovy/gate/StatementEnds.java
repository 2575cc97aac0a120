package dev.holdfast.dsl.groovy.gate;

import java.util.Set;

/** Where statements can end and begin, judged by the tokens on both sides; in doubt a statement goes on. */
final class StatementEnds {

    /** Words that open a head in parentheses, after which the statement goes on over line ends. */
    private static final Set<String> HEADS = Set.of("if", "for", "switch");

    /** Words that a statement goes on with, even on a line of their own. */
    private static final Set<String> CONTINUATIONS = Set.of("else", "in");

    /** Words that are values. */
    private static final Set<String> VALUES = Set.of("true", "false", "null");

    private StatementEnds() {}

    static boolean opensHead(Token token) {
        return token.kind() == TokenKind.WORD && HEADS.contains(token.text());
    }

    static boolean isContinuation(Token token) {
        return token.kind() == TokenKind.WORD && CONTINUATIONS.contains(token.text());
    }

    /** True if a line end after this token can end a statement. */
    static boolean canEndWith(Token token) {
        return switch (token.kind()) {
            case NUMBER, TEXT -> true;
            case WORD -> isValue(token) || token.text().equals("break");
            case SIGN -> token.is(")") || token.is("]") || token.is("}") || token.is("->");
        };
    }

    /**
     * True if a new line with this token can begin a statement. A brace that closes a block belongs to the statement around the
     * block, which may go on behind it.
     */
    static boolean canBeginWith(Token token) {
        return token.kind() != TokenKind.SIGN || token.is("[") || token.is("(");
    }

    /** True if Groovy's lexer takes a slash after this token for a division, not for the beginning of a text. */
    static boolean canBeDivided(Token token) {
        return switch (token.kind()) {
            case NUMBER, TEXT -> true;
            case WORD -> isValue(token);
            case SIGN -> token.is(")") || token.is("]");
        };
    }

    private static boolean isValue(Token word) {
        return !ForeignWords.KEYWORDS.contains(word.text()) || VALUES.contains(word.text());
    }
}

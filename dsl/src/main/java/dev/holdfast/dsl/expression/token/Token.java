package dev.holdfast.dsl.expression.token;

import org.jspecify.annotations.Nullable;

/**
 * A piece of an expression's text.
 *
 * @param kind what it is
 * @param text as written; empty at the end
 * @param value what a literal stands for; null for other kinds
 * @param offset first character
 */
public record Token(TokenKind kind, String text, @Nullable Object value, int offset) {

    /** First character after it. */
    public int end() {
        return offset + text.length();
    }

    /** True for this sign outside of quotes. */
    public boolean isSymbol(String symbol) {
        return kind == TokenKind.SYMBOL && text.equals(symbol);
    }

    /** True for this word outside of quotes. */
    public boolean isWord(String word) {
        return kind == TokenKind.WORD && text.equals(word);
    }

    /** For messages: what stands here. */
    public String shown() {
        if (kind == TokenKind.END) {
            return "the expression ends";
        }
        String cut = text.length() > 30 ? text.substring(0, 30) + "…" : text;
        return "there is " + (cut.startsWith("'") || cut.startsWith("\"") ? cut : "'" + cut + "'");
    }
}

package dev.holdfast.dsl.groovy.layout;

import dev.holdfast.dsl.groovy.gate.Signs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the lexemes of a text that the gate admitted; linear in its length. */
final class Lexer {

    private final String text;
    private final Set<String> conditionVerbs;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;
    private int lines;
    private int gapStart;

    private Lexer(String text, Set<String> conditionVerbs) {
        this.text = text;
        this.conditionVerbs = conditionVerbs;
    }

    /**
     * All lexemes in order.
     *
     * @param conditionVerbs verbs whose closure is a condition
     */
    static List<Lexeme> read(String text, Set<String> conditionVerbs) {
        Lexer lexer = new Lexer(text, conditionVerbs);
        lexer.read();
        return lexer.lexemes;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                lines++;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                add(LexemeKind.LINE_COMMENT, endOfLine(at));
            } else if (text.startsWith("/*", at)) {
                add(LexemeKind.BLOCK_COMMENT, endOfComment(at));
            } else if (c == '\'' || c == '"') {
                add(LexemeKind.TEXT, endOfText(at));
            } else if (isDigit(c)) {
                add(LexemeKind.NUMBER, endOfNumber());
            } else if (isWordPart(c)) {
                add(LexemeKind.WORD, endOfWord(at));
            } else if (c == '{' && beforeIsConditionVerb()) {
                add(LexemeKind.CONDITION, endOfBraces(at + 1));
            } else {
                add(LexemeKind.SIGN, at + signLength());
            }
        }
    }

    private void add(LexemeKind kind, int end) {
        lexemes.add(new Lexeme(kind, text.substring(at, end), at, lines, at > gapStart));
        lines = 0;
        at = end;
        gapStart = end;
    }

    private boolean beforeIsConditionVerb() {
        int last = lexemes.size() - 1;
        while (last >= 0 && (lexemes.get(last).is("(") || lexemes.get(last).isComment())) {
            last--;
        }
        boolean member = last > 0
                && (lexemes.get(last - 1).is(".") || lexemes.get(last - 1).is("?."));
        return last >= 0
                && !member
                && lexemes.get(last).kind() == LexemeKind.WORD
                && conditionVerbs.contains(lexemes.get(last).text());
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        int last = end < 0 ? text.length() : end;
        while (last > from && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private int endOfComment(int from) {
        int end = text.indexOf("*/", from + 2);
        return end < 0 ? text.length() : end + 2;
    }

    private int endOfText(int from) {
        char quote = text.charAt(from);
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            if (text.charAt(i) == '\\') {
                i += 2;
            } else if (quote == '"' && text.startsWith("${", i)) {
                i = endOfBraces(i + 2);
            } else {
                i++;
            }
        }
        return Math.min(i + 1, text.length());
    }

    /** The offset behind the brace that closes one opened before this offset. */
    private int endOfBraces(int from) {
        int depth = 1;
        int i = from;
        while (i < text.length() && depth > 0) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfText(i);
            } else if (text.startsWith("//", i)) {
                i = endOfLine(i);
            } else if (text.startsWith("/*", i)) {
                i = endOfComment(i);
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                i++;
            }
        }
        return i;
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfNumber() {
        int end = endOfWord(at);
        boolean fraction = end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1));
        return fraction ? endOfWord(end + 1) : end;
    }

    /** A bracket is a sign of its own. */
    private int signLength() {
        if ("()[]{}".indexOf(text.charAt(at)) >= 0) {
            return 1;
        }
        String sign = Signs.at(text, at).orElse(text.substring(at, at + 1));
        return sign.length() > 1 && sign.endsWith("[") ? sign.length() - 1 : sign.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}

package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.gate.TextPart;
import dev.holdfast.dsl.text.TextPlaces;
import dev.holdfast.dsl.tree.SourceText;
import org.codehaus.groovy.ast.ASTNode;

/** The text behind Groovy's tree, by offset in the file; Groovy's lines and columns count characters from 1, ends exclusive. */
final class Source {

    private final String text;
    private final TextPlaces places;
    private final TextPlaces part;
    private final int base;

    /** The text of a whole file, of which a part was parsed. */
    Source(String text, TextPlaces places, TextPart part) {
        this.text = text;
        this.places = places;
        this.part = new TextPlaces(new SourceText(places.source().file(), text.substring(part.start(), part.end())));
        this.base = part.start();
    }

    /** What was parsed. */
    String parsed() {
        return part.source().text();
    }

    /** The offset of a place that Groovy names. */
    int offset(int line, int column) {
        return base + part.offset(line, column);
    }

    int start(ASTNode node) {
        return offset(node.getLineNumber(), node.getColumnNumber());
    }

    /** The end of a node without white space after its last word. */
    int end(ASTNode node) {
        int end = offset(node.getLastLineNumber(), node.getLastColumnNumber());
        int start = start(node);
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    SourceSpan span(ASTNode node) {
        return span(start(node), end(node));
    }

    SourceSpan span(int start, int end) {
        return places.span(start, Math.max(start, end));
    }

    int offset(SourceSpan span) {
        return places.offset(span.startLine(), span.startColumn());
    }

    int endOffset(SourceSpan span) {
        return places.offset(span.endLine(), span.endColumn());
    }

    String text(int start, int end) {
        return text.substring(start, Math.max(start, end));
    }

    char at(int offset) {
        return offset >= 0 && offset < text.length() ? text.charAt(offset) : '\n';
    }

    boolean startsWith(String part, int offset) {
        return text.startsWith(part, offset);
    }

    /** What stands from an offset to the end of its line. */
    String restOfLine(int from) {
        int start = Math.min(from, text.length());
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** What stands before an offset on its line. */
    String beginOfLine(int offset) {
        return text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
    }

    /** The last place of a character before an offset; -1 if there is none. */
    int lastBefore(char wanted, int offset) {
        return text.lastIndexOf(wanted, offset - 1);
    }

    /** The first offset from here on that is neither white space nor inside a comment. */
    int skipBlank(int from) {
        int at = from;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return at;
            }
        }
        return at;
    }

    /** The first offset from here on that is neither blank nor an opening parenthesis. */
    int skipParentheses(int from) {
        int at = skipBlank(from);
        while (at(at) == '(') {
            at = skipBlank(at + 1);
        }
        return at;
    }

    /** True if exactly this name stands at an offset. */
    boolean isName(String name, int offset) {
        boolean before = offset > 0 && isPart(text.charAt(offset - 1));
        int end = offset + name.length();
        return !before && isName(name) && text.startsWith(name, offset) && (end >= text.length() || !isPart(at(end)));
    }

    /** True if a text has the form of a name. */
    static boolean isName(String name) {
        return !name.isEmpty() && !isDigit(name.charAt(0)) && name.chars().allMatch(c -> isPart((char) c) && c < 0x80);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Letters of other scripts count: Groovy takes them for parts of names, we refuse such names. */
    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}

package dev.holdfast.dsl.text;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.SourceText;
import java.util.Arrays;

/**
 * Offsets of a text as lines and columns, and back; offsets count UTF-16 units, columns count characters.
 *
 * <p>Each question costs the logarithm of the number of lines and of characters beyond the basic plane.
 */
public final class TextPlaces {

    private final SourceText source;
    private final int[] lineStarts;
    private final int[] pairs;

    /** Places in this text. */
    public TextPlaces(SourceText source) {
        this.source = source;
        String text = source.text();
        this.lineStarts = positions(text, false);
        this.pairs = positions(text, true);
    }

    /** Offsets of the second halves of surrogate pairs, or else of the starts of lines. */
    private static int[] positions(String text, boolean surrogates) {
        int[] found = new int[64];
        int count = surrogates ? 0 : 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (surrogates ? Character.isLowSurrogate(c) : c == '\n') {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = surrogates ? i : i + 1;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The text itself. */
    public SourceText source() {
        return source;
    }

    /** From one offset (inclusive) to another (exclusive), both inside the text or at its end. */
    public SourceSpan span(int start, int end) {
        int startLine = line(start);
        int endLine = line(end);
        return new SourceSpan(source.file(), startLine, column(startLine, start), endLine, column(endLine, end));
    }

    /** The offset of a place; the nearest offset of the text if there is no such place. */
    public int offset(int line, int column) {
        if (line < 1) {
            return 0;
        }
        if (line > lineStarts.length) {
            return source.text().length();
        }
        int start = lineStarts[line - 1];
        int plain = start + Math.max(0, column - 1);
        int offset = plain;
        for (int next = plain + pairsIn(start, offset + 1); next != offset; next = plain + pairsIn(start, offset + 1)) {
            offset = next;
        }
        return Math.min(offset, source.text().length());
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int column(int line, int offset) {
        int start = lineStarts[line - 1];
        return offset - start - pairsIn(start, offset) + 1;
    }

    private int pairsIn(int from, int to) {
        return before(to) - before(from);
    }

    private int before(int offset) {
        int found = Arrays.binarySearch(pairs, offset);
        return found >= 0 ? found : -found - 1;
    }
}

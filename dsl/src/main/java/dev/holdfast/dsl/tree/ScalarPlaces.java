package dev.holdfast.dsl.tree;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.List;

/**
 * Where the parts of a scalar's text stand in the file, for text that is not simply what its span covers: several lines, or
 * values that were put in.
 *
 * @param parts in the order of the text, without gaps, the first at offset 0; each on one line
 */
public record ScalarPlaces(List<Part> parts) {
    public ScalarPlaces {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.get(0).offset() != 0) {
            throw new IllegalArgumentException("the parts do not begin with the text");
        }
    }

    /**
     * One part.
     *
     * @param offset where it starts in the text, in UTF-16 units
     * @param place where it is written
     * @param verbatim true if the text stands there character by character
     */
    public record Part(int offset, SourceSpan place, boolean verbatim) {}

    /**
     * The place of a piece of the text.
     *
     * @param text the whole text
     * @param offset where the piece starts
     * @param length how long it is; at least one column is marked
     */
    public SourceSpan within(String text, int offset, int length) {
        int index = parts.size() - 1;
        while (parts.get(index).offset() > offset && index > 0) {
            index--;
        }
        Part part = parts.get(index);
        SourceSpan place = part.place();
        if (!part.verbatim()) {
            return place;
        }
        int end = index + 1 < parts.size() ? parts.get(index + 1).offset() : text.length();
        int from = Math.min(offset, end);
        int to = Math.max(from, Math.min(end, offset + length));
        int column = place.startColumn() + text.codePointCount(part.offset(), from);
        int width = Math.max(1, text.codePointCount(from, to));
        return new SourceSpan(
                place.file(), place.startLine(), column, place.startLine(), column + width, place.origin());
    }
}

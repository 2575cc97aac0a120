package dev.holdfast.dsl.groovy.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a text between statements of its outermost level.
 *
 * <p>For a text with a mistake Groovy's parser starts over with a method that takes fifty times as long (measured: 8 seconds for
 * 10,000 lines); in parts it does so only for the part with the mistake.
 */
final class Parts {

    private final int most;
    private final List<TextPart> parts = new ArrayList<>();
    private int start;
    private int tokens;
    private int statement;

    /**
     * No parts yet.
     *
     * @param most tokens after which a part ends at the next statement
     */
    Parts(int most) {
        this.most = most;
    }

    /** Counts a token; gives how many the outermost statement around it has now. */
    int count() {
        tokens++;
        return ++statement;
    }

    /** A statement of the outermost level begins on a new line at this offset. */
    void statement(int offset) {
        statement = 0;
        if (tokens >= most) {
            parts.add(new TextPart(start, offset));
            start = offset;
            tokens = 0;
        }
    }

    /** All parts, in order, up to the end of the text. */
    List<TextPart> finish(int end) {
        parts.add(new TextPart(start, end));
        return List.copyOf(parts);
    }
}

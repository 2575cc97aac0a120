package dev.holdfast.dsl.layout;

import java.util.List;

/**
 * A text taken apart.
 *
 * @param parts everything but comments, in order; those with text do not overlap
 * @param comments every line of every comment, in order
 */
public record Parts(List<Part> parts, List<CommentLine> comments) {

    public Parts {
        parts = List.copyOf(parts);
        comments = List.copyOf(comments);
    }

    /**
     * One line of a comment.
     *
     * @param text without the mark before it and white space after it
     * @param start offset of the text, right after the mark
     */
    public record CommentLine(String text, int start) {}
}

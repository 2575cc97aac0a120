package dev.holdfast.dsl.ignore;

/**
 * A part of a text: from the beginning of a line to a place. Lines and columns count from 1, columns in characters.
 *
 * @param file path as printed in messages
 * @param firstLine where it begins
 * @param lastLine where it ends; not before the first
 * @param endColumn first column of the last line that does not belong to it; {@link Integer#MAX_VALUE} if the whole line does
 */
public record Reach(String file, int firstLine, int lastLine, int endColumn) {

    public Reach {
        if (firstLine < 1 || lastLine < firstLine || endColumn < 1) {
            throw new IllegalArgumentException("no reach: " + firstLine + " to " + lastLine + ":" + endColumn);
        }
    }

    /** A whole line. */
    static Reach line(String file, int line) {
        return new Reach(file, line, line, Integer.MAX_VALUE);
    }

    /** True if a place of the same file lies in it. */
    boolean contains(int line, int column) {
        return line >= firstLine && (line < lastLine || (line == lastLine && column < endColumn));
    }

    /** True if it ends after another that begins before or with it. */
    boolean endsAfter(Reach other) {
        return lastLine > other.lastLine || (lastLine == other.lastLine && endColumn > other.endColumn);
    }
}

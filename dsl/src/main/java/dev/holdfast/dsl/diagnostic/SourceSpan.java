package dev.holdfast.dsl.diagnostic;

import java.util.Comparator;

/**
 * A place in a source file: from the first character (inclusive) to the last (exclusive).
 *
 * @param file path as the user would write it (relative to the working directory, forward slashes); never empty
 * @param startLine 1-based line
 * @param startColumn 1-based column, counted in code points
 * @param endLine 1-based line of the first character after the span; ≥ startLine
 * @param endColumn 1-based column of the first character after the span
 */
public record SourceSpan(String file, int startLine, int startColumn, int endLine, int endColumn)
        implements Comparable<SourceSpan> {

    private static final Comparator<SourceSpan> BY_PLACE = Comparator.comparing(SourceSpan::file)
            .thenComparingInt(SourceSpan::startLine)
            .thenComparingInt(SourceSpan::startColumn)
            .thenComparingInt(SourceSpan::endLine)
            .thenComparingInt(SourceSpan::endColumn);

    public SourceSpan {
        if (file.isEmpty()) {
            throw new IllegalArgumentException("file must not be empty");
        }
        if (startLine < 1 || startColumn < 1 || endLine < startLine || endColumn < 1) {
            throw new IllegalArgumentException(
                    "not a span: " + startLine + ":" + startColumn + "-" + endLine + ":" + endColumn);
        }
    }

    /** The span of a single character. */
    public static SourceSpan at(String file, int line, int column) {
        return new SourceSpan(file, line, column, line, column + 1);
    }

    /** The place as printed in messages: {@code file:line:column}. */
    public String place() {
        return file + ":" + startLine + ":" + startColumn;
    }

    @Override
    public int compareTo(SourceSpan other) {
        return BY_PLACE.compare(this, other);
    }
}

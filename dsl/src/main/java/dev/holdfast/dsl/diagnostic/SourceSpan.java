package dev.holdfast.dsl.diagnostic;

import java.util.Comparator;
import java.util.Optional;

/**
 * A place in a source file: from the first character (inclusive) to the last (exclusive).
 *
 * @param file path as the user would write it (relative to the working directory, forward slashes); never empty
 * @param startLine 1-based line
 * @param startColumn 1-based column, counted in code points
 * @param endLine 1-based line of the first character after the span; ≥ startLine
 * @param endColumn 1-based column of the first character after the span
 * @param origin the loop or call because of which the text took effect; empty for text that stands for itself
 */
public record SourceSpan(
        String file, int startLine, int startColumn, int endLine, int endColumn, Optional<Origin> origin)
        implements Comparable<SourceSpan> {

    private static final Comparator<SourceSpan> BY_PLACE = Comparator.comparing(SourceSpan::file)
            .thenComparingInt(SourceSpan::startLine)
            .thenComparingInt(SourceSpan::startColumn)
            .thenComparingInt(SourceSpan::endLine)
            .thenComparingInt(SourceSpan::endColumn)
            .thenComparing(span -> span.origin().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    public SourceSpan {
        if (file.isEmpty()) {
            throw new IllegalArgumentException("file must not be empty");
        }
        if (startLine < 1 || startColumn < 1 || endLine < startLine || endColumn < 1) {
            throw new IllegalArgumentException(
                    "not a span: " + startLine + ":" + startColumn + "-" + endLine + ":" + endColumn);
        }
    }

    /** A place whose text stands for itself. */
    public SourceSpan(String file, int startLine, int startColumn, int endLine, int endColumn) {
        this(file, startLine, startColumn, endLine, endColumn, Optional.empty());
    }

    /** The same place, whatever made its text take effect. */
    public SourceSpan written() {
        return origin.isEmpty() ? this : new SourceSpan(file, startLine, startColumn, endLine, endColumn);
    }

    /** The same place, evaluated because of {@code cause}. */
    public SourceSpan by(Origin cause) {
        return new SourceSpan(file, startLine, startColumn, endLine, endColumn, Optional.of(cause));
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

package dev.holdfast.dsl.tree;

import dev.holdfast.dsl.diagnostic.DiagnosticText;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lines of several texts by number; finds line after line without reading a text from its start each time. */
public final class SourceLines implements DiagnosticText.Lines {

    private final Map<String, SourceText> sources;
    private final Map<String, int[]> starts = new HashMap<>();

    /** Lines of these texts, by file as printed. */
    public SourceLines(Map<String, SourceText> sources) {
        this.sources = Map.copyOf(sources);
    }

    @Override
    public Optional<String> line(String file, int number) {
        SourceText source = sources.get(file);
        if (source == null || number < 1) {
            return Optional.empty();
        }
        int[] index = starts.computeIfAbsent(file, any -> index(source.text()));
        if (number > index.length) {
            return Optional.empty();
        }
        String text = source.text();
        int start = index[number - 1];
        int end = text.indexOf('\n', start);
        String line = end < 0 ? text.substring(start) : text.substring(start, end);
        return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    /**
     * The place of a part of a scalar: exact if the scalar knows where its parts stand, or if it stands on one line without
     * escapes; else the scalar's start.
     *
     * @param offset where the part starts in the scalar's text, in UTF-16 units
     * @param length how long it is; at least one column is marked
     */
    public SourceSpan within(Node.Scalar scalar, int offset, int length) {
        SourceSpan span = scalar.span();
        String text = scalar.text();
        if (scalar.places().isPresent()) {
            return scalar.places().get().within(text, offset, length);
        }
        Optional<String> line =
                span.startLine() == span.endLine() ? line(span.file(), span.startLine()) : Optional.empty();
        if (line.isEmpty() || offset > text.length()) {
            return span;
        }
        String whole = line.get();
        int points = whole.codePointCount(0, whole.length());
        if (span.endColumn() - 1 > points) {
            return span;
        }
        int from = whole.offsetByCodePoints(0, span.startColumn() - 1);
        int to = whole.offsetByCodePoints(0, span.endColumn() - 1);
        String written = whole.substring(from, to);
        int at = written.lastIndexOf(text);
        if (at < 0 || written.length() - at - text.length() > 1) {
            return span;
        }
        int skipped = at + offset;
        int end = Math.min(written.length(), skipped + length);
        int column = span.startColumn() + written.codePointCount(0, skipped);
        int endColumn = span.startColumn() + written.codePointCount(0, Math.max(skipped, end));
        return new SourceSpan(
                span.file(),
                span.startLine(),
                column,
                span.startLine(),
                Math.max(column + 1, endColumn),
                span.origin());
    }

    private static int[] index(String text) {
        int[] index = new int[64];
        int lines = 1;
        for (int next = text.indexOf('\n') + 1; next > 0; next = text.indexOf('\n', next) + 1) {
            if (lines == index.length) {
                index = Arrays.copyOf(index, lines * 2);
            }
            index[lines++] = next;
        }
        return Arrays.copyOf(index, lines);
    }
}

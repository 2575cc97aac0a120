package dev.holdfast.dsl.tree;

import dev.holdfast.dsl.diagnostic.DiagnosticText;
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

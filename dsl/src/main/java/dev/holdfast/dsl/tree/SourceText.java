package dev.holdfast.dsl.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of one file, kept so that a message can show the line it speaks of.
 *
 * @param file path as printed in messages
 * @param text decoded text, line ends as in the file
 */
public record SourceText(String file, String text) {

    /** The line with this 1-based number without its line end; empty if the file is shorter. */
    public Optional<String> line(int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return Optional.empty();
            }
            start = next + 1;
        }
        int end = text.indexOf('\n', start);
        String line = end < 0 ? text.substring(start) : text.substring(start, end);
        return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    /** All lines without their line ends; a text that ends with a line end has no empty last line. */
    public List<String> lines() {
        return new ArrayList<>(text.lines().toList());
    }
}

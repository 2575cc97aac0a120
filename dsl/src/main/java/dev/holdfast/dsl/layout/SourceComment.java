package dev.holdfast.dsl.layout;

import java.util.List;

/**
 * A comment of a text.
 *
 * @param lines its text without marks and the space after them; never empty, though lines can be
 * @param line on which it begins, from 1
 * @param column at which it begins, from 1, in characters
 * @param alone true if nothing stands before it on its line
 */
public record SourceComment(List<String> lines, int line, int column, boolean alone) {
    public SourceComment {
        lines = List.copyOf(lines);
    }

    /** The text after a mark: without the one space that usually follows it, and without white space at the end. */
    public static String unmarked(String text, int mark) {
        String rest = text.substring(Math.min(mark, text.length())).stripTrailing();
        return rest.startsWith(" ") ? rest.substring(1) : rest;
    }
}

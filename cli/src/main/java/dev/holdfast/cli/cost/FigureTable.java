package dev.holdfast.cli.cost;

import dev.holdfast.cli.render.MarkdownText;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.cli.terminal.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** A table of figures under headings: names at the left, and figures whose last digits stand below each other. */
final class FigureTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows. */
    FigureTable(List<String> headings) {
        rows.add(List.copyOf(headings));
    }

    /** Adds a row with a cell for each heading. */
    void row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("a row of " + cells.size() + " cells: " + cells);
        }
        rows.add(cells.stream().map(SafeText::of).toList());
    }

    /** Adds it to a page. */
    void writeTo(Page page, String indent) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], TextWidth.of(row.get(column)));
            }
        }
        List<List<Cell>> cells = new ArrayList<>();
        for (List<String> row : rows) {
            List<Cell> line = new ArrayList<>();
            for (int column = 0; column < widths.length; column++) {
                String text = row.get(column);
                String padding = " ".repeat(widths[column] - TextWidth.of(text));
                String aligned = column == 0 || text.isEmpty() ? text : padding + text;
                line.add(cells.isEmpty() ? Cell.faint(aligned) : Cell.of(aligned));
            }
            cells.add(line);
        }
        page.columns(indent, cells);
    }

    /** Adds it as a table of Markdown. */
    void writeTo(StringBuilder markdown) {
        for (int index = 0; index < rows.size(); index++) {
            for (String cell : rows.get(index)) {
                markdown.append("| ").append(MarkdownText.escape(cell)).append(' ');
            }
            markdown.append("|\n");
            if (index == 0) {
                markdown.append("|---")
                        .append("|---:".repeat(rows.get(0).size() - 1))
                        .append("|\n");
            }
        }
    }
}

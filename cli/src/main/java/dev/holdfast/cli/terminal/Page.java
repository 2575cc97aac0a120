package dev.holdfast.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines of text under construction, with or without colour. The bytes beside colours are the same either way. */
public final class Page {

    /** Where paragraphs are broken. */
    private static final int WIDTH = 110;

    private static final String GAP = "   ";

    private final StringBuilder text = new StringBuilder(4_096);
    private final boolean colored;

    /** An empty page. */
    public Page(boolean colored) {
        this.colored = colored;
    }

    /** Adds a line of cells, one behind the other without a gap. */
    public Page line(Cell... cells) {
        for (Cell cell : cells) {
            append(cell);
        }
        return end();
    }

    /** Adds a line of plain text. */
    public Page line(String plain) {
        return line(Cell.of(plain));
    }

    /** Adds an empty line, unless the page is empty or already ends with one. */
    public Page gap() {
        int length = text.length();
        boolean wanted = length > 0 && !(length > 1 && text.charAt(length - 2) == '\n');
        return wanted ? end() : this;
    }

    /**
     * Adds rows whose columns start below each other. The last cell of a row may be as long as it likes; a row may have fewer
     * cells than others.
     *
     * @param indent what each line starts with
     * @param rows the cells of each line
     */
    public Page columns(String indent, List<List<Cell>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<Cell> row : rows) {
            for (int column = 0; column < row.size() - 1; column++) {
                int width = TextWidth.of(row.get(column).text());
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
        for (List<Cell> row : rows) {
            row(indent, row, widths);
        }
        return this;
    }

    /**
     * Adds text as lines of at most {@value #WIDTH} columns, broken between words; a longer word has a line of its own.
     *
     * @param first what the first line starts with; the others are indented as far
     */
    public Page paragraph(String first, String words) {
        return paragraph(first, Style.PLAIN, words);
    }

    /**
     * Adds text as the other method does, each of its lines in a style.
     *
     * @param first what the first line starts with; the others are indented as far
     */
    public Page paragraph(String first, Style style, String words) {
        int margin = TextWidth.of(first);
        StringBuilder line = new StringBuilder(first);
        int used = margin;
        for (String word : SafeText.of(words).split(" ", -1)) {
            int width = TextWidth.of(word);
            if (used > margin && used + 1 + width > WIDTH) {
                append(new Cell(style, line.toString()));
                end();
                line.setLength(0);
                line.append(" ".repeat(margin));
                used = margin;
            }
            if (used > margin) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += width;
        }
        append(new Cell(style, line.toString()));
        return end();
    }

    private void row(String indent, List<Cell> row, List<Integer> widths) {
        text.append(indent);
        int last = row.size() - 1;
        while (last > 0 && row.get(last).text().isEmpty()) {
            last--;
        }
        for (int column = 0; column <= last; column++) {
            Cell cell = row.get(column);
            append(cell);
            if (column < last) {
                text.append(" ".repeat(widths.get(column) - TextWidth.of(cell.text())))
                        .append(GAP);
            }
        }
        end();
    }

    private void append(Cell cell) {
        if (!colored || cell.style() == Style.PLAIN || cell.text().isEmpty()) {
            text.append(cell.text());
        } else {
            text.append(cell.style().start()).append(cell.text()).append(Style.RESET);
        }
    }

    private Page end() {
        text.append('\n');
        return this;
    }

    /** All lines, each with its line end. */
    @Override
    public String toString() {
        return text.toString();
    }
}

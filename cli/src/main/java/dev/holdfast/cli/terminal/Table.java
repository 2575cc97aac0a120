package dev.holdfast.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, on their way to a {@link Page}. */
public final class Table {

    private final List<List<Cell>> rows = new ArrayList<>();

    /** A table without rows. */
    public Table(String... headings) {
        List<Cell> first = new ArrayList<>();
        for (String heading : headings) {
            first.add(Cell.faint(heading));
        }
        rows.add(first);
    }

    /** Adds a row; it may have fewer cells than there are headings. */
    public Table row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Adds a row of plain cells. */
    public Table row(String... cells) {
        List<Cell> plain = new ArrayList<>();
        for (String cell : cells) {
            plain.add(Cell.of(cell));
        }
        rows.add(plain);
        return this;
    }

    /** Headings and rows, for {@link Page#columns}. */
    public List<List<Cell>> rows() {
        return List.copyOf(rows);
    }
}

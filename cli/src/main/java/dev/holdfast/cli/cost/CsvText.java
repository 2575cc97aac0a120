package dev.holdfast.cli.cost;

import java.io.PrintStream;
import java.util.List;

/** Rows of comma-separated values as RFC 4180 has them: lines end with CR LF, a cell with a comma, quote or line end is quoted. */
final class CsvText {

    private final PrintStream out;

    CsvText(PrintStream out) {
        this.out = out;
    }

    /** Writes a row. */
    void row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            row.append(row.length() == 0 ? "" : ",").append(quoted(cell));
        }
        out.print(row.append("\r\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

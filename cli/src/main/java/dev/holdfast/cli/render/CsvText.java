package dev.holdfast.cli.render;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of comma-separated values as RFC 4180 has them: lines end with CR LF, a cell with a comma, quote or line end is quoted. A
 * text that a spreadsheet would take for a formula has an apostrophe before it, as OWASP advises against CSV injection.
 */
public final class CsvText {

    private static final String FORMULA_SIGNS = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?");

    private final PrintStream out;

    /** Rows that go there. */
    public CsvText(PrintStream out) {
        this.out = out;
    }

    /** Writes a row. */
    public void row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            row.append(row.length() == 0 ? "" : ",").append(quoted(cell));
        }
        out.print(row.append("\r\n"));
    }

    private static String quoted(String text) {
        boolean formula = !text.isEmpty()
                && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        String cell = formula ? "'" + text : text;
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

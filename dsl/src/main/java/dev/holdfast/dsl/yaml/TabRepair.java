package dev.holdfast.dsl.yaml;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Reports the tabs of a text that a parser stumbled over and replaces them, so that reading can go on. */
final class TabRepair {

    private TabRepair() {}

    /**
     * The text with one space for each tab in the indentation of the line at {@code mark} and of the lines after it, and at
     * the mark itself. Each line's first tab is reported.
     */
    static String repair(String file, String text, Mark mark, Diagnostics diagnostics) {
        StringBuilder repaired = new StringBuilder(text);
        int line = 1;
        int at = 0;
        while (line <= mark.getLine()) {
            at = text.indexOf('\n', at) + 1;
            line++;
        }
        if (!report(file, text, at, line, repaired, diagnostics)) {
            int tab = text.offsetByCodePoints(at, mark.getColumn());
            diagnostics.add(
                    SourceSpan.at(file, line, mark.getColumn() + 1),
                    DiagnosticCode.TAB_INDENTATION,
                    "A tab stands between a key and its value. Tabs have no fixed width, so YAML does not allow them here. Use"
                            + " a space.");
            repaired.setCharAt(tab, ' ');
        }
        for (int next = text.indexOf('\n', at) + 1; next > 0; next = text.indexOf('\n', next) + 1) {
            line++;
            report(file, text, next, line, repaired, diagnostics);
        }
        return repaired.toString();
    }

    /** Reports and replaces tabs in the indentation of the line that starts at {@code start}; true if there were any. */
    private static boolean report(
            String file, String text, int start, int line, StringBuilder repaired, Diagnostics diagnostics) {
        int first = -1;
        int at = start;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            if (text.charAt(at) == '\t' && first < 0) {
                first = at;
            }
            at++;
        }
        boolean blank = at == text.length() || "\r\n#".indexOf(text.charAt(at)) >= 0;
        if (first < 0 || blank) {
            return false;
        }
        for (int i = first; i < at; i++) {
            repaired.setCharAt(i, ' ');
        }
        diagnostics.add(
                SourceSpan.at(file, line, first - start + 1),
                DiagnosticCode.TAB_INDENTATION,
                "Line " + line
                        + " is indented with a tab. Tabs have no fixed width, so what belongs to what would depend on the"
                        + " editor. Indent with spaces.");
        return true;
    }
}

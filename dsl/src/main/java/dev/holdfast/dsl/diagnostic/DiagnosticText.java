package dev.holdfast.dsl.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Diagnostics as text for people: headline, place, the source line with a caret line, the detail, related places.
 *
 * <p>Plain text without colour codes. Control characters of the source are shown as visible signs, so that a file cannot
 * steer the terminal it is printed on, nor the build server that reads along ({@link LogCommands}); long lines are cut around the place; secrets are masked.
 */
public final class DiagnosticText {

    /** Longest piece of a source line that is shown, in columns. */
    private static final int SHOWN_COLUMNS = 100;

    /** Columns of context left of the place when a line is cut. */
    private static final int LEFT_CONTEXT = 30;

    private static final int WRAP_COLUMN = 100;
    private static final int FIRST_CONTROL_PICTURE = 0x2400;

    /** Finds the line of a file that a place is on. */
    @FunctionalInterface
    public interface Lines {
        /**
         * The line without its line end.
         *
         * @param file as in {@link SourceSpan#file()}
         * @param number 1-based
         * @return empty if the file is not known or shorter
         */
        Optional<String> line(String file, int number);
    }

    private final Lines lines;

    /** A formatter that shows the lines it finds. */
    public DiagnosticText(Lines lines) {
        this.lines = lines;
    }

    /** One diagnostic, several lines, each ending with a line feed. */
    public String format(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        out.append(prefix(diagnostic.severity()))
                .append(diagnostic.code().summary())
                .append(" [")
                .append(diagnostic.code().id())
                .append("]\n");
        diagnostic.span().ifPresent(span -> place(out, "  ", span, ""));
        for (String line : wrap(visible(diagnostic.detail()), WRAP_COLUMN - 2)) {
            out.append("  ").append(line).append('\n');
        }
        for (Diagnostic.Related related : diagnostic.related()) {
            place(out, "  ", related.span(), ": " + visible(related.message()));
        }
        return out.toString();
    }

    /** {@code "Error: "}, {@code "Warning: "} or {@code "Note: "}. */
    public static String prefix(Severity severity) {
        String word = severity.word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + ": ";
    }

    private void place(StringBuilder out, String indent, SourceSpan span, String message) {
        out.append(indent)
                .append("at ")
                .append(visible(span.place()))
                .append(message)
                .append('\n');
        lines.line(span.file(), span.startLine())
                .filter(text -> !text.isBlank() || span.startColumn() <= text.length())
                .ifPresent(text -> excerpt(out, indent, text, span));
    }

    private static void excerpt(StringBuilder out, String indent, String line, SourceSpan span) {
        int[] shown = visible(SecretText.mask(line)).codePoints().toArray();
        int start = Math.min(span.startColumn() - 1, shown.length);
        int end = span.endLine() > span.startLine() ? shown.length : Math.min(span.endColumn() - 1, shown.length);
        int from = shown.length <= SHOWN_COLUMNS ? 0 : Math.max(0, start - LEFT_CONTEXT);
        int to = Math.min(shown.length, from + SHOWN_COLUMNS);
        String number = Integer.toString(span.startLine());
        String lead = from > 0 ? "…" : "";
        out.append(indent).append("  ").append(number).append(" | ").append(lead);
        out.append(new String(shown, from, to - from))
                .append(to < shown.length ? "…" : "")
                .append('\n');
        out.append(indent)
                .append("  ")
                .append(" ".repeat(number.length()))
                .append(" | ")
                .append(" ".repeat(lead.length()));
        out.append(" ".repeat(start - from));
        out.append("^".repeat(Math.max(1, Math.min(end, to) - start))).append('\n');
    }

    /** The text with control characters replaced by their pictures, other invisible steering by a question mark. */
    static String visible(String text) {
        boolean clean = text.codePoints().allMatch(c -> (c >= ' ' && c < 0x7F) || (c > 0x9F && !steers(c)));
        if (clean) {
            return LogCommands.disarm(text);
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t') {
                out.append(' ');
            } else if (c < ' ') {
                out.appendCodePoint(FIRST_CONTROL_PICTURE + c);
            } else if (c == 0x7F) {
                out.appendCodePoint(0x2421);
            } else if ((c > 0x7F && c <= 0x9F) || steers(c)) {
                out.append('\uFFFD');
            } else {
                out.appendCodePoint(c);
            }
        });
        return LogCommands.disarm(out.toString());
    }

    /** Characters that change how others are shown, or are not shown at all. */
    private static boolean steers(int c) {
        return (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x2069)
                || c == 0xFEFF
                || (c >= 0xD800 && c <= 0xDFFF);
    }

    /** Lines of at most {@code width} columns, broken between words; a longer word has a line of its own. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (used > 0 && used + 1 + length > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += length;
        }
        lines.add(line.toString());
        return lines;
    }
}

package dev.holdfast.cli.render.report.finding;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A place in a file of the repository.
 *
 * @param path relative to the top of the repository, with slashes; harmless in any output, see {@link SourceFiles}
 * @param line 1-based
 * @param column 1-based, in code points as the document counts; absent for a whole line
 * @param text the line without its end; absent if the file cannot be read
 * @param last where it ends; absent if that is not known: then it is the word or quoted text that begins there
 */
public record SourcePlace(String path, int line, OptionalInt column, Optional<String> text, Optional<End> last) {

    /**
     * The first character behind a place.
     *
     * @param line 1-based
     * @param column 1-based, in code points
     * @param text the line without its end; absent if the file cannot be read
     */
    public record End(int line, int column, Optional<String> text) {}

    private static final String CLOSING = ",{}[]()\"'#";
    private static final String UNRESERVED = "-._~";

    /** The 1-based column; as the document has it if the line is not known or shorter. Absent for a whole line. */
    public OptionalInt start(ColumnUnit unit) {
        return column.isEmpty() ? column : OptionalInt.of(converted(column.getAsInt(), text, unit));
    }

    /** The 1-based line that it ends on. */
    public int endLine() {
        return last.map(End::line).orElse(line);
    }

    /** The 1-based column, on its last line, behind the place; absent if that is not known. */
    public OptionalInt end(ColumnUnit unit) {
        if (last.isPresent()) {
            return lastEnd(last.get(), unit);
        }
        if (offset().isEmpty()) {
            return OptionalInt.empty();
        }
        String whole = text.orElse("");
        return OptionalInt.of(1 + unit.length(whole.substring(0, tokenEnd(whole, offset().getAsInt()))));
    }

    /** Behind the line there is nothing: there a place ends with its line, and one that would end before it begins has no end. */
    private OptionalInt lastEnd(End end, ColumnUnit unit) {
        int longest = end.text().map(ColumnUnit.CODE_POINT::length).orElse(Integer.MAX_VALUE - 1);
        int column = converted(Math.min(end.column(), longest + 1), end.text(), unit);
        boolean empty = end.line() == line && column <= start(unit).orElse(0);
        return empty ? OptionalInt.empty() : OptionalInt.of(column);
    }

    private static int converted(int column, Optional<String> line, ColumnUnit unit) {
        String whole = line.orElse("");
        int before = column - 1;
        return before > ColumnUnit.CODE_POINT.length(whole)
                ? column
                : 1 + unit.length(whole.substring(0, whole.offsetByCodePoints(0, before)));
    }

    /** Where the place is in the line, in UTF-16 units; empty if the line has no character there. */
    private OptionalInt offset() {
        String whole = text.orElse("");
        int before = column.orElse(0) - 1;
        return before < 0 || before >= ColumnUnit.CODE_POINT.length(whole)
                ? OptionalInt.empty()
                : OptionalInt.of(whole.offsetByCodePoints(0, before));
    }

    private static int tokenEnd(String line, int start) {
        char first = line.charAt(start);
        if (first == '"' || first == '\'') {
            int close = closingQuote(line, start + 1, first);
            return close < 0 ? line.length() : close + 1;
        }
        int end = line.offsetByCodePoints(start, 1);
        while (end < line.length() && !ends(line, end)) {
            end += Character.charCount(line.codePointAt(end));
        }
        return end;
    }

    private static int closingQuote(String line, int from, char quote) {
        for (int index = from; index < line.length(); index++) {
            char c = line.charAt(index);
            if (c == '\\' && quote == '"') {
                index++;
            } else if (c == quote) {
                return index;
            }
        }
        return -1;
    }

    private static boolean ends(String line, int at) {
        char c = line.charAt(at);
        boolean keyEnds = c == ':' && (at + 1 == line.length() || Character.isWhitespace(line.charAt(at + 1)));
        return keyEnds || Character.isWhitespace(c) || CLOSING.indexOf(c) >= 0;
    }

    /** The path as a relative reference (RFC 3986): everything but unreserved characters and slashes is percent-encoded. */
    public String uri() {
        StringBuilder uri = new StringBuilder(path.length() + 16);
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '/'
                    || UNRESERVED.indexOf(c) >= 0;
            if (plain) {
                uri.append(c);
            } else {
                uri.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return uri.toString();
    }
}

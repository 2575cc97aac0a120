package dev.holdfast.cli.render;

import java.util.List;
import java.util.Locale;

/**
 * One part of a comment, which can be made shorter: whole rows in its middle give way to their number, and every element that is
 * opened is closed.
 *
 * @param title fixed words
 * @param rows escaped lines without their ends; at least one
 * @param open false if the part is folded
 * @param whole where all rows are: {@code the plan file}
 */
public record FittedPart(String title, List<String> rows, boolean open, String whole) {

    /** Of the room for rows, how much goes to the first ones; the last ones get what remains. */
    private static final double FIRST_ROWS = 0.75;

    /** Longest line that counts missing rows, with its end. */
    private static final int COUNT = 64;

    public FittedPart {
        rows = List.copyOf(rows);
    }

    /** How long the part is as a whole. */
    public int length() {
        int length = head().length() + tail().length();
        for (String row : rows) {
            length += row.length() + 1;
        }
        return length;
    }

    /** The part in at most so many characters; an empty text if not even a row fits. */
    public String within(int most) {
        if (length() <= most) {
            return head() + String.join("\n", rows) + "\n" + tail();
        }
        int room = most - head().length() - tail().length() - COUNT;
        int first = fitting(room * FIRST_ROWS, 0, 1);
        if (first == 0) {
            return "";
        }
        int used = 0;
        for (String row : rows.subList(0, first)) {
            used += row.length() + 1;
        }
        int last = Math.min(rows.size() - first, fitting(room - used, rows.size() - 1, -1));
        StringBuilder text = new StringBuilder(most).append(head());
        rows.subList(0, first).forEach(row -> text.append(row).append('\n'));
        int missing = rows.size() - first - last;
        text.append(
                String.format(Locale.ROOT, "… %,d more %s, see %s\n", missing, missing == 1 ? "row" : "rows", whole));
        rows.subList(rows.size() - last, rows.size())
                .forEach(row -> text.append(row).append('\n'));
        return text.append(tail()).toString();
    }

    /** How many rows fit, from this one in this direction. */
    private int fitting(double room, int from, int step) {
        int count = 0;
        double left = room;
        for (int index = from; index >= 0 && index < rows.size(); index += step) {
            left -= rows.get(index).length() + 1;
            if (left < 0) {
                break;
            }
            count++;
        }
        return count;
    }

    private String head() {
        return open ? "\n#### " + title + "\n\n<pre>\n" : "\n<details><summary>" + title + "</summary>\n\n<pre>\n";
    }

    private String tail() {
        return open ? "</pre>\n" : "</pre>\n</details>\n";
    }
}

package dev.holdfast.cli.file;

import dev.holdfast.dsl.diagnostic.LogCommands;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines in which two layouts of one text differ, in unified format without context. Layouts hold the same lines but for
 * their white space and for empty lines, so both can be read side by side; linear in their length. Lines are made harmless to build
 * servers, which show them: comments of a stranger's pull request are among them.
 */
public final class LineChanges {

    private final String[] before;
    private final String[] after;
    private final StringBuilder text = new StringBuilder();
    private final List<String> removed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    private LineChanges(String before, String after) {
        this.before = lines(before);
        this.after = lines(after);
    }

    private static String[] lines(String text) {
        return text.lines().toArray(String[]::new);
    }

    /** The changes of a file; each line ends with a line end. */
    public static String of(String name, String before, String after) {
        LineChanges changes = new LineChanges(before, after);
        changes.text.append("--- ").append(name).append("\n+++ ").append(name).append('\n');
        changes.compare();
        return changes.text.toString();
    }

    private void compare() {
        int i = 0;
        int j = 0;
        while (i < before.length || j < after.length) {
            boolean left = i < before.length;
            boolean right = j < after.length;
            if (left && right && before[i].equals(after[j])) {
                flush(i++, j++);
            } else if (left && (!right || (before[i].isBlank() && !after[j].isBlank()))) {
                removed.add(before[i++]);
            } else if (!left || (after[j].isBlank() && !before[i].isBlank())) {
                added.add(after[j++]);
            } else {
                removed.add(before[i++]);
                added.add(after[j++]);
            }
        }
        flush(i, j);
    }

    /** Writes what was collected; {@code i} and {@code j} are the first lines after it. */
    private void flush(int i, int j) {
        if (removed.isEmpty() && added.isEmpty()) {
            return;
        }
        text.append("@@ -").append(range(i - removed.size(), removed.size()));
        text.append(" +").append(range(j - added.size(), added.size())).append(" @@\n");
        removed.forEach(
                line -> text.append('-').append(LogCommands.disarm(line)).append('\n'));
        added.forEach(line -> text.append('+').append(LogCommands.disarm(line)).append('\n'));
        removed.clear();
        added.clear();
    }

    /** Lines count from 1; an empty range names the line before it. */
    private static String range(int start, int count) {
        return (count == 0 ? start : start + 1) + "," + count;
    }
}

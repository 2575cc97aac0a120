package dev.holdfast.cli.apply;

import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.cli.terminal.TextWidth;
import dev.holdfast.executor.operation.ApplyEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The line that shows how far an apply is, as wide as a terminal allows. */
final class ProgressLine {

    private static final DateTimeFormatter DUE =
            DateTimeFormatter.ofPattern("EEE MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int BAR = 20;
    /** A bar of fewer cells says nothing. */
    private static final int SHORTEST_BAR = 5;
    /** Less of a step's name says nothing. */
    private static final int SHORTEST_STEP = 8;

    private static final String GAP = "  ";

    private ProgressLine() {}

    /**
     * A bar, the operations, the data, when the last of it is due on the fabric's clock, and the step: what there is room for.
     *
     * @param columns of the terminal; the last one stays free, because a character there may wrap
     */
    static String of(ApplyEvent event, Transfers transfers, int columns) {
        int room = columns - 1;
        List<String> parts = new ArrayList<>();
        parts.add(event.done() + "/" + event.total());
        int used = TextWidth.of(parts.get(0));
        int bar = Math.min(BAR, room - used - 3);
        if (bar >= SHORTEST_BAR && event.total() > 0) {
            parts.add(0, bar(event.done(), event.total(), bar));
            used += bar + 3;
        }
        if (!transfers.isEmpty()) {
            used = add(
                    transfers.done().toDisplay() + " of " + transfers.expected().toDisplay(), parts, used, room);
        }
        if (transfers.due().isPresent()) {
            used = add("due " + due(transfers.due().get()), parts, used, room);
        }
        int left = room - used - GAP.length();
        if (left >= SHORTEST_STEP) {
            parts.add(TextWidth.cut(SafeText.of(event.action() + " " + event.address()), left));
        }
        String bars = parts.size() > 1 && parts.get(0).startsWith("[") ? parts.remove(0) + " " : "";
        return TextWidth.cut(bars + String.join(GAP, parts), Math.max(0, room));
    }

    private static int add(String part, List<String> parts, int used, int room) {
        int width = used + GAP.length() + TextWidth.of(part);
        if (width > room) {
            return used;
        }
        parts.add(part);
        return width;
    }

    private static String bar(int done, int total, int cells) {
        int full = (int) ((long) cells * Math.min(done, total) / total);
        return "[" + "#".repeat(full) + "-".repeat(cells - full) + "]";
    }

    private static String due(Instant due) {
        return DUE.format(due);
    }
}

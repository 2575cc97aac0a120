package dev.holdfast.cli.render.view;

import java.util.Locale;
import java.util.Optional;

/** How much of a plan the text shows: the option {@code --detail}. */
public enum Detail {
    /** What weakens, what cannot be undone, what is lost, and the totals. */
    SUMMARY,
    /** Identical changes together, long lists cut with a count. */
    GROUP,
    /** Every object, point and machine. */
    FULL;

    /** The word used on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Optional<Detail> of(String word) {
        for (Detail constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** The number of entries of a list to show. */
    public int limit(int size, int grouped) {
        return switch (this) {
            case SUMMARY -> 0;
            case GROUP -> size <= grouped + 1 ? size : grouped;
            case FULL -> size;
        };
    }
}

package dev.holdfast.cli.render;

import java.util.Locale;
import java.util.Optional;

/** The formats of results: THE list; the words are the values of {@code --format}. */
public enum OutputFormat {
    /** For people at a terminal. */
    TEXT,
    /** For programs. */
    JSON,
    /** For a comment on a pull request. */
    MARKDOWN,
    /** For calendars, RFC 5545. */
    ICS;

    /** The word used on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Optional<OutputFormat> of(String word) {
        for (OutputFormat constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}

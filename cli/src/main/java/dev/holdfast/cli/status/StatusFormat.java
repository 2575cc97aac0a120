package dev.holdfast.cli.status;

import java.util.Locale;
import java.util.Optional;

/** The formats of {@code status}: THE list; the words are the values of {@code --format}. */
public enum StatusFormat {
    /** For people at a terminal. */
    TEXT,
    /** For programs. */
    JSON,
    /** For Prometheus: the text exposition format, version 0.0.4. */
    PROM;

    /** The word used on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Optional<StatusFormat> of(String word) {
        for (StatusFormat constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}

package dev.holdfast.cli.coverage;

import java.util.Locale;
import java.util.Optional;

/** The formats of {@code coverage}: THE list; the words are the values of {@code --format}. */
public enum CoverageFormat {
    /** For people at a terminal. */
    TEXT,
    /** For programs. */
    JSON,
    /** For spreadsheets. */
    CSV;

    /** The word used on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Optional<CoverageFormat> of(String word) {
        for (CoverageFormat constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}

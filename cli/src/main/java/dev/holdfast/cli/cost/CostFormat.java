package dev.holdfast.cli.cost;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of {@code cost}: THE list; the words are the values of {@code --format}. */
public enum CostFormat {
    /** For people at a terminal. */
    TEXT,
    /** For programs. */
    JSON,
    /** For spreadsheets, RFC 4180: a row for each line and month. */
    CSV,
    /** For a comment on a pull request. */
    MARKDOWN,
    /** For tools of FinOps: the columns of FOCUS 1.3 as CSV. */
    FOCUS,
    /** For what reads the JSON of {@code infracost breakdown}, version 0.2. */
    INFRACOST;

    /** The word used on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if it has a place for sweeps: what other tools read has none. */
    public boolean showsSweeps() {
        return switch (this) {
            case TEXT, JSON, MARKDOWN -> true;
            case CSV, FOCUS, INFRACOST -> false;
        };
    }

    /** True if it shows what costs are compared with: lists of lines do not. */
    public boolean showsBases() {
        return switch (this) {
            case TEXT, JSON, MARKDOWN, INFRACOST -> true;
            case CSV, FOCUS -> false;
        };
    }

    /** The words of all formats. */
    public static List<String> words() {
        return Arrays.stream(values()).map(CostFormat::word).toList();
    }

    /** The constant with this word. */
    public static Optional<CostFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }
}

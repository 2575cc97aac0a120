package dev.holdfast.dsl.groovy.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** The quantities that are written as properties of numbers: {@code 4.hours}, {@code 12.months}, {@code 64.GiB}. */
public enum QuantityKind {
    /** An exact length of time. */
    DURATION,
    /** A length of time on the calendar. */
    AGE,
    /** An amount of data. */
    SIZE;

    /** The kind that an annotation of the schema names; empty for other annotations. */
    static Optional<QuantityKind> of(String annotation) {
        for (QuantityKind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(annotation)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}

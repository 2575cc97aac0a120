package dev.holdfast.executor.restore;

import java.time.Duration;
import java.util.List;

/**
 * How long a restore takes at most.
 *
 * @param total the sum of the terms
 * @param terms in the order in which they pass
 */
public record RestoreTime(Duration total, List<Term> terms) {
    public RestoreTime {
        terms = List.copyOf(terms);
    }

    /**
     * A part of a time.
     *
     * @param word what takes it
     * @param length how long
     */
    public record Term(String word, Duration length) {}
}

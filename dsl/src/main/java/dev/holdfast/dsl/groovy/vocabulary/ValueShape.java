package dev.holdfast.dsl.groovy.vocabulary;

import java.util.List;
import java.util.Optional;

/**
 * What a setting takes.
 *
 * @param title in words, as messages say it: "a duration such as 4h"
 * @param words the words that are possible, or that may stand instead of other values; a word that is an identifier may be
 *     written without quotes
 * @param list true if several values may be given: {@code daily '22:00', '04:00'}
 * @param condition true for {@code where} and {@code require}, which keep an expression instead of a value
 * @param calendarDay true if words are joined into a day: {@code on first, sunday, january}
 * @param quantity the kind of quantity that is due: {@code 4.hours}, {@code 64.GiB}
 */
public record ValueShape(
        String title,
        List<String> words,
        boolean list,
        boolean condition,
        boolean calendarDay,
        Optional<QuantityKind> quantity) {

    public ValueShape {
        words = List.copyOf(words);
    }

    /** The shape of values that are no quantities. */
    public ValueShape(String title, List<String> words, boolean list, boolean condition, boolean calendarDay) {
        this(title, words, list, condition, calendarDay, Optional.empty());
    }
}

package dev.holdfast.dsl.groovy.vocabulary;

import java.util.List;

/**
 * What a setting takes.
 *
 * @param title in words, as messages say it: "a duration such as 4h"
 * @param words the words that are possible, if only words are; a bare word that is an identifier may be written without quotes
 * @param list true if several values may be given: {@code daily '22:00', '04:00'}
 * @param condition true for {@code where} and {@code require}, which keep an expression instead of a value
 * @param calendarDay true if words are joined into a day: {@code on first, sunday, january}
 */
public record ValueShape(String title, List<String> words, boolean list, boolean condition, boolean calendarDay) {
    public ValueShape {
        words = List.copyOf(words);
    }
}

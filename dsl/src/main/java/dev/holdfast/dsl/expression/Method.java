package dev.holdfast.dsl.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be called: THE list; nothing else exists in the language. Every call on null is null.
 *
 * <p>There are no regular expressions, because their cost is not bounded by the length of the text; {@link #LIKE} matches
 * wild cards.
 */
public enum Method {
    STARTS_WITH("startsWith"),
    ENDS_WITH("endsWith"),
    /** A text in a text, or an item in a list. */
    CONTAINS("contains"),
    /** Whole text against a pattern in which {@code *} stands for any characters and {@code ?} for one. */
    LIKE("like"),
    TO_LOWER_CASE("toLowerCase"),
    TO_UPPER_CASE("toUpperCase"),
    TRIM("trim"),
    /** Characters of a text, items of a list, number of tags. */
    SIZE("size"),
    IS_EMPTY("isEmpty"),
    ANY("any"),
    EVERY("every"),
    /** The first item for which the closure is true; null if there is none. */
    FIND("find"),
    FIND_ALL("findAll"),
    COLLECT("collect"),
    /** How many items the closure is true for. */
    COUNT("count"),
    /** Of the items, or of what the closure gives for each; nulls are skipped; null if nothing is left. */
    SUM("sum"),
    JOIN("join"),
    /** The least item, or the item for which the closure gives the least; nulls are skipped. */
    MIN("min"),
    /** The greatest item, or the item for which the closure gives the greatest; nulls are skipped. */
    MAX("max");

    private final String word;

    Method(String word) {
        this.word = word;
    }

    /** As written in expressions. */
    public String word() {
        return word;
    }

    /** The method with this name. */
    public static Optional<Method> of(String word) {
        for (Method method : values()) {
            if (method.word.equals(word)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /** All names, in the order above. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Method method : values()) {
            words.add(method.word);
        }
        return words;
    }
}

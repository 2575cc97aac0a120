package dev.holdfast.dsl.expression.evaluation;

import java.util.Locale;

/**
 * A text that is compared ignoring case, because the cloud does so: regions, resource ids and groups, performance tiers.
 *
 * @param text as the source spells it
 * @param spaces true if spaces do not count either, as in {@code West US} and {@code westus}
 */
record FoldedText(String text, boolean spaces) {

    boolean matches(String other) {
        return text.equalsIgnoreCase(other) || (spaces && fold(text).equals(fold(other)));
    }

    /** The form in which two such texts are equal. */
    String fold(String any) {
        String lower = any.toLowerCase(Locale.ROOT);
        return spaces ? lower.replace(" ", "") : lower;
    }

    @Override
    public String toString() {
        return text;
    }
}

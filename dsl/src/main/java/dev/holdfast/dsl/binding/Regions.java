package dev.holdfast.dsl.binding;

import java.util.Locale;

/** Region names in one spelling: {@code East US} and {@code eastus} are the same place. */
final class Regions {

    private Regions() {}

    static String canonical(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}

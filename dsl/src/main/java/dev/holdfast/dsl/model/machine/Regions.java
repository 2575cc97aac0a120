package dev.holdfast.dsl.model.machine;

import java.util.Locale;

/** Region names in one spelling: {@code East US} and {@code eastus} are the same place. */
public final class Regions {

    private Regions() {}

    /** Lower case without spaces: {@code West US} is {@code westus}. */
    public static String canonical(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}

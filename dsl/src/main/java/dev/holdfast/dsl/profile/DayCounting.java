package dev.holdfast.dsl.profile;

import java.util.Optional;

/** How a service counts the days of an age when it expires points in its vaults. */
public enum DayCounting {
    /** 30 days end 30 days after the capture. */
    ELAPSED("elapsed", 0),
    /** The day of the capture is the first of them: 30 days end 29 days after the capture. */
    INCLUSIVE("inclusive", 1);

    private final String word;
    private final int daysLess;

    DayCounting(String word, int daysLess) {
        this.word = word;
        this.daysLess = daysLess;
    }

    /** The word used in profiles. */
    public String word() {
        return word;
    }

    /** How many days before the end of the age a point expires. */
    public int daysLess() {
        return daysLess;
    }

    /** The constant with this word. */
    public static Optional<DayCounting> of(String word) {
        for (DayCounting constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}

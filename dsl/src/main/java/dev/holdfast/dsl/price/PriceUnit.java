package dev.holdfast.dsl.price;

import java.time.Duration;

/** What a price is for one of. */
public enum PriceUnit {
    /** One instance for one month of 730 hours. */
    INSTANCE_MONTH("instance-month"),
    /** 2<sup>30</sup> bytes for one month of 730 hours, or 10<sup>9</sup> where a price says that it is decimal. */
    GB_MONTH("GB-month"),
    /** 2<sup>30</sup> bytes once, or 10<sup>9</sup> where a price says that it is decimal. */
    GB("GB");

    /** The month of published prices: they are for 730 hours, a twelfth of a year of 365 days. */
    public static final Duration MONTH = Duration.ofHours(730);

    private final String word;

    PriceUnit(String word) {
        this.word = word;
    }

    /** As people read it. */
    public String word() {
        return word;
    }

    /** True if it is an amount of data. */
    public boolean isData() {
        return this != INSTANCE_MONTH;
    }
}

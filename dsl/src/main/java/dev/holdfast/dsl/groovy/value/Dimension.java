package dev.holdfast.dsl.groovy.value;

/** What a {@link Value.Quantity} measures. */
public enum Dimension {
    /** An exact length of time; counted in seconds. */
    DURATION("a duration"),
    /** Months and years, whose length varies; counted in months. */
    CALENDAR("an age in months"),
    /** An amount of data; counted in bytes. */
    SIZE("a size");

    private final String title;

    Dimension(String title) {
        this.title = title;
    }

    /** What messages call it, with its article. */
    public String title() {
        return title;
    }
}

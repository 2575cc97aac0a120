package dev.holdfast.dsl.groovy.value;

/** The kinds of {@link Value}: THE list; switch on it as an expression without {@code default}. */
public enum ValueKind {
    TEXT("a text"),
    NUMBER("a number"),
    TRUTH("true or false"),
    NULL("null"),
    WORD("a word of the language"),
    LIST("a list"),
    MAP("a map"),
    ENTRY("an entry of a map"),
    RANGE("a range"),
    QUANTITY("a quantity"),
    CLOSURE("a closure"),
    UNKNOWN("a value that could not be computed");

    private final String title;

    ValueKind(String title) {
        this.title = title;
    }

    /** What messages call it, with its article. */
    public String title() {
        return title;
    }
}

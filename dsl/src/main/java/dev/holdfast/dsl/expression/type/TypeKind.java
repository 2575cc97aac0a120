package dev.holdfast.dsl.expression.type;

/** What kind of value an expression gives, as far as the text shows; each may also be null. */
enum TypeKind {
    /** Not known before evaluation; fits everywhere. */
    ANY("a value"),
    NULL("null"),
    BOOLEAN("true or false"),
    TEXT("a text"),
    NUMBER("a number"),
    SIZE("a size"),
    DURATION("a duration"),
    TAGS("tags"),
    LIST("a list"),
    OBJECT("an object"),
    CLOSURE("a closure");

    private final String shown;

    TypeKind(String shown) {
        this.shown = shown;
    }

    /** For messages, with an article. */
    String shown() {
        return shown;
    }
}

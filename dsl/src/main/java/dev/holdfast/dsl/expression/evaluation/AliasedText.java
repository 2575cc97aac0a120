package dev.holdfast.dsl.expression.evaluation;

/**
 * The name of the OS disk, which also answers to {@code os}.
 *
 * @param text its own name
 * @param alias its other name
 */
record AliasedText(String text, String alias) {

    boolean matches(String other) {
        return text.equals(other) || alias.equals(other);
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.holdfast.dsl.expression;

/** Operators with one operand: THE list. */
public enum UnaryOperator {
    /** True unless the operand is true; so {@code !null} is true. */
    NOT("!"),
    MINUS("-");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As written. */
    public String symbol() {
        return symbol;
    }
}

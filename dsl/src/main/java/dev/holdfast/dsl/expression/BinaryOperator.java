package dev.holdfast.dsl.expression;

import java.util.Optional;

/** Operators with two operands: THE list, with how strongly each binds. All group from the left. */
public enum BinaryOperator {
    OR("||", 2),
    AND("&&", 3),
    /** Null is a value: {@code null == null} is true. */
    EQUAL("==", 4),
    /** Always the opposite of {@link #EQUAL}. */
    NOT_EQUAL("!=", 4),
    LESS("<", 5),
    LESS_OR_EQUAL("<=", 5),
    GREATER(">", 5),
    GREATER_OR_EQUAL(">=", 5),
    /** Item of a list, or key of tags. */
    IN("in", 5),
    PLUS("+", 6),
    MINUS("-", 6),
    TIMES("*", 7),
    DIVIDED_BY("/", 7),
    REMAINDER("%", 7);

    private final String symbol;
    private final int strength;

    BinaryOperator(String symbol, int strength) {
        this.symbol = symbol;
        this.strength = strength;
    }

    /** As written. */
    public String symbol() {
        return symbol;
    }

    /** Higher binds tighter; ternary operators have {@link ExpressionText#TERNARY}. */
    public int strength() {
        return strength;
    }

    /** The operator with this symbol. */
    public static Optional<BinaryOperator> of(String symbol) {
        for (BinaryOperator operator : values()) {
            if (operator.symbol.equals(symbol)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}

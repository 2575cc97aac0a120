package dev.holdfast.dsl.groovy.syntax;

/** Operators with one operand. */
public enum UnaryOperator {
    NOT("!"),
    MINUS("-"),
    PLUS("+");

    private final String sign;

    UnaryOperator(String sign) {
        this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
        return sign;
    }
}

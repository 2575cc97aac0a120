package dev.holdfast.dsl.yaml;

import dev.holdfast.dsl.tree.ScalarType;

/**
 * What a plain scalar is, by the YAML 1.2 core schema (YAML 1.2.2, section 10.3.2), restricted to numbers people write:
 * no infinities, no exponents, at most 30 characters; anything else is text.
 */
public final class CoreSchema {

    /** Longest text of a number, its sign and point included; what is longer is text. */
    public static final int LONGEST_NUMBER = 30;

    private CoreSchema() {}

    /** The type of an unquoted scalar. */
    public static ScalarType typeOf(String plain) {
        if (plain.isEmpty()) {
            return ScalarType.NULL;
        }
        return switch (plain) {
            case "~", "null", "Null", "NULL" -> ScalarType.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> ScalarType.BOOLEAN;
            default -> number(plain);
        };
    }

    private static ScalarType number(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && points == 0) {
                points++;
            } else {
                return ScalarType.TEXT;
            }
        }
        if (digits == 0 || text.length() > LONGEST_NUMBER) {
            return ScalarType.TEXT;
        }
        return points == 0 ? ScalarType.INTEGER : ScalarType.DECIMAL;
    }
}

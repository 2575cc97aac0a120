package dev.holdfast.dsl.expression;

import dev.holdfast.dsl.quantity.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The canonical text of expressions: as few parentheses as possible, single quotes, one space around operators. */
public final class ExpressionText {

    /** How strongly {@code ? :} and {@code ?:} bind: less than every binary operator. */
    static final int TERNARY = 1;

    private static final int UNARY = 8;
    private static final int POSTFIX = 9;
    private static final int PRIMARY = 10;
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "in");

    private final StringBuilder out = new StringBuilder();

    private ExpressionText() {}

    static String of(Expression expression) {
        ExpressionText text = new ExpressionText();
        text.write(expression, 0);
        return text.out.toString();
    }

    /** True if a name can stand after a dot as it is. */
    static boolean isIdentifier(String name) {
        if (name.isEmpty() || RESERVED.contains(name) || !isStart(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!isPart(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** True if a name may start with it. */
    public static boolean isStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c > 127 && Character.isLetter(c));
    }

    /** True if it may stand in a name after the start. */
    public static boolean isPart(char c) {
        return isStart(c) || (c >= '0' && c <= '9');
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\'', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        String hex = Integer.toHexString(c);
                        quoted.append("\\u").append("0000", hex.length(), 4).append(hex);
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('\'').toString();
    }

    /** Writes an operand of something that binds with {@code strength}. */
    private void write(Expression expression, int strength) {
        boolean enclosed = strength(expression) < strength;
        if (enclosed) {
            out.append('(');
        }
        writeBare(expression);
        if (enclosed) {
            out.append(')');
        }
    }

    private static int strength(Expression expression) {
        return switch (expression.kind()) {
            case NULL, LIST, NAME, CLOSURE -> PRIMARY;
            // A number directly before a dot would read as a quantity.
            case LITERAL -> ((Expression.Literal) expression).value() instanceof BigDecimal ? UNARY : PRIMARY;
            case PROPERTY, INDEX, CALL -> POSTFIX;
            case UNARY -> UNARY;
            case BINARY -> ((Expression.Binary) expression).operator().strength();
            case CONDITIONAL, ELVIS -> TERNARY;
        };
    }

    private void writeBare(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            out.append(literal(literal.value()));
        } else if (expression instanceof Expression.Name name) {
            out.append(name.name());
        } else if (expression instanceof Expression.ListOf list) {
            out.append('[');
            writeAll(list.items());
            out.append(']');
        } else if (expression instanceof Expression.Property property) {
            write(property.target(), POSTFIX);
            if (isIdentifier(property.name())) {
                out.append('.').append(property.name());
            } else {
                out.append('[').append(quote(property.name())).append(']');
            }
        } else if (expression instanceof Expression.Index index) {
            write(index.target(), POSTFIX);
            out.append('[');
            write(index.key(), 0);
            out.append(']');
        } else if (expression instanceof Expression.Call call) {
            writeCall(call);
        } else if (expression instanceof Expression.Closure closure) {
            boolean named = !closure.parameter().equals(Expression.Closure.IMPLICIT);
            out.append("{ ").append(named ? closure.parameter() + " -> " : "");
            write(closure.body(), 0);
            out.append(" }");
        } else {
            writeOperation(expression);
        }
    }

    private void writeOperation(Expression expression) {
        if (expression instanceof Expression.Unary unary) {
            out.append(unary.operator().symbol());
            write(unary.operand(), UNARY);
        } else if (expression instanceof Expression.Binary binary) {
            int strength = binary.operator().strength();
            write(binary.left(), strength);
            out.append(' ').append(binary.operator().symbol()).append(' ');
            write(binary.right(), strength + 1);
        } else if (expression instanceof Expression.Conditional conditional) {
            write(conditional.condition(), TERNARY + 1);
            out.append(" ? ");
            write(conditional.whenTrue(), TERNARY);
            out.append(" : ");
            write(conditional.otherwise(), TERNARY);
        } else if (expression instanceof Expression.Elvis elvis) {
            write(elvis.value(), TERNARY + 1);
            out.append(" ?: ");
            write(elvis.otherwise(), TERNARY);
        } else {
            out.append("null");
        }
    }

    private void writeCall(Expression.Call call) {
        write(call.target(), POSTFIX);
        out.append('.').append(call.method().word());
        if (call.arguments().size() == 1 && call.arguments().get(0) instanceof Expression.Closure) {
            out.append(' ');
            write(call.arguments().get(0), 0);
            return;
        }
        out.append('(');
        writeAll(call.arguments());
        out.append(')');
    }

    private void writeAll(List<Expression> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(expressions.get(i), 0);
        }
    }

    private static String literal(Object value) {
        if (value instanceof String text) {
            return quote(text);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Duration duration) {
            return Durations.format(duration);
        }
        return value.toString();
    }
}

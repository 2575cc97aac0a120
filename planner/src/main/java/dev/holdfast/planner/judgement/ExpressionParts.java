package dev.holdfast.planner.judgement;

import dev.holdfast.dsl.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What an expression asks for. */
final class ExpressionParts {

    private ExpressionParts() {}

    /** The longest chains of properties that do not depend on a closure, such as {@code vm.tags.env}, from left to right. */
    static void properties(Expression expression, Consumer<Expression> found) {
        if (expression instanceof Expression.Property && startsAtName(expression)) {
            found.accept(expression);
        } else if (!(expression instanceof Expression.Closure)) {
            children(expression).forEach(child -> properties(child, found));
        }
    }

    private static boolean startsAtName(Expression expression) {
        return expression instanceof Expression.Name
                || (expression instanceof Expression.Property property && startsAtName(property.target()));
    }

    /** True if any part is {@code name.property}. */
    static boolean asksFor(String name, String property, Expression expression) {
        boolean here = expression instanceof Expression.Property asked
                && asked.name().equals(property)
                && asked.target() instanceof Expression.Name root
                && root.name().equals(name);
        return here || children(expression).stream().anyMatch(child -> asksFor(name, property, child));
    }

    /** True if any part is a property of one of these names; tags may have any name. */
    static boolean asksForAny(Set<String> names, Expression expression) {
        boolean here = expression instanceof Expression.Property asked
                && names.contains(asked.name())
                && !(asked.target() instanceof Expression.Property owner
                        && owner.name().equals("tags"));
        return here || children(expression).stream().anyMatch(child -> asksForAny(names, child));
    }

    /** The parts of an expression, from left to right. */
    private static List<Expression> children(Expression expression) {
        return switch (expression.kind()) {
            case NULL, LITERAL, NAME -> List.of();
            case LIST -> ((Expression.ListOf) expression).items();
            case PROPERTY -> List.of(((Expression.Property) expression).target());
            case INDEX -> {
                Expression.Index index = (Expression.Index) expression;
                yield List.of(index.target(), index.key());
            }
            case CALL -> {
                Expression.Call call = (Expression.Call) expression;
                List<Expression> parts = new ArrayList<>();
                parts.add(call.target());
                parts.addAll(call.arguments());
                yield parts;
            }
            case CLOSURE -> List.of(((Expression.Closure) expression).body());
            case UNARY -> List.of(((Expression.Unary) expression).operand());
            case BINARY -> {
                Expression.Binary binary = (Expression.Binary) expression;
                yield List.of(binary.left(), binary.right());
            }
            case CONDITIONAL -> {
                Expression.Conditional conditional = (Expression.Conditional) expression;
                yield List.of(conditional.condition(), conditional.whenTrue(), conditional.otherwise());
            }
            case ELVIS -> {
                Expression.Elvis elvis = (Expression.Elvis) expression;
                yield List.of(elvis.value(), elvis.otherwise());
            }
        };
    }
}

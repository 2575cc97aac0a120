package dev.holdfast.dsl.groovy.emission;

import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.Parameter;
import dev.holdfast.dsl.groovy.syntax.Statement;
import dev.holdfast.dsl.groovy.value.Environment;
import dev.holdfast.dsl.groovy.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of a condition that only variables of the file decide: {@code tier}, {@code sizes.web}, {@code "$tier-1"}. They are
 * replaced by their values; everything else is the language of expressions.
 */
public final class ConditionVariables {

    private final Environment environment;
    private final List<Expression> found = new ArrayList<>();

    private ConditionVariables(Environment environment) {
        this.environment = environment;
    }

    /** The largest such parts, in the order of the text; empty if the body is not a single expression. */
    public static List<Expression> of(Value.Closure condition) {
        ConditionVariables variables = new ConditionVariables(condition.environment());
        variables.statements(condition.syntax().body(), Set.of());
        return variables.found;
    }

    private void statements(List<Statement> statements, Set<String> hidden) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Evaluate evaluate) {
                expression(evaluate.expression(), hidden);
            }
        }
    }

    private boolean isVariable(String name, Set<String> hidden) {
        return !name.equals("it")
                && !hidden.contains(name)
                && environment
                        .variable(name)
                        .flatMap(Environment.Variable::value)
                        .isPresent();
    }

    /** True if the whole expression is a chain that starts at a variable, or a text made of such. */
    private boolean decided(Expression expression, Set<String> hidden) {
        return switch (expression.kind()) {
            case NAME -> isVariable(((Expression.Name) expression).name(), hidden);
            case PROPERTY -> decided(((Expression.Property) expression).of(), hidden);
            case INDEX -> {
                Expression.Index index = (Expression.Index) expression;
                yield decided(index.of(), hidden)
                        && (index.index() instanceof Expression.Literal || decided(index.index(), hidden));
            }
            case TEMPLATE ->
                ((Expression.Template) expression)
                        .parts().stream().allMatch(part -> part instanceof Expression.Literal || decided(part, hidden));
            case LITERAL, LIST, MAP, RANGE, CALL, UNARY, BINARY, CONDITIONAL, ELVIS, CLOSURE -> false;
        };
    }

    private void expression(Expression expression, Set<String> hidden) {
        if (decided(expression, hidden)) {
            found.add(expression);
            return;
        }
        switch (expression.kind()) {
            case LIST -> ((Expression.ListLiteral) expression).items().forEach(item -> expression(item, hidden));
            case RANGE -> {
                expression(((Expression.Range) expression).from(), hidden);
                expression(((Expression.Range) expression).to(), hidden);
            }
            case PROPERTY -> expression(((Expression.Property) expression).of(), hidden);
            case INDEX -> {
                expression(((Expression.Index) expression).of(), hidden);
                expression(((Expression.Index) expression).index(), hidden);
            }
            case CALL -> call((Expression.Call) expression, hidden);
            case UNARY -> expression(((Expression.Unary) expression).operand(), hidden);
            case BINARY -> {
                expression(((Expression.Binary) expression).left(), hidden);
                expression(((Expression.Binary) expression).right(), hidden);
            }
            case CONDITIONAL -> {
                expression(((Expression.Conditional) expression).condition(), hidden);
                expression(((Expression.Conditional) expression).then(), hidden);
                expression(((Expression.Conditional) expression).otherwise(), hidden);
            }
            case ELVIS -> {
                expression(((Expression.Elvis) expression).value(), hidden);
                expression(((Expression.Elvis) expression).otherwise(), hidden);
            }
            case CLOSURE -> {
                Set<String> inner = new HashSet<>(hidden);
                ((Expression.Closure) expression)
                        .parameters().stream().map(Parameter::name).forEach(inner::add);
                statements(((Expression.Closure) expression).body(), inner);
            }
            case LITERAL, TEMPLATE, MAP, NAME -> {}
        }
    }

    private void call(Expression.Call call, Set<String> hidden) {
        call.receiver().ifPresent(receiver -> expression(receiver, hidden));
        call.arguments().positional().forEach(argument -> expression(argument, hidden));
    }
}

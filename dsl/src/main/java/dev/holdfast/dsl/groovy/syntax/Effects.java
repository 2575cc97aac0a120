package dev.holdfast.dsl.groovy.syntax;

import java.util.List;
import java.util.Set;

/** Whether a piece of the text can do more than compute a value: declare something, or assign a variable. */
public final class Effects {

    /** Methods that are called for what their closure does. */
    private static final Set<String> LOOPS = Set.of("each", "eachWithIndex", "times", "upto", "downto");

    private Effects() {}

    /** True for methods whose closures are called for their effect alone. */
    public static boolean isLoop(String method) {
        return LOOPS.contains(method);
    }

    /** True if one of the statements can have an effect; calls without a receiver are taken to have one. */
    public static boolean possible(List<Statement> statements) {
        return statements.stream().anyMatch(Effects::possible);
    }

    private static boolean possible(Statement statement) {
        return switch (statement.kind()) {
            case EVALUATE -> inside(((Statement.Evaluate) statement).expression());
            case DECLARE -> ((Statement.Declare) statement).value().stream().anyMatch(Effects::inside);
            case ASSIGN -> true;
            case IF -> {
                Statement.If branch = (Statement.If) statement;
                yield inside(branch.condition()) || possible(branch.then()) || possible(branch.otherwise());
            }
            case FOR_IN -> possible(((Statement.ForIn) statement).body());
            case SWITCH -> {
                Statement.Switch choice = (Statement.Switch) statement;
                yield possible(choice.otherwise()) || choice.cases().stream().anyMatch(arm -> possible(arm.body()));
            }
            case RETURN -> ((Statement.Return) statement).value().stream().anyMatch(Effects::inside);
        };
    }

    /**
     * True if a call on a line of its own can have an effect without looking at what its name stands for: a loop, or a method
     * whose closure has one.
     */
    public static boolean possible(Expression.Call call) {
        return call.receiver().isPresent()
                && (isLoop(call.name())
                        || inside(call.receiver().get())
                        || call.arguments().positional().stream().anyMatch(Effects::inside));
    }

    private static boolean inside(Expression expression) {
        return switch (expression.kind()) {
            case CALL -> ((Expression.Call) expression).receiver().isEmpty() || possible((Expression.Call) expression);
            case CLOSURE -> possible(((Expression.Closure) expression).body());
            case CONDITIONAL -> {
                Expression.Conditional choice = (Expression.Conditional) expression;
                yield inside(choice.then()) || inside(choice.otherwise());
            }
            case BINARY ->
                inside(((Expression.Binary) expression).left()) || inside(((Expression.Binary) expression).right());
            case UNARY -> inside(((Expression.Unary) expression).operand());
            case ELVIS ->
                inside(((Expression.Elvis) expression).value()) || inside(((Expression.Elvis) expression).otherwise());
            case LIST -> ((Expression.ListLiteral) expression).items().stream().anyMatch(Effects::inside);
            case PROPERTY -> inside(((Expression.Property) expression).of());
            case INDEX -> inside(((Expression.Index) expression).of());
            case LITERAL, TEMPLATE, MAP, RANGE, NAME -> false;
        };
    }
}

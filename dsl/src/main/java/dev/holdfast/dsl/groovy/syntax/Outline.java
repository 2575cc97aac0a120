package dev.holdfast.dsl.groovy.syntax;

import java.util.List;
import java.util.Optional;

/** A tree as text without its places: two files whose outlines are equal say the same. Not meant for people. */
public final class Outline {

    private final StringBuilder text = new StringBuilder();

    private Outline() {}

    /** The outline of a whole file. */
    public static String of(Script script) {
        Outline outline = new Outline();
        script.functions().forEach(function -> {
            outline.open("function").word(function.name()).parameters(function.parameters());
            outline.statements(function.body()).close();
        });
        return outline.statements(script.body()).text.toString();
    }

    private Outline open(String what) {
        text.append('(').append(what).append(' ');
        return this;
    }

    private Outline close() {
        text.append(')');
        return this;
    }

    /** Lengths keep apart what could else be read as one. */
    private Outline word(String word) {
        text.append(word.length()).append(':').append(word).append(' ');
        return this;
    }

    private Outline parameters(List<Parameter> parameters) {
        open("parameters");
        parameters.forEach(parameter -> word(parameter.name()));
        return close();
    }

    private Outline statements(List<Statement> statements) {
        open("do");
        statements.forEach(this::statement);
        return close();
    }

    private void statement(Statement statement) {
        open(statement.kind().name());
        switch (statement.kind()) {
            case EVALUATE -> value(((Statement.Evaluate) statement).expression());
            case DECLARE -> {
                word(((Statement.Declare) statement).name());
                value(((Statement.Declare) statement).value());
            }
            case ASSIGN -> {
                Statement.Assign assign = (Statement.Assign) statement;
                word(assign.name())
                        .word(assign.operator().map(BinaryOperator::sign).orElse(""));
                value(assign.value());
            }
            case IF -> {
                Statement.If choice = (Statement.If) statement;
                value(choice.condition());
                statements(choice.then()).statements(choice.otherwise());
            }
            case FOR_IN -> {
                Statement.ForIn loop = (Statement.ForIn) statement;
                word(loop.variable().name());
                value(loop.values());
                statements(loop.body());
            }
            case SWITCH -> {
                Statement.Switch choice = (Statement.Switch) statement;
                value(choice.subject());
                choice.cases().forEach(arm -> {
                    open("case").values(arm.labels());
                    statements(arm.body()).close();
                });
                statements(choice.otherwise());
            }
            case RETURN -> value(((Statement.Return) statement).value());
        }
        close();
    }

    private void values(List<Expression> values) {
        open("values");
        values.forEach(this::value);
        close();
    }

    private void entries(List<Expression.MapEntry> entries) {
        open("entries");
        entries.forEach(entry -> {
            value(entry.key());
            value(entry.value());
        });
        close();
    }

    private void value(Optional<Expression> value) {
        value.ifPresentOrElse(this::value, () -> word("nothing"));
    }

    private void value(Expression e) {
        open(e.kind().name());
        switch (e.kind()) {
            case LITERAL -> literal((Expression.Literal) e);
            case TEMPLATE -> values(((Expression.Template) e).parts());
            case LIST -> values(((Expression.ListLiteral) e).items());
            case MAP -> entries(((Expression.MapLiteral) e).entries());
            case RANGE -> {
                Expression.Range range = (Expression.Range) e;
                word(range.exclusive() ? "..<" : "..").values(List.of(range.from(), range.to()));
            }
            case NAME -> word(((Expression.Name) e).name());
            case PROPERTY -> {
                Expression.Property property = (Expression.Property) e;
                word(property.name()).word(property.safe() ? "?." : ".").value(property.of());
            }
            case INDEX -> values(List.of(((Expression.Index) e).of(), ((Expression.Index) e).index()));
            case CALL -> call((Expression.Call) e);
            case UNARY -> word(((Expression.Unary) e).operator().sign()).value(((Expression.Unary) e).operand());
            case BINARY -> {
                Expression.Binary binary = (Expression.Binary) e;
                word(binary.operator().sign()).values(List.of(binary.left(), binary.right()));
            }
            case CONDITIONAL -> {
                Expression.Conditional choice = (Expression.Conditional) e;
                values(List.of(choice.condition(), choice.then(), choice.otherwise()));
            }
            case ELVIS -> values(List.of(((Expression.Elvis) e).value(), ((Expression.Elvis) e).otherwise()));
            case CLOSURE -> {
                Expression.Closure closure = (Expression.Closure) e;
                word(closure.arrow() ? "->" : "it").parameters(closure.parameters());
                statements(closure.body());
            }
        }
        close();
    }

    private void literal(Expression.Literal literal) {
        if (literal instanceof Expression.TextLiteral text) {
            word("text").word(text.text());
        } else if (literal instanceof Expression.NumberLiteral number) {
            word("number").word(number.number().toString());
        } else {
            word(literal instanceof Expression.TruthLiteral truth ? String.valueOf(truth.value()) : "null");
        }
    }

    private void call(Expression.Call call) {
        word(call.name()).word(call.safe() ? "?." : ".").word(call.arguments().parenthesised() ? "()" : "");
        value(call.receiver());
        entries(call.arguments().named());
        values(call.arguments().positional());
    }
}

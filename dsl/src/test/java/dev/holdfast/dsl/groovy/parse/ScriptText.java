package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.syntax.Arguments;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.Function;
import dev.holdfast.dsl.groovy.syntax.Parameter;
import dev.holdfast.dsl.groovy.syntax.Script;
import dev.holdfast.dsl.groovy.syntax.Statement;
import dev.holdfast.dsl.text.TextPlaces;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints a tree as text again, with parentheses around every operation; two trees that print alike are alike but for spans.
 * On the way it checks that each name stands in the text where its span says.
 */
final class ScriptText {

    private final TextPlaces places;

    private ScriptText(TextPlaces places) {
        this.places = places;
    }

    static String print(Script script) {
        ScriptText printer = new ScriptText(new TextPlaces(script.source()));
        StringBuilder out = new StringBuilder();
        for (Function function : script.functions()) {
            printer.check(function.name(), function.span());
            out.append("def ")
                    .append(function.name())
                    .append('(')
                    .append(printer.parameters(function.parameters()))
                    .append(") {\n")
                    .append(printer.statements(function.body()))
                    .append("}\n");
        }
        return out.append(printer.statements(script.body())).toString();
    }

    private void check(String name, SourceSpan span) {
        String found = text(span);
        if (!found.equals(name)) {
            throw new AssertionError("the span of '" + name + "' holds '" + found + "' at " + span);
        }
    }

    private String text(SourceSpan span) {
        return places.source()
                .text()
                .substring(
                        places.offset(span.startLine(), span.startColumn()),
                        places.offset(span.endLine(), span.endColumn()));
    }

    private String parameters(List<Parameter> parameters) {
        parameters.forEach(parameter -> check(parameter.name(), parameter.span()));
        return parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    private String statements(List<Statement> statements) {
        StringBuilder out = new StringBuilder();
        for (Statement each : statements) {
            String text = statement(each);
            // without a sign before it, a closure would belong to the call on the line before
            out.append(text.startsWith("{") ? ";" : "").append(text).append('\n');
        }
        return out.toString();
    }

    private String statement(Statement statement) {
        if (statement instanceof Statement.Evaluate evaluate) {
            return evaluate.expression() instanceof Expression.Call call ? call(call) : value(evaluate.expression());
        }
        if (statement instanceof Statement.Declare declare) {
            check(declare.name(), declare.nameSpan());
            return "def " + declare.name()
                    + declare.value().map(value -> " = " + value(value)).orElse("");
        }
        if (statement instanceof Statement.Assign assign) {
            check(assign.name(), assign.nameSpan());
            return assign.name() + " "
                    + assign.operator().map(operator -> operator.sign()).orElse("") + "= " + value(assign.value());
        }
        if (statement instanceof Statement.If choice) {
            return "if (" + value(choice.condition()) + ") {\n" + statements(choice.then()) + "}"
                    + (choice.otherwise().isEmpty() ? "" : " else {\n" + statements(choice.otherwise()) + "}");
        }
        if (statement instanceof Statement.ForIn loop) {
            check(loop.variable().name(), loop.variable().span());
            return "for (" + loop.variable().name() + " in " + value(loop.values()) + ") {\n" + statements(loop.body())
                    + "}";
        }
        if (statement instanceof Statement.Switch choice) {
            StringBuilder out = new StringBuilder("switch (" + value(choice.subject()) + ") {\n");
            for (Statement.Case each : choice.cases()) {
                each.labels()
                        .forEach(label ->
                                out.append("case ").append(value(label)).append(":\n"));
                out.append(statements(each.body())).append("break\n");
            }
            return out.append("default:\n")
                    .append(statements(choice.otherwise()))
                    .append("break\n}")
                    .toString();
        }
        Statement.Return result = (Statement.Return) statement;
        return "return" + result.value().map(value -> " " + value(value)).orElse("");
    }

    private String value(Expression e) {
        return switch (e.kind()) {
            case LITERAL -> literal(e);
            case TEMPLATE -> template((Expression.Template) e);
            case LIST -> "[" + values(((Expression.ListLiteral) e).items()) + "]";
            case MAP -> {
                Expression.MapLiteral map = (Expression.MapLiteral) e;
                yield map.entries().isEmpty() ? "[:]" : "[" + entries(map.entries()) + "]";
            }
            case RANGE -> {
                Expression.Range range = (Expression.Range) e;
                yield "(" + value(range.from()) + (range.exclusive() ? "..<" : "..") + value(range.to()) + ")";
            }
            case NAME -> {
                Expression.Name name = (Expression.Name) e;
                check(name.name(), name.span());
                yield name.name();
            }
            case PROPERTY -> {
                Expression.Property property = (Expression.Property) e;
                check(property.name(), property.nameSpan());
                yield value(property.of()) + (property.safe() ? "?." : ".") + property.name();
            }
            case INDEX -> value(((Expression.Index) e).of()) + "[" + value(((Expression.Index) e).index()) + "]";
            case CALL -> "(" + call((Expression.Call) e) + ")";
            case UNARY -> {
                Expression.Unary unary = (Expression.Unary) e;
                yield "(" + unary.operator().sign() + "(" + value(unary.operand()) + "))";
            }
            case BINARY -> {
                Expression.Binary binary = (Expression.Binary) e;
                check(binary.operator().sign(), binary.operatorSpan());
                String left = value(binary.left());
                // a slash behind a brace would begin a text
                left = left.endsWith("}") ? "(" + left + ")" : left;
                yield "(" + left + " " + binary.operator().sign() + " " + value(binary.right()) + ")";
            }
            case CONDITIONAL -> {
                Expression.Conditional choice = (Expression.Conditional) e;
                yield "(" + value(choice.condition()) + " ? " + value(choice.then()) + " : " + value(choice.otherwise())
                        + ")";
            }
            case ELVIS ->
                "(" + value(((Expression.Elvis) e).value()) + " ?: " + value(((Expression.Elvis) e).otherwise()) + ")";
            case CLOSURE -> closure((Expression.Closure) e);
        };
    }

    private static String literal(Expression e) {
        if (e instanceof Expression.TextLiteral text) {
            return "'" + escaped(text.text()) + "'";
        }
        if (e instanceof Expression.NumberLiteral number) {
            return number.number().toPlainString();
        }
        return e instanceof Expression.TruthLiteral truth ? String.valueOf(truth.value()) : "null";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\"", "\\\"")
                .replace("$", "\\$")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }

    private String template(Expression.Template template) {
        return template.parts().stream()
                .map(part ->
                        part instanceof Expression.TextLiteral text ? escaped(text.text()) : "${" + value(part) + "}")
                .collect(Collectors.joining("", "\"", "\""));
    }

    private String values(List<Expression> values) {
        return values.stream().map(this::value).collect(Collectors.joining(", "));
    }

    private String entries(List<Expression.MapEntry> entries) {
        return entries.stream()
                .map(entry -> (entry.key() instanceof Expression.TextLiteral text
                                ? "'" + escaped(text.text()) + "'"
                                : "(" + value(entry.key()) + ")")
                        + ": " + value(entry.value()))
                .collect(Collectors.joining(", "));
    }

    private String closure(Expression.Closure closure) {
        String inside = text(closure.inside());
        if (!inside.equals(inside.strip()) || !text(closure.span()).contains("}")) {
            throw new AssertionError("not the inside of a block: '" + inside + "'");
        }
        String head = closure.arrow() ? parameters(closure.parameters()) + " ->" : "";
        return "{ " + head + "\n" + statements(closure.body()) + "}";
    }

    private String call(Expression.Call call) {
        check(call.name(), call.nameSpan());
        Arguments arguments = call.arguments();
        String all = entries(arguments.named())
                + (arguments.named().isEmpty() || arguments.positional().isEmpty() ? "" : ", ")
                + values(arguments.positional());
        return call.receiver().map(of -> value(of) + (call.safe() ? "?." : ".")).orElse("")
                + call.name()
                + (arguments.parenthesised() || all.startsWith("(") ? "(" + all + ")" : " " + all);
    }
}

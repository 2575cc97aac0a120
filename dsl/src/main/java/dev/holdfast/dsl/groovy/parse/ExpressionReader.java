package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.syntax.BinaryOperator;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.Parameter;
import dev.holdfast.dsl.groovy.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.UnaryPlusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;

/** Reads expressions of Groovy's tree; a kind that is not named here is refused. */
final class ExpressionReader {

    private static final Map<String, BinaryOperator> OPERATORS = operators();

    private final Source source;
    private final Refusals refusals;
    private final StatementReader statements;
    private final LiteralReader literals;
    private final CallReader calls;

    ExpressionReader(Source source, Refusals refusals, StatementReader statements) {
        this.source = source;
        this.refusals = refusals;
        this.statements = statements;
        this.literals = new LiteralReader(source, refusals, this);
        this.calls = new CallReader(source, refusals, this);
    }

    private static Map<String, BinaryOperator> operators() {
        Map<String, BinaryOperator> operators = new HashMap<>();
        for (BinaryOperator operator : BinaryOperator.values()) {
            operators.put(operator.sign(), operator);
        }
        return Map.copyOf(operators);
    }

    LiteralReader literals() {
        return literals;
    }

    Expression read(org.codehaus.groovy.ast.expr.Expression e) {
        Class<?> type = e.getClass();
        if (!e.getAnnotations().isEmpty()) {
            refusals.foreign(source.span(e), "Annotations", "");
        }
        if (type == ConstantExpression.class) {
            return literals.constant((ConstantExpression) e);
        }
        if (type == GStringExpression.class) {
            return literals.template((GStringExpression) e);
        }
        if (type == ListExpression.class) {
            return literals.list((ListExpression) e);
        }
        if (type == MapExpression.class) {
            return literals.map((MapExpression) e);
        }
        if (type == VariableExpression.class) {
            return name((VariableExpression) e);
        }
        if (type == PropertyExpression.class) {
            return calls.property((PropertyExpression) e);
        }
        if (type == MethodCallExpression.class) {
            return calls.call((MethodCallExpression) e);
        }
        if (type == ClosureExpression.class) {
            return closure((ClosureExpression) e);
        }
        return operation(e);
    }

    private Expression operation(org.codehaus.groovy.ast.expr.Expression e) {
        Class<?> type = e.getClass();
        if (type == BinaryExpression.class) {
            return binary((BinaryExpression) e);
        }
        if (type == RangeExpression.class) {
            return range((RangeExpression) e);
        }
        if (type == BooleanExpression.class) {
            return read(((BooleanExpression) e).getExpression());
        }
        if (type == NotExpression.class) {
            return unary(UnaryOperator.NOT, ((NotExpression) e).getExpression(), e);
        }
        if (type == UnaryMinusExpression.class) {
            return unary(UnaryOperator.MINUS, ((UnaryMinusExpression) e).getExpression(), e);
        }
        if (type == UnaryPlusExpression.class) {
            return unary(UnaryOperator.PLUS, ((UnaryPlusExpression) e).getExpression(), e);
        }
        if (type == TernaryExpression.class) {
            TernaryExpression ternary = (TernaryExpression) e;
            return new Expression.Conditional(
                    read(ternary.getBooleanExpression()),
                    read(ternary.getTrueExpression()),
                    read(ternary.getFalseExpression()),
                    source.span(e));
        }
        if (type == ElvisOperatorExpression.class) {
            ElvisOperatorExpression elvis = (ElvisOperatorExpression) e;
            return new Expression.Elvis(
                    read(elvis.getTrueExpression()), read(elvis.getFalseExpression()), source.span(e));
        }
        return refused(e, ForeignNodes.name(e), ForeignNodes.advice(e));
    }

    /** Reports a node and stands in for it, so that reading goes on; the tree is not used then. */
    Expression refused(org.codehaus.groovy.ast.expr.Expression e, String what, String advice) {
        SourceSpan span = source.span(e);
        refusals.foreign(span, what, advice);
        return new Expression.NullLiteral(span);
    }

    private Expression unary(
            UnaryOperator operator,
            org.codehaus.groovy.ast.expr.Expression operand,
            org.codehaus.groovy.ast.expr.Expression whole) {
        return new Expression.Unary(operator, read(operand), source.span(whole));
    }

    private Expression name(VariableExpression variable) {
        return variableName(variable)
                .<Expression>map(span -> new Expression.Name(variable.getName(), span))
                .orElseGet(() -> refused(variable, "Names of this form", "Names are letters, digits and '_'."));
    }

    /** Where the name of a variable stands; empty if the text there is not that name, or the name is not one of ours. */
    Optional<SourceSpan> variableName(VariableExpression variable) {
        int start = source.skipParentheses(source.start(variable));
        String name = variable.getName();
        boolean self = variable.isThisExpression() || variable.isSuperExpression();
        return self || !variable.isDynamicTyped() || !source.isName(name, start)
                ? Optional.empty()
                : Optional.of(source.span(start, start + name.length()));
    }

    private Expression binary(BinaryExpression binary) {
        String sign = binary.getOperation().getText();
        if (sign.equals("[")) {
            return index(binary);
        }
        int at = source.offset(
                binary.getOperation().getStartLine(), binary.getOperation().getStartColumn());
        boolean negated = sign.equals("!in");
        BinaryOperator operator = OPERATORS.get(negated ? "in" : sign);
        if (operator == null || !source.startsWith(sign, at)) {
            return refused(
                    binary,
                    sign.equals("=") ? "Assignments inside of expressions" : "'" + sign + "' between values",
                    sign.equals("=")
                            ? "Write == to compare; an assignment is a statement of its own."
                            : "Write it as a statement of its own.");
        }
        Expression left = read(binary.getLeftExpression());
        Expression right = read(binary.getRightExpression());
        SourceSpan operatorSpan = source.span(negated ? at + 1 : at, at + sign.length());
        SourceSpan span = source.span(Math.min(source.offset(left.span()), source.start(binary)), source.end(binary));
        Expression whole = new Expression.Binary(operator, left, right, operatorSpan, span);
        return negated ? new Expression.Unary(UnaryOperator.NOT, whole, span) : whole;
    }

    private Expression index(BinaryExpression binary) {
        Expression of = read(binary.getLeftExpression());
        org.codehaus.groovy.ast.expr.Expression index = binary.getRightExpression();
        if (Character.isWhitespace(source.at(source.endOffset(of.span())))) {
            return refused(
                    binary,
                    "Brackets after a space",
                    "Groovy takes them for an index. Write name[0] for an index, name([1, 2]) or name 1, 2 for values.");
        }
        boolean several = index instanceof ListExpression list && list.isWrapped();
        if (binary.isSafe() || several) {
            return refused(
                    binary, several ? "Several indexes at once" : "Safe indexes, '?[',", "Write one index: values[0].");
        }
        SourceSpan span = source.span(Math.min(source.offset(of.span()), source.start(binary)), source.end(binary));
        return new Expression.Index(of, read(index), span);
    }

    private Expression range(RangeExpression range) {
        if (range.isExclusiveLeft()) {
            return refused(range, "Ranges without their beginning", "Write 1..3, or 1..<3 without the end.");
        }
        return new Expression.Range(
                read(range.getFrom()), read(range.getTo()), range.isExclusiveRight(), source.span(range));
    }

    private Expression closure(ClosureExpression closure) {
        int start = source.skipParentheses(source.start(closure));
        int end = source.end(closure);
        while (end > start && (source.at(end - 1) == ')' || Character.isWhitespace(source.at(end - 1)))) {
            end--;
        }
        if (source.at(start) != '{'
                || source.at(end - 1) != '}'
                || closure.getCode().getClass() != BlockStatement.class) {
            return refused(closure, "Blocks of this form", "Write { … } or { a, b -> … }.");
        }
        org.codehaus.groovy.ast.Parameter[] declared = closure.getParameters();
        boolean arrow = declared == null || declared.length > 0;
        List<Parameter> parameters = declared == null ? List.of() : parameters(declared);
        int inside = start + 1;
        if (arrow && (declared == null || parameters.size() == declared.length)) {
            int from = parameters.isEmpty()
                    ? inside
                    : source.endOffset(parameters.get(parameters.size() - 1).span());
            int at = source.skipBlank(from);
            if (!source.startsWith("->", at)) {
                return refused(closure, "Parameters of this form", "Write plain names: { a, b -> … }.");
            }
            inside = at + "->".length();
        }
        int last = end - 1;
        while (inside < last && Character.isWhitespace(source.at(inside))) {
            inside++;
        }
        while (last > inside && Character.isWhitespace(source.at(last - 1))) {
            last--;
        }
        return new Expression.Closure(
                parameters,
                arrow,
                statements.block((BlockStatement) closure.getCode()),
                source.span(inside, last),
                source.span(closure));
    }

    /** Parameters that are plain names; others are refused. */
    List<Parameter> parameters(org.codehaus.groovy.ast.Parameter[] declared) {
        List<Parameter> parameters = new ArrayList<>();
        for (org.codehaus.groovy.ast.Parameter each : declared) {
            int start = source.start(each);
            int end = start + each.getName().length();
            boolean plain = source.isName(each.getName(), start)
                    && !each.hasInitialExpression()
                    && each.isDynamicTyped()
                    && each.getAnnotations().isEmpty()
                    && each.getModifiers() == 0;
            if (!plain) {
                refusals.foreign(
                        source.span(each),
                        "Parameters with a type or a default value",
                        "Write the plain name, and give all values in the call.");
                continue;
            }
            if (parameters.stream().anyMatch(other -> other.name().equals(each.getName()))) {
                refusals.add(
                        source.span(start, end),
                        DiagnosticCode.DUPLICATE_NAME,
                        "Two parameters are called '" + each.getName() + "'. Rename one.");
            }
            parameters.add(new Parameter(each.getName(), source.span(start, end)));
        }
        return parameters;
    }
}

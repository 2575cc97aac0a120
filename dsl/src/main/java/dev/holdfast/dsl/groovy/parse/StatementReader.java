package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.syntax.BinaryOperator;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.Parameter;
import dev.holdfast.dsl.groovy.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;

/** Reads statements of Groovy's tree; a kind that is not named here is refused. */
final class StatementReader {

    private static final Map<String, Optional<BinaryOperator>> ASSIGNMENTS = Map.of(
            "=", Optional.empty(),
            "+=", Optional.of(BinaryOperator.ADD),
            "-=", Optional.of(BinaryOperator.SUBTRACT),
            "*=", Optional.of(BinaryOperator.MULTIPLY),
            "/=", Optional.of(BinaryOperator.DIVIDE),
            "%=", Optional.of(BinaryOperator.REMAINDER));

    /** Most of a line that a message quotes, in UTF-16 units. */
    private static final int LONGEST_ECHO = 40;

    private final Source source;
    private final Refusals refusals;
    private final ExpressionReader expressions;
    private final SwitchReader switches;

    StatementReader(Source source, Refusals refusals) {
        this.source = source;
        this.refusals = refusals;
        this.expressions = new ExpressionReader(source, refusals, this);
        this.switches = new SwitchReader(source, refusals, this);
    }

    ExpressionReader expressions() {
        return expressions;
    }

    /** The statements of a block, in order. */
    List<Statement> block(BlockStatement block) {
        labels(block);
        return list(block.getStatements());
    }

    List<Statement> list(List<org.codehaus.groovy.ast.stmt.Statement> statements) {
        List<Statement> read = new ArrayList<>();
        for (org.codehaus.groovy.ast.stmt.Statement statement : statements) {
            read(statement).ifPresent(read::add);
        }
        return read;
    }

    /** The statements of a branch: those of its block, or its only one. */
    List<Statement> branch(org.codehaus.groovy.ast.stmt.Statement branch) {
        return branch instanceof BlockStatement block && branch.getClass() == BlockStatement.class
                ? block(block)
                : list(List.of(branch));
    }

    private Optional<Statement> read(org.codehaus.groovy.ast.stmt.Statement statement) {
        labels(statement);
        Class<?> type = statement.getClass();
        if (type == ExpressionStatement.class) {
            return expression(((ExpressionStatement) statement).getExpression());
        }
        if (type == IfStatement.class) {
            return Optional.of(conditional((IfStatement) statement));
        }
        if (type == ForStatement.class) {
            return loop((ForStatement) statement);
        }
        if (type == SwitchStatement.class) {
            return switches.read((SwitchStatement) statement);
        }
        if (type == ReturnStatement.class && statement.getLineNumber() < 1) {
            return Optional.empty(); // Groovy puts one into an empty file
        }
        if (type == ReturnStatement.class) {
            return Optional.of(result((ReturnStatement) statement));
        }
        if (statement instanceof EmptyStatement) {
            return Optional.empty();
        }
        if (type == BlockStatement.class && hasLabels(statement)) {
            return Optional.empty(); // what the label says is the reason
        }
        if (type == BlockStatement.class) {
            refusals.foreign(
                    source.span(statement),
                    "Blocks without a verb",
                    "Write the verb that the block belongs to before it.");
            return Optional.empty();
        }
        refusals.foreign(source.span(statement), ForeignNodes.name(statement), "");
        return Optional.empty();
    }

    private static boolean hasLabels(org.codehaus.groovy.ast.stmt.Statement statement) {
        List<String> labels = statement.getStatementLabels();
        return labels != null && !labels.isEmpty();
    }

    /** A label would vanish without a trace, and with it the name of the setting that was meant. */
    private void labels(org.codehaus.groovy.ast.stmt.Statement statement) {
        if (!hasLabels(statement)) {
            return;
        }
        List<String> labels = statement.getStatementLabels();
        int start = source.start(statement);
        for (String label : labels) {
            int at = labelBefore(label, start);
            SourceSpan span = at < 0 ? source.span(statement) : source.span(at, at + label.length() + 1);
            refusals.add(
                    span,
                    DiagnosticCode.STATEMENT_WITHOUT_EFFECT,
                    "'" + label + ":' with a colon is a label in Groovy, which sets nothing. "
                            + (at < 0
                                    ? "Write it without the colon."
                                    : withoutColon(label, at + label.length(), source.end(statement))));
        }
    }

    /** How a line with a label was probably meant. */
    private String withoutColon(String label, int end, int endOfStatement) {
        int from = source.skipBlank(end) + 1;
        String line = source.restOfLine(from);
        String rest = line.substring(0, Math.max(0, Math.min(line.length(), endOfStatement - from)))
                .strip();
        if (rest.isEmpty()) {
            return "Blocks stand in braces, and names in parentheses before them: " + label
                    + " { … }, or policy('gold')" + " { … }.";
        }
        return "Write it without the colon: " + label + " "
                + (rest.length() > LONGEST_ECHO ? rest.substring(0, LONGEST_ECHO) + "…" : rest);
    }

    private int labelBefore(String label, int start) {
        int colon = source.lastBefore(':', start);
        while (colon > 0) {
            int at = colon - 1;
            while (at >= 0 && Character.isWhitespace(source.at(at))) {
                at--;
            }
            int begin = at + 1 - label.length();
            if (begin >= 0 && source.isName(label, begin)) {
                return begin;
            }
            colon = source.lastBefore(':', colon);
        }
        return -1;
    }

    private Optional<Statement> expression(org.codehaus.groovy.ast.expr.Expression expression) {
        if (expression.getClass() == DeclarationExpression.class) {
            return declaration((DeclarationExpression) expression);
        }
        if (expression.getClass() == BinaryExpression.class) {
            BinaryExpression binary = (BinaryExpression) expression;
            Optional<BinaryOperator> operator =
                    ASSIGNMENTS.get(binary.getOperation().getText());
            if (operator != null) {
                return assignment(binary, operator);
            }
        }
        return Optional.of(new Statement.Evaluate(expressions.read(expression)));
    }

    private Optional<Statement> declaration(DeclarationExpression declaration) {
        if (declaration.isMultipleAssignmentDeclaration()) {
            refusals.foreign(
                    source.span(declaration), "Assignments to several variables", "Write one def for each variable.");
            return Optional.empty();
        }
        VariableExpression variable = declaration.getVariableExpression();
        int start = source.start(declaration);
        boolean plain = source.startsWith("def", start)
                && source.skipBlank(start + "def".length()) == source.start(variable)
                && declaration.getAnnotations().isEmpty()
                && variable.getAnnotations().isEmpty()
                && variable.getModifiers() == 0
                && variable.isDynamicTyped()
                && declaration.getOperation().getText().equals("=");
        Optional<SourceSpan> name = expressions.variableName(variable);
        if (!plain || name.isEmpty()) {
            refusals.foreign(
                    source.span(start, source.end(variable)),
                    "Declarations with a type or of several names",
                    "Write def name = value, one on each line.");
            return Optional.empty();
        }
        Optional<Expression> value = declaration.getRightExpression() instanceof EmptyExpression
                ? Optional.empty()
                : Optional.of(expressions.read(declaration.getRightExpression()));
        return Optional.of(new Statement.Declare(variable.getName(), value, name.get(), source.span(declaration)));
    }

    private Optional<Statement> assignment(BinaryExpression binary, Optional<BinaryOperator> operator) {
        org.codehaus.groovy.ast.expr.Expression left = binary.getLeftExpression();
        if (left.getClass() != VariableExpression.class) {
            boolean several = left instanceof org.codehaus.groovy.ast.expr.TupleExpression;
            refusals.foreign(
                    source.span(binary),
                    several ? "Assignments to several variables" : "Changes of parts of a value",
                    several
                            ? "Write one assignment for each variable."
                            : "Write == to compare. Settings are written without '=': tags env: 'prod', or objectives {"
                                    + " rpo 4.hours }. A value does not change; make a new one: map + [key: value].");
            return Optional.empty();
        }
        VariableExpression variable = (VariableExpression) left;
        Optional<SourceSpan> name = expressions.variableName(variable);
        Expression value = expressions.read(binary.getRightExpression());
        return name.map(span -> new Statement.Assign(variable.getName(), operator, value, span, source.span(binary)));
    }

    private Statement conditional(IfStatement statement) {
        return new Statement.If(
                expressions.read(statement.getBooleanExpression()),
                branch(statement.getIfBlock()),
                branch(statement.getElseBlock()),
                source.span(statement));
    }

    private Optional<Statement> loop(ForStatement statement) {
        org.codehaus.groovy.ast.Parameter variable = statement.getValueVariable();
        if (variable == ForStatement.FOR_LOOP_DUMMY
                || statement.getCollectionExpression() instanceof org.codehaus.groovy.ast.expr.ClosureListExpression) {
            refusals.foreign(
                    source.span(statement), "Loops with a counter, 'for (…; …; …)',", "Write for (i in 1..3) { … }.");
            return Optional.empty();
        }
        if (statement.getIndexVariable() != null) {
            refusals.foreign(source.span(statement), "Loops with two variables", "Write for (x in values) { … }.");
            return Optional.empty();
        }
        List<Parameter> parameters = expressions.parameters(new org.codehaus.groovy.ast.Parameter[] {variable});
        Expression values = expressions.read(statement.getCollectionExpression());
        List<Statement> body = branch(statement.getLoopBlock());
        return parameters.stream()
                .findFirst()
                .map(parameter -> new Statement.ForIn(parameter, values, body, source.span(statement)));
    }

    private Statement result(ReturnStatement statement) {
        org.codehaus.groovy.ast.expr.Expression value = statement.getExpression();
        boolean nothing = value instanceof EmptyExpression
                || (value instanceof ConstantExpression constant
                        && constant.isNullExpression()
                        && value.getLineNumber() < 1);
        return new Statement.Return(
                nothing ? Optional.empty() : Optional.of(expressions.read(value)), source.span(statement));
    }
}

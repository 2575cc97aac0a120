package dev.holdfast.cli.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/** A declarative pipeline, read by the parser of its language: blocks in blocks, and what they call. */
final class Jenkinsfile {

    /**
     * A word with what follows it.
     *
     * @param word such as {@code stage} or {@code sh}
     * @param texts the constant texts it is given, those of named arguments among them
     * @param block what stands in its braces; empty without
     */
    record Call(String word, List<String> texts, List<Call> block) {
        /** The only call of that word in the block. */
        Call only(String name) {
            List<Call> found = all(name);
            if (found.size() != 1) {
                throw new AssertionError(word + " " + texts + " has " + found.size() + " of " + name);
            }
            return found.get(0);
        }

        /** The calls of that word in the block, in order. */
        List<Call> all(String name) {
            return block.stream().filter(call -> call.word().equals(name)).toList();
        }
    }

    private Jenkinsfile() {}

    /** The statements of a text, which must be calls alone. */
    static List<Call> read(String text) {
        CompilationUnit unit = new CompilationUnit();
        SourceUnit source = unit.addSource("Jenkinsfile", text);
        unit.compile(Phases.CONVERSION);
        return calls(source.getAST().getStatementBlock());
    }

    private static List<Call> calls(BlockStatement block) {
        List<Call> calls = new ArrayList<>();
        for (Statement statement : block.getStatements()) {
            Expression expression = statement instanceof ExpressionStatement stated ? stated.getExpression() : null;
            if (expression instanceof MethodCallExpression call) {
                calls.add(call(call));
            } else if (expression instanceof org.codehaus.groovy.ast.expr.BinaryExpression assigned) {
                calls.add(new Call(
                        assigned.getLeftExpression().getText(), texts(assigned.getRightExpression()), List.of()));
            } else {
                throw new AssertionError("no call at line " + line(statement));
            }
        }
        return calls;
    }

    private static Call call(MethodCallExpression call) {
        List<Call> block = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Expression argument : ((TupleExpression) call.getArguments()).getExpressions()) {
            if (argument instanceof ClosureExpression closure) {
                block.addAll(calls((BlockStatement) closure.getCode()));
            } else {
                texts.addAll(texts(argument));
            }
        }
        return new Call(call.getMethodAsString(), texts, block);
    }

    /** Texts that are constant; one that is put together when it runs is refused. */
    private static List<String> texts(Expression expression) {
        List<String> texts = new ArrayList<>();
        if (expression instanceof ConstantExpression constant) {
            texts.add(String.valueOf(constant.getValue()));
        } else if (expression instanceof org.codehaus.groovy.ast.expr.MapExpression map) {
            map.getMapEntryExpressions().forEach(entry -> texts.addAll(texts(entry.getValueExpression())));
        } else if (expression instanceof MethodCallExpression call) {
            ((ArgumentListExpression) call.getArguments()).forEach(argument -> texts.addAll(texts(argument)));
        } else {
            throw new AssertionError("no constant text at line " + line(expression) + ": " + expression.getText());
        }
        return texts;
    }

    private static int line(ASTNode node) {
        return node.getLineNumber();
    }
}

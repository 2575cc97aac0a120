package dev.holdfast.dsl.groovy.parse;

import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.AttributeExpression;
import org.codehaus.groovy.ast.expr.BitwiseNegationExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureListExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.FieldExpression;
import org.codehaus.groovy.ast.expr.LambdaExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.MethodReferenceExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BreakStatement;
import org.codehaus.groovy.ast.stmt.ContinueStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.SynchronizedStatement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;

/** What nodes of Groovy's tree that are refused are called; each name completes "… are not part of the policy language". */
final class ForeignNodes {

    private static final Map<Class<? extends ASTNode>, String> NAMES = Map.ofEntries(
            Map.entry(ArrayExpression.class, "Arrays"),
            Map.entry(AttributeExpression.class, "Direct accesses to fields"),
            Map.entry(BitwiseNegationExpression.class, "Regular expressions and bit operations"),
            Map.entry(CastExpression.class, "Casts"),
            Map.entry(ClassExpression.class, "Classes"),
            Map.entry(ClosureListExpression.class, "Loops with a counter, 'for (…; …; …)',"),
            Map.entry(ConstructorCallExpression.class, "Constructor calls"),
            Map.entry(DeclarationExpression.class, "Declarations inside of expressions"),
            Map.entry(FieldExpression.class, "Fields"),
            Map.entry(LambdaExpression.class, "Lambdas, '(x) -> …',"),
            Map.entry(MethodPointerExpression.class, "Method pointers"),
            Map.entry(MethodReferenceExpression.class, "Method references"),
            Map.entry(PostfixExpression.class, "'++' and '--'"),
            Map.entry(PrefixExpression.class, "'++' and '--'"),
            Map.entry(SpreadExpression.class, "Spread arguments, '*list',"),
            Map.entry(SpreadMapExpression.class, "Spread maps, '*:map',"),
            Map.entry(StaticMethodCallExpression.class, "Calls of classes"),
            Map.entry(TupleExpression.class, "Assignments to several variables"),
            Map.entry(AssertStatement.class, "Assertions"),
            Map.entry(BreakStatement.class, "'break' outside the end of a case and jumps"),
            Map.entry(ContinueStatement.class, "'continue' and jumps"),
            Map.entry(DoWhileStatement.class, "'do … while' loops"),
            Map.entry(SynchronizedStatement.class, "'synchronized' blocks"),
            Map.entry(ThrowStatement.class, "Exceptions"),
            Map.entry(TryCatchStatement.class, "Exceptions"),
            Map.entry(WhileStatement.class, "'while' loops"));

    private ForeignNodes() {}

    static String name(ASTNode node) {
        return NAMES.getOrDefault(node.getClass(), "Texts of this form");
    }

    /** What to write instead; empty if the name says it. */
    static String advice(ASTNode node) {
        return node instanceof CastExpression
                ? "Groovy takes a name in parentheses before a sign or a value for a type. Write count - 1, not (count) - 1;"
                        + " values are not converted."
                : "";
    }
}

package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.ExpressionKind;
import dev.holdfast.dsl.groovy.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.BreakStatement;
import org.codehaus.groovy.ast.stmt.CaseStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;

/** Reads {@code switch}: literal cases, each with an end of its own, the default last. */
final class SwitchReader {

    private final Source source;
    private final Refusals refusals;
    private final StatementReader statements;

    SwitchReader(Source source, Refusals refusals, StatementReader statements) {
        this.source = source;
        this.refusals = refusals;
        this.statements = statements;
    }

    Optional<Statement> read(SwitchStatement statement) {
        Expression subject = statements.expressions().read(statement.getExpression());
        List<Statement.Case> cases = new ArrayList<>();
        List<Expression> labels = new ArrayList<>();
        boolean last = isAbsent(statement.getDefaultStatement());
        List<CaseStatement> all = statement.getCaseStatements();
        for (int i = 0; i < all.size(); i++) {
            CaseStatement each = all.get(i);
            labels.add(label(each));
            if (isAbsent(each.getCode())) {
                continue;
            }
            List<Statement> body = body(each.getCode(), last && i == all.size() - 1);
            int start = source.offset(labels.get(0).span());
            cases.add(new Statement.Case(labels, body, source.span(start, codeEnd(each.getCode()))));
            labels = new ArrayList<>();
        }
        if (!labels.isEmpty()) {
            refusals.add(
                    labels.get(0).span(),
                    DiagnosticCode.STATEMENT_WITHOUT_EFFECT,
                    "Nothing stands behind this case. Remove it, or write its statements and a break.");
        }
        List<Statement> otherwise = otherwise(statement);
        return Optional.of(new Statement.Switch(subject, cases, otherwise, source.span(statement)));
    }

    /** The end of the last statement of a case, its break included. */
    private int codeEnd(org.codehaus.groovy.ast.stmt.Statement code) {
        return code instanceof BlockStatement block && !block.isEmpty()
                ? source.end(block.getStatements().get(block.getStatements().size() - 1))
                : source.end(code);
    }

    private static boolean isAbsent(org.codehaus.groovy.ast.stmt.Statement statement) {
        return statement instanceof EmptyStatement;
    }

    private Expression label(CaseStatement statement) {
        Expression label = statements.expressions().read(statement.getExpression());
        if (label.kind() != ExpressionKind.LITERAL) {
            refusals.foreign(
                    label.span(), "Cases that are not written out", "A case is text, a number, true, false or null.");
        }
        return label;
    }

    private List<Statement> otherwise(SwitchStatement statement) {
        org.codehaus.groovy.ast.stmt.Statement otherwise = statement.getDefaultStatement();
        if (isAbsent(otherwise)) {
            return List.of();
        }
        int start = source.start(otherwise);
        for (CaseStatement each : statement.getCaseStatements()) {
            if (source.start(each.getExpression()) > start) {
                refusals.add(
                        source.span(otherwise),
                        DiagnosticCode.NOT_IN_LANGUAGE,
                        "The default stands before a case. Write it last; it is used only if no case fits.");
                break;
            }
        }
        return body(otherwise, true);
    }

    /** The statements of a case without the break at its end. */
    private List<Statement> body(org.codehaus.groovy.ast.stmt.Statement code, boolean last) {
        List<org.codehaus.groovy.ast.stmt.Statement> all = code instanceof BlockStatement block
                ? new ArrayList<>(block.getStatements())
                : new ArrayList<>(List.of(code));
        org.codehaus.groovy.ast.stmt.Statement end = all.isEmpty() ? code : all.get(all.size() - 1);
        if (end instanceof BreakStatement jump) {
            all.remove(all.size() - 1);
            if (jump.getLabel() != null) {
                refusals.foreign(source.span((ASTNode) jump), "Jumps to a label", "");
            }
        } else if (!last && !(end instanceof ReturnStatement)) {
            refusals.add(
                    source.span(end),
                    DiagnosticCode.NOT_IN_LANGUAGE,
                    "This case has no break at its end and would run into the next one. Write break after its last"
                            + " statement.");
        }
        return statements.list(all);
    }
}

package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.syntax.Arguments;
import dev.holdfast.dsl.groovy.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Reads calls and properties; the name of each must stand in the text, after a dot if something stands before it. */
final class CallReader {

    /** Most of a chain that a message quotes, in UTF-16 units. */
    private static final int QUOTED = 40;

    private final Source source;
    private final Refusals refusals;
    private final ExpressionReader expressions;

    CallReader(Source source, Refusals refusals, ExpressionReader expressions) {
        this.source = source;
        this.refusals = refusals;
        this.expressions = expressions;
    }

    Expression property(PropertyExpression property) {
        boolean plain = property.getProperty().getClass() == ConstantExpression.class
                && Source.isName(String.valueOf(property.getPropertyAsString()));
        if (property.isSpreadSafe() || !plain) {
            return propertyRefused(property);
        }
        String name = String.valueOf(property.getPropertyAsString());
        Expression of = expressions.read(property.getObjectExpression());
        // inside of text Groovy's own places of "$a.b" are wrong, so the name is looked for behind the dot
        int dot = source.skipBlank(source.endOffset(of.span()));
        String sign = property.isSafe() ? "?." : ".";
        if (!source.startsWith(sign, dot)) {
            Optional<SourceSpan> apart = name(property.getProperty());
            return apart.isPresent()
                    ? notSeparated(of, source.offset(apart.get()), source.end(property))
                    : propertyRefused(property);
        }
        int nameStart = source.skipBlank(dot + sign.length());
        if (!source.isName(name, nameStart)) {
            return propertyRefused(property);
        }
        int end = nameStart + name.length();
        int start = source.offset(of.span());
        int outerEnd = source.at(source.start(property)) == '(' ? Math.max(end, source.end(property)) : end;
        return new Expression.Property(
                of,
                name,
                property.isSafe(),
                source.span(nameStart, end),
                outer(source.span(start, outerEnd), property));
    }

    private Expression propertyRefused(PropertyExpression property) {
        int start = source.start(property.getProperty());
        boolean text = source.at(start) == '\'' || source.at(start) == '"';
        int before = source.end(property.getObjectExpression());
        if (text && source.skipBlank(before) == start) {
            refusals.add(
                    source.span(start, source.end(property)),
                    DiagnosticCode.NOT_SEPARATED,
                    "A comma is missing before " + quoted(start, source.end(property))
                            + ": several values are written with commas between them.");
            return new Expression.NullLiteral(source.span(property));
        }
        return expressions.refused(
                property,
                property.isSpreadSafe() ? "Properties of all elements at once" : "Properties with quotes",
                "Write .collect { it.name }, or values['name'].");
    }

    Expression call(MethodCallExpression call) {
        Optional<SourceSpan> name = name(call.getMethod());
        boolean foreign =
                call.isSpreadSafe() || (call.getGenericsTypes() != null && call.getGenericsTypes().length > 0);
        if (source.isName("switch", source.start(call))) {
            return expressions.refused(call, "Switches with arrows", "Write case 1: … break.");
        }
        Optional<Expression> unparenthesised = foreign ? Optional.empty() : textBeforeBlock(call);
        if (unparenthesised.isPresent()) {
            return unparenthesised.get();
        }
        if (name.isEmpty() || foreign || (call.isImplicitThis() && !isOwn(call.getObjectExpression()))) {
            return expressions.refused(
                    call,
                    foreign ? "Calls for all elements at once" : "Calls of anything but a name",
                    "Give the function a name with def and call it: name(…).");
        }
        int nameStart = source.offset(name.get());
        Optional<Expression> receiver = Optional.empty();
        if (!call.isImplicitThis()) {
            Expression of = expressions.read(call.getObjectExpression());
            if (!followsDot(of, nameStart, call.isSafe())) {
                return notSeparated(of, nameStart, source.end(call));
            }
            receiver = Optional.of(of);
        }
        Arguments arguments = arguments(call);
        int start = receiver.map(of -> source.offset(of.span())).orElse(nameStart);
        return new Expression.Call(
                receiver,
                String.valueOf(call.getMethodAsString()),
                call.isSafe(),
                arguments,
                name.get(),
                outer(source.span(start, source.end(call)), call));
    }

    /** {@code vm 'a' { … }}: to Groovy a call of 'a', to its author a name and a block. */
    private Optional<Expression> textBeforeBlock(MethodCallExpression call) {
        int start = source.start(call.getMethod());
        int end = source.end(call.getMethod());
        boolean text = source.at(start) == '\'' || source.at(start) == '"';
        String verb = source.beginOfLine(start).strip();
        if (!text || source.at(source.skipBlank(end)) != '{' || !Source.isName(verb)) {
            return Optional.empty();
        }
        refusals.add(
                source.span(start, end),
                DiagnosticCode.NOT_SEPARATED,
                "The name before a block needs parentheses, or Groovy takes it for what is called. Write " + verb + "("
                        + quoted(start, end) + ") { … }.");
        return Optional.of(new Expression.NullLiteral(source.span(call)));
    }

    /** True for the receiver that Groovy puts before a call without one. */
    private static boolean isOwn(org.codehaus.groovy.ast.expr.Expression receiver) {
        return receiver instanceof VariableExpression variable
                && variable.isThisExpression()
                && variable.getLastLineNumber() < 1;
    }

    /** A span that also covers parentheses around the whole. */
    private SourceSpan outer(SourceSpan span, org.codehaus.groovy.ast.expr.Expression e) {
        int start = source.start(e);
        return source.at(start) == '(' && start < source.offset(span)
                ? source.span(start, source.endOffset(span))
                : span;
    }

    /** Where the name of a property or method stands; empty if the text there is something else. */
    private Optional<SourceSpan> name(org.codehaus.groovy.ast.expr.Expression name) {
        if (name.getClass() != ConstantExpression.class
                || !(((ConstantExpression) name).getValue() instanceof String text)) {
            return Optional.empty();
        }
        int start = source.start(name);
        return source.isName(text, start) ? Optional.of(source.span(start, start + text.length())) : Optional.empty();
    }

    private boolean followsDot(Expression of, int nameStart, boolean safe) {
        int dot = source.skipBlank(source.endOffset(of.span()));
        String sign = safe ? "?." : ".";
        return source.startsWith(sign, dot) && source.skipBlank(dot + sign.length()) == nameStart;
    }

    /** {@code daily 7 weekly 4}: a property or call of the value before it in Groovy, two settings to its author. */
    private Expression notSeparated(Expression before, int nameStart, int end) {
        int from = source.offset(before.span());
        String first = quoted(from, source.endOffset(before.span()));
        String second = quoted(nameStart, end);
        boolean unit = Source.isName(second) && Character.isDigit(source.at(source.endOffset(before.span()) - 1));
        boolean word = Source.isName(second);
        refusals.add(
                source.span(nameStart, end),
                DiagnosticCode.NOT_SEPARATED,
                "'" + second + "' follows '" + first + "' without anything between them. "
                        + (unit
                                ? "Units follow a dot: '" + first + "." + second + "'. If it is a setting of its own,"
                                        + " write ';' before it."
                                : word
                                        ? "Several values are separated by commas: '" + first + ", " + second
                                                + "'. If it is a setting of its own, did you mean ';'?"
                                        : "Did you mean ';'? Write '" + first + "; " + second
                                                + "', or put each on a line of its own; a value of a value needs a"
                                                + " dot."));
        return new Expression.NullLiteral(source.span(from, end));
    }

    private String quoted(int start, int end) {
        String text = source.text(start, end).replaceAll("\\s+", " ");
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }

    private Arguments arguments(MethodCallExpression call) {
        org.codehaus.groovy.ast.expr.Expression list = call.getArguments();
        List<Expression.MapEntry> named = new ArrayList<>();
        List<org.codehaus.groovy.ast.expr.Expression> given = new ArrayList<>();
        if (list.getClass() == ArgumentListExpression.class) {
            given.addAll(((ArgumentListExpression) list).getExpressions());
            if (!given.isEmpty() && isNamed(given)) {
                named.addAll(expressions.literals().entries((MapExpression) given.remove(0)));
            }
        } else if (list.getClass() == TupleExpression.class && onlyNamed((TupleExpression) list)) {
            MapExpression map = (MapExpression) ((TupleExpression) list).getExpression(0);
            named.addAll(expressions.literals().entries(map));
        } else {
            expressions.refused(list, "Arguments of this form", "");
        }
        List<Expression> positional = new ArrayList<>();
        given.forEach(each -> positional.add(expressions.read(each)));
        boolean parenthesised = isParenthesised(list, named, positional);
        blocks(given, list, parenthesised);
        return new Arguments(positional, named, parenthesised);
    }

    private static boolean onlyNamed(TupleExpression list) {
        return list.getExpressions().size() == 1
                && list.getExpression(0).getClass() == NamedArgumentListExpression.class;
    }

    /**
     * True if the first argument is what Groovy collected from named arguments, not a map that is written out: that one begins
     * with a bracket, which is before its first key and not the beginning of another argument.
     */
    private boolean isNamed(List<org.codehaus.groovy.ast.expr.Expression> given) {
        if (given.get(0).getClass() == NamedArgumentListExpression.class) {
            return true;
        }
        if (given.get(0).getClass() != MapExpression.class) {
            return false;
        }
        MapExpression map = (MapExpression) given.get(0);
        int start = source.start(map);
        boolean shared = given.stream().skip(1).anyMatch(other -> source.start(other) == start);
        boolean key = !map.getMapEntryExpressions().isEmpty()
                && source.start(map.getMapEntryExpressions().get(0).getKeyExpression()) == start;
        return shared || key || (source.at(start) != '[' && source.at(start) != '(');
    }

    private boolean isParenthesised(
            org.codehaus.groovy.ast.expr.Expression list,
            List<Expression.MapEntry> named,
            List<Expression> positional) {
        int start = source.start(list);
        int first = Integer.MAX_VALUE;
        for (Expression.MapEntry entry : named) {
            first = Math.min(first, source.offset(entry.key().span()));
        }
        for (Expression each : positional) {
            first = Math.min(first, source.offset(each.span()));
        }
        return source.at(start) == '(' && first > start;
    }

    /** A block that follows another one would silently become a second argument. */
    private void blocks(
            List<org.codehaus.groovy.ast.expr.Expression> given,
            org.codehaus.groovy.ast.expr.Expression list,
            boolean parenthesised) {
        int end = source.end(list);
        List<org.codehaus.groovy.ast.expr.Expression> behind = given.stream()
                .filter(each -> each instanceof ClosureExpression && source.start(each) >= end)
                .toList();
        int allowed = parenthesised ? 1 : 0;
        if (behind.size() > allowed) {
            refusals.add(
                    source.span(behind.get(allowed)),
                    DiagnosticCode.NOT_SEPARATED,
                    "A second block follows here without a verb of its own. Write the verb before it, or ';' if it stands"
                            + " alone.");
        }
    }
}

package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.groovy.syntax.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;

/** Reads values that are written out: text, numbers, truth, null, lists and maps. */
final class LiteralReader {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]++(?:_[0-9]++)*+(\\.[0-9]++)?");

    private final Source source;
    private final Refusals refusals;
    private final ExpressionReader expressions;

    LiteralReader(Source source, Refusals refusals, ExpressionReader expressions) {
        this.source = source;
        this.refusals = refusals;
        this.expressions = expressions;
    }

    Expression constant(ConstantExpression constant) {
        Object value = constant.getValue();
        boolean word = value == null || value instanceof Boolean;
        if (word && !source.isName(String.valueOf(value), source.skipParentheses(source.start(constant)))) {
            return expressions.refused(constant, "Values that are not written", "Write the value that is meant.");
        }
        if (value == null) {
            return new Expression.NullLiteral(source.span(constant));
        }
        if (value instanceof Boolean truth) {
            return new Expression.TruthLiteral(truth, source.span(constant));
        }
        if (value instanceof String text) {
            return text(constant, text);
        }
        return value instanceof Number ? number(constant) : expressions.refused(constant, "Values of this form", "");
    }

    /** The number as the text has it: what Groovy made of it may have lost digits. */
    private Expression number(ConstantExpression constant) {
        int start = source.skipParentheses(source.start(constant));
        int end = source.end(constant);
        while (end > start && (source.at(end - 1) == ')' || Character.isWhitespace(source.at(end - 1)))) {
            end--;
        }
        String written = source.text(start, end).replaceAll("[\\s()]", "");
        if (!DECIMAL.matcher(written).matches()) {
            return expressions.refused(constant, "Numbers of this form", "Numbers are decimal: 7, 1_000 or 0.5.");
        }
        return new Expression.NumberLiteral(new BigDecimal(written.replace("_", "")), source.span(constant));
    }

    private Expression text(ConstantExpression constant, String text) {
        char quote = source.at(source.skipParentheses(source.start(constant)));
        if (quote != '\'' && quote != '"') {
            return expressions.refused(constant, "Texts of this form", "Text is written in quotes: '…'.");
        }
        return new Expression.TextLiteral(text, source.span(constant));
    }

    Expression template(GStringExpression template) {
        int end = source.end(template);
        int at = source.skipParentheses(source.start(template)) + 1;
        List<ConstantExpression> texts = template.getStrings();
        List<org.codehaus.groovy.ast.expr.Expression> values = template.getValues();
        List<Expression> parts = new ArrayList<>();
        for (int i = 0; i < Math.max(texts.size(), values.size()); i++) {
            int next = i < values.size() ? source.lastBefore('$', source.start(values.get(i))) : end - 1;
            String text = i < texts.size() ? String.valueOf(texts.get(i).getValue()) : "";
            if (!text.isEmpty()) {
                parts.add(new Expression.TextLiteral(text, source.span(at, next)));
            }
            if (i < values.size()) {
                Expression value = value(values.get(i));
                parts.add(value);
                at = source.endOffset(value.span());
                at = source.at(next + 1) == '{' ? source.skipBlank(at) + 1 : at;
            }
        }
        return new Expression.Template(parts, source.span(template));
    }

    private Expression value(org.codehaus.groovy.ast.expr.Expression value) {
        return value instanceof ClosureExpression
                ? expressions.refused(value, "Closures inside of text", "Write the value itself: ${name}.")
                : expressions.read(value);
    }

    Expression list(ListExpression list) {
        List<Expression> items = new ArrayList<>();
        for (org.codehaus.groovy.ast.expr.Expression item : list.getExpressions()) {
            items.add(expressions.read(item));
        }
        return new Expression.ListLiteral(items, source.span(list));
    }

    Expression map(MapExpression map) {
        return new Expression.MapLiteral(entries(map), source.span(map));
    }

    /** The entries of a map or of named arguments, in the order of the text. */
    List<Expression.MapEntry> entries(MapExpression map) {
        List<Expression.MapEntry> entries = new ArrayList<>();
        for (MapEntryExpression entry : map.getMapEntryExpressions()) {
            if (entry.getClass() != MapEntryExpression.class) {
                refusals.foreign(source.span(entry), "Entries of this form", "Write name: value.");
            }
            Expression key = key(entry.getKeyExpression());
            entries.add(new Expression.MapEntry(key, expressions.read(entry.getValueExpression())));
        }
        return entries;
    }

    private Expression key(org.codehaus.groovy.ast.expr.Expression key) {
        boolean bare = key.getClass() == ConstantExpression.class
                && ((ConstantExpression) key).getValue() instanceof String name
                && source.isName(name, source.start(key));
        if (bare) {
            return new Expression.TextLiteral(String.valueOf(((ConstantExpression) key).getValue()), source.span(key));
        }
        boolean known = key.getClass() == ConstantExpression.class
                || key.getClass() == GStringExpression.class
                || source.at(source.start(key)) == '(';
        return known
                ? expressions.read(key)
                : expressions.refused(
                        key, "Keys of this form", "A key is a name, text, or an expression in parentheses.");
    }
}

package dev.holdfast.dsl.groovy.write;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.groovy.vocabulary.ValueShape;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.tree.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Single values as Groovy reads them: text in single quotes, bare words, numbers, quantities. */
final class Literals {

    private final Vocabulary vocabulary;
    private final Diagnostics diagnostics;

    Literals(Vocabulary vocabulary, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.diagnostics = diagnostics;
    }

    /** A value of a setting. */
    String of(Node.Scalar scalar, ValueShape shape) {
        return switch (scalar.type()) {
            case TEXT -> text(scalar, shape);
            case INTEGER, DECIMAL -> number(scalar);
            case BOOLEAN -> scalar.text().toLowerCase(Locale.ROOT);
            case NULL ->
                throw new IllegalArgumentException(
                        "nothing where a value is due at " + scalar.span().place());
        };
    }

    /** The value of an entry with a free name: what is not spelt as Groovy spells it is kept as text, because it is read as text. */
    String ofEntry(Node.Scalar scalar, ValueShape shape) {
        String literal = of(scalar, shape);
        return literal.equals(scalar.text()) ? literal : quoted(scalar);
    }

    /** The name of an entry, ready to stand before a colon. */
    String key(Node.Scalar key) {
        String text = key.text();
        if (GroovyWords.mayBeKey(text)) {
            return text;
        }
        String quoted = quoted(key);
        return quoted.contains("' + '") ? "(" + quoted + ")" : quoted;
    }

    private String text(Node.Scalar scalar, ValueShape shape) {
        String text = scalar.text();
        if (shape.words().contains(text) && vocabulary.words().contains(text)) {
            return text;
        }
        Optional<String> quantity = shape.quantity().flatMap(kind -> QuantityText.of(text, kind));
        return quantity.orElseGet(() -> quoted(scalar));
    }

    private static String number(Node.Scalar scalar) {
        String text = scalar.text();
        return text.indexOf('.') < 0 ? new BigInteger(text).toString() : new BigDecimal(text).toPlainString();
    }

    /**
     * Text in single quotes, which insert nothing. A backslash is kept apart from a following {@code u}: Groovy would read the
     * two as the beginning of an escaped character wherever they stand.
     */
    String quoted(Node.Scalar scalar) {
        String text = scalar.text();
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> quoted.append(i + 1 < text.length() && text.charAt(i + 1) == 'u' ? "\\\\' + '" : "\\\\");
                case '\'' -> quoted.append("\\'");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        text.codePoints().filter(Literals::isHidden).findFirst().ifPresent(point -> hidden(scalar, point));
        return quoted.append('\'').toString();
    }

    /** True for characters that change how text looks without being seen; a policy file in Groovy must not hold them. */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private void hidden(Node.Scalar scalar, int point) {
        diagnostics.add(
                scalar.span(),
                DiagnosticCode.NOT_WRITABLE,
                String.format(
                        Locale.ROOT,
                        "The text holds the invisible character U+%04X, which a policy file in Groovy must not hold: a reader"
                                + " could not see what it says. Remove the character, or keep this file in YAML.",
                        point));
    }
}

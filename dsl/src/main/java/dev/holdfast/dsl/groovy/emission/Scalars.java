package dev.holdfast.dsl.groovy.emission;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.value.Numbers;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.List;
import java.util.Set;

/** Values as scalars of the tree, with the types that YAML would give them. */
public final class Scalars {

    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private Scalars() {}

    /**
     * The scalar of a value.
     *
     * @param setting the name of the setting, for messages
     * @throws ValueProblem for null, lists, maps and closures
     */
    public static Node.Scalar of(Value value, String setting, SourceSpan span) {
        return switch (value.kind()) {
            case TEXT, WORD, QUANTITY -> new Node.Scalar(Values.text(value), ScalarType.TEXT, span);
            case NUMBER -> {
                Value.Numeral number = (Value.Numeral) value;
                boolean whole = Numbers.isWhole(number.number());
                yield new Node.Scalar(Values.text(value), whole ? ScalarType.INTEGER : ScalarType.DECIMAL, span);
            }
            case TRUTH -> new Node.Scalar(Values.text(value), ScalarType.BOOLEAN, span);
            case NULL ->
                throw new ValueProblem(
                        "'" + setting + "' gets null here, which is no value. Leave the setting out, or say"
                                + " what to take instead: (value ?: other).");
            case LIST, RANGE, MAP, ENTRY, CLOSURE, UNKNOWN ->
                throw new ValueProblem(
                        "'" + setting + "' takes one value, and this is " + Values.described(value) + ".");
        };
    }

    /**
     * The words of a day joined as YAML writes it: {@code first sunday of january}, {@code 15 of march}.
     *
     * @param words two or more texts, words or numbers
     */
    public static Node.Scalar day(List<Value> words, SourceSpan span) {
        StringBuilder text = new StringBuilder();
        for (Value word : words) {
            String next =
                    word instanceof Value.Numeral ? Values.text(word) : Values.expectText(word, "A part of a day");
            if (text.length() > 0) {
                text.append(MONTHS.contains(next) ? " of " : " ");
            }
            text.append(next);
        }
        return new Node.Scalar(text.toString(), ScalarType.TEXT, span);
    }
}

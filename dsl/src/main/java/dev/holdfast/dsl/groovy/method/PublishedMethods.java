package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueKind;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every method that values have: THE table, also of the documentation. */
public final class PublishedMethods {

    private PublishedMethods() {}

    private static Map<String, PublishedMethod> byName(List<PublishedMethod> methods) {
        Map<String, PublishedMethod> byName = new LinkedHashMap<>();
        methods.forEach(method -> byName.put(method.name(), method));
        return Collections.unmodifiableMap(byName);
    }

    /** The methods of a kind of value, in the order of the documentation; none for kinds without methods. */
    public static Collection<PublishedMethod> of(ValueKind kind) {
        return table(kind).values();
    }

    private static Map<String, PublishedMethod> table(ValueKind kind) {
        return switch (kind) {
            case LIST, RANGE -> OfSequences.TABLE;
            case MAP -> OfMaps.TABLE;
            case TEXT, WORD -> OfTexts.TABLE;
            case NUMBER -> OfNumbers.TABLE;
            case TRUTH, NULL, ENTRY, QUANTITY, CLOSURE, UNKNOWN -> Map.of();
        };
    }

    /** The method of this name for values of this kind. */
    public static Optional<PublishedMethod> method(ValueKind kind, String name) {
        return Optional.ofNullable(table(kind).get(name));
    }

    /**
     * Calls a method.
     *
     * @throws ValueProblem if there is none of this name or the arguments do not fit
     */
    public static Value call(Value receiver, String name, List<Value> arguments, Caller caller) {
        PublishedMethod method = method(receiver.kind(), name).orElseThrow(() -> unknown(receiver, name));
        int count = arguments.size();
        PublishedMethod.Count wanted = method.arguments();
        if (count < wanted.least() || count > wanted.most()) {
            throw new ValueProblem("'" + name + "' is written " + method.signature() + ", with "
                    + (wanted.least() == wanted.most()
                            ? arguments(wanted.least())
                            : wanted.least() + " to " + arguments(wanted.most()))
                    + ", and here it has " + (count == 0 ? "none" : String.valueOf(count)) + ".");
        }
        return method.body().apply(new Invocation(receiver, arguments, caller));
    }

    private static String arguments(int count) {
        return switch (count) {
            case 0 -> "no argument";
            case 1 -> "one argument";
            default -> count + " arguments";
        };
    }

    private static ValueProblem unknown(Value receiver, String name) {
        Collection<String> names = table(receiver.kind()).keySet();
        String kind = Values.described(receiver);
        if (receiver.kind() == ValueKind.NULL) {
            return new ValueProblem("'" + name + "' is asked of null. Write ?." + name
                    + " to get null then, or say what to take instead: (value ?: other).");
        }
        if (names.isEmpty()) {
            return new ValueProblem("There is no method '" + name + "' of " + kind + "; it has no methods.");
        }
        String nearest = Suggestion.didYouMean(name, names);
        return new ValueProblem("There is no method '" + name + "' of " + kind + "."
                + (nearest.isEmpty() ? " Methods are " + String.join(", ", names) + "." : nearest));
    }

    // a table is made when a value of its kind is asked first: most files need one of them

    private static final class OfSequences {
        private static final Map<String, PublishedMethod> TABLE = byName(SequenceMethods.all());
    }

    private static final class OfMaps {
        private static final Map<String, PublishedMethod> TABLE = byName(MapMethods.all());
    }

    private static final class OfTexts {
        private static final Map<String, PublishedMethod> TABLE = byName(TextMethods.all());
    }

    private static final class OfNumbers {
        private static final Map<String, PublishedMethod> TABLE = byName(NumberMethods.all());
    }
}

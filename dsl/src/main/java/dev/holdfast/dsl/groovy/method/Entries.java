package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What lists and maps do alike: putting entries together, looking for a value, sorting by a key. */
public final class Entries {

    private Entries() {}

    /** True if some element is the same as the value; a range is asked without being written out. */
    public static boolean contains(Value.Sequence sequence, Value wanted, Budget budget) {
        if (sequence instanceof Value.Range range) {
            return wanted instanceof Value.Numeral number && inside(range, number);
        }
        for (long i = 0; i < sequence.size(); i++) {
            if (Values.same(sequence.at(i), wanted, budget)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inside(Value.Range range, Value.Numeral number) {
        if (range.size() == 0 || number.number().stripTrailingZeros().scale() > 0) {
            return false;
        }
        java.math.BigDecimal first = ((Value.Numeral) range.at(0)).number();
        java.math.BigDecimal last = ((Value.Numeral) range.at(range.size() - 1)).number();
        return number.number().compareTo(first.min(last)) >= 0
                && number.number().compareTo(first.max(last)) <= 0;
    }

    /** Puts the entry or entries that a closure gave into a map: {@code [key, value]}, an entry, or a map. */
    static void put(Map<Value, Value> entries, Value result, Budget budget) {
        if (result instanceof Value.Items pair && pair.size() == 2) {
            put(entries, pair.at(0), pair.at(1), budget);
        } else if (result instanceof Value.Entry entry) {
            put(entries, entry.key(), entry.value(), budget);
        } else if (result instanceof Value.Mapping map) {
            map.entries().forEach((key, value) -> put(entries, key, value, budget));
        } else {
            throw new ValueProblem("collectEntries needs [key, value] or [(key): value] for each element, and this is "
                    + Values.described(result) + ".");
        }
    }

    private static void put(Map<Value, Value> entries, Value key, Value value, Budget budget) {
        budget.cells(1);
        entries.put(Values.key(key), value);
    }

    /** The elements in rising order of themselves or of the results of the call's closure; equal ones keep their order. */
    static List<Value> sorted(List<Value> elements, Invocation call) {
        record Keyed(Value key, Value element) {}
        List<Keyed> keyed = new ArrayList<>(elements.size());
        long round = 0;
        for (Value element : elements) {
            keyed.add(new Keyed(call.has(0) ? call.round(call.closure(0), ++round, element) : element, element));
        }
        if (keyed.size() == 1) {
            return elements;
        }
        keyed.sort((a, b) -> Values.compare(a.key(), b.key(), call.budget()));
        List<Value> sorted = new ArrayList<>(elements.size());
        keyed.forEach(one -> sorted.add(one.element()));
        return sorted;
    }
}

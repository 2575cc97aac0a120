package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.groovy.value.Arithmetic;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods of lists and ranges. A range is never written out unless a method makes a list of it. */
final class SequenceMethods {

    private SequenceMethods() {}

    static List<PublishedMethod> all() {
        List<PublishedMethod> all = new ArrayList<>();
        all.addAll(loops());
        all.addAll(results());
        all.addAll(lists());
        return all;
    }

    /** Methods that go over the elements with a closure. */
    private static List<PublishedMethod> loops() {
        return List.of(
                method("each { … }", 1, 1, "Does something for each element.", SequenceMethods::each),
                method(
                        "eachWithIndex { value, index -> … }",
                        1,
                        1,
                        "Does something for each element and its position, from 0.",
                        SequenceMethods::eachWithIndex),
                method("collect { … }", 1, 1, "The list of the results for each element.", SequenceMethods::collect),
                method(
                        "collectMany { … }",
                        1,
                        1,
                        "The lists that are the results for each element, joined to one.",
                        SequenceMethods::collectMany),
                method(
                        "collectEntries { … }",
                        0,
                        1,
                        "A map of the entries that are the results: [key, value] or [(key): value].",
                        SequenceMethods::collectEntries),
                method("findAll { … }", 1, 1, "The elements for which the condition holds.", SequenceMethods::findAll),
                method(
                        "find { … }",
                        1,
                        1,
                        "The first element for which the condition holds; null if there is none.",
                        SequenceMethods::find),
                method("any { … }", 1, 1, "True if the condition holds for some element.", SequenceMethods::any),
                method("every { … }", 1, 1, "True if the condition holds for all elements.", SequenceMethods::every));
    }

    /** Methods that make one value of all elements. */
    private static List<PublishedMethod> results() {
        return List.of(
                method(
                        "count { … }",
                        1,
                        1,
                        "How many elements meet the condition, or are equal to the argument.",
                        SequenceMethods::count),
                method(
                        "sum { … }",
                        0,
                        1,
                        "The sum of the elements, or of the results for each; null of nothing.",
                        SequenceMethods::sum),
                method(
                        "inject(start) { sum, value -> … }",
                        2,
                        2,
                        "The last result; each call gets the result before it.",
                        SequenceMethods::inject),
                method("join(separator)", 0, 1, "The elements as one text.", SequenceMethods::join),
                method(
                        "size()",
                        0,
                        0,
                        "How many elements there are.",
                        call -> Value.Numeral.of(sequence(call).size())),
                method(
                        "isEmpty()",
                        0,
                        0,
                        "True if there is no element.",
                        call -> new Value.Truth(sequence(call).size() == 0)),
                method(
                        "contains(value)",
                        1,
                        1,
                        "True if some element is equal to the value.",
                        call -> new Value.Truth(contains(sequence(call), call.argument(0), call))),
                method("first()", 0, 0, "The first element.", call -> at(call, 0)),
                method(
                        "last()",
                        0,
                        0,
                        "The last element.",
                        call -> at(call, sequence(call).size() - 1)),
                method(
                        "min { … }",
                        0,
                        1,
                        "The smallest element, or the one with the smallest result; null of nothing.",
                        call -> extreme(call, -1)),
                method(
                        "max { … }",
                        0,
                        1,
                        "The largest element, or the one with the largest result; null of nothing.",
                        call -> extreme(call, 1)));
    }

    /** Methods that make another list or map of the elements. */
    private static List<PublishedMethod> lists() {
        return List.of(
                method(
                        "sort { … }",
                        0,
                        1,
                        "A new list in rising order of the elements, or of the results for each.",
                        SequenceParts::sort),
                method("unique { … }", 0, 1, "A new list without repeated elements.", SequenceParts::unique),
                method("reverse()", 0, 0, "A new list in the opposite order.", SequenceParts::reverse),
                method("take(n)", 1, 1, "The first n elements.", call -> SequenceParts.part(call, 0, call.count(0))),
                method(
                        "drop(n)",
                        1,
                        1,
                        "All but the first n elements.",
                        call -> SequenceParts.part(call, call.count(0), -1)),
                method(
                        "collate(n)",
                        1,
                        1,
                        "Lists of n elements each; the last may be shorter.",
                        SequenceParts::collate),
                method("withIndex()", 0, 0, "A list of [element, position].", SequenceParts::withIndex),
                method(
                        "groupBy { … }",
                        1,
                        1,
                        "A map from each result to the elements with it.",
                        SequenceMethods::groupBy),
                method(
                        "flatten()",
                        0,
                        0,
                        "The elements of lists inside the list, in one list.",
                        SequenceParts::flatten),
                method("step(n)", 1, 1, "Each n-th element, beginning with the first.", SequenceParts::step),
                method("toList()", 0, 0, "The elements as a list.", call -> SequenceParts.part(call, 0, -1)));
    }

    private static PublishedMethod method(
            String signature, int least, int most, String sentence, PublishedMethod.Body body) {
        return PublishedMethod.of(signature, least, most, sentence, body);
    }

    private static Value.Sequence sequence(Invocation call) {
        return (Value.Sequence) call.receiver();
    }

    /** What a closure does with one element; true ends the loop. */
    private interface Visit {
        boolean ends(Value element, Value result, long index);
    }

    private static void visit(Invocation call, int closureAt, Visit visit) {
        Value.Closure closure = call.closure(closureAt);
        Value.Sequence sequence = sequence(call);
        for (long i = 0; i < sequence.size(); i++) {
            Value element = sequence.at(i);
            if (visit.ends(element, call.round(closure, i + 1, element), i)) {
                return;
            }
        }
    }

    private static Value each(Invocation call) {
        visit(call, 0, (element, result, index) -> false);
        return call.receiver();
    }

    private static Value eachWithIndex(Invocation call) {
        Value.Closure closure = call.closure(0);
        Value.Sequence sequence = sequence(call);
        for (long i = 0; i < sequence.size(); i++) {
            call.round(closure, i + 1, sequence.at(i), Value.Numeral.of(i));
        }
        return call.receiver();
    }

    private static Value collect(Invocation call) {
        List<Value> results = new ArrayList<>();
        visit(call, 0, (element, result, index) -> {
            call.budget().cells(1);
            results.add(result);
            return false;
        });
        return new Value.Items(results);
    }

    private static Value collectMany(Invocation call) {
        List<Value> results = new ArrayList<>();
        visit(call, 0, (element, result, index) -> {
            if (!(result instanceof Value.Sequence more)) {
                throw new ValueProblem("collectMany joins lists, and the result for an element is "
                        + Values.described(result) + ". Use collect, or give a list: [value].");
            }
            results.addAll(Values.list(more, 0, call.budget()));
            return false;
        });
        return new Value.Items(results);
    }

    private static Value collectEntries(Invocation call) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        if (call.has(0)) {
            visit(call, 0, (element, result, index) -> {
                Entries.put(entries, result, call.budget());
                return false;
            });
        } else {
            Value.Sequence sequence = sequence(call);
            for (long i = 0; i < sequence.size(); i++) {
                Entries.put(entries, sequence.at(i), call.budget());
            }
        }
        return new Value.Mapping(entries);
    }

    private static Value findAll(Invocation call) {
        List<Value> found = new ArrayList<>();
        visit(call, 0, (element, result, index) -> {
            if (result.truth()) {
                call.budget().cells(1);
                found.add(element);
            }
            return false;
        });
        return new Value.Items(found);
    }

    private static Value find(Invocation call) {
        Value[] found = {Values.NULL};
        visit(call, 0, (element, result, index) -> {
            if (result.truth()) {
                found[0] = element;
            }
            return result.truth();
        });
        return found[0];
    }

    private static Value any(Invocation call) {
        boolean[] any = {false};
        visit(call, 0, (element, result, index) -> {
            any[0] = result.truth();
            return any[0];
        });
        return new Value.Truth(any[0]);
    }

    private static Value every(Invocation call) {
        boolean[] every = {true};
        visit(call, 0, (element, result, index) -> {
            every[0] = result.truth();
            return !every[0];
        });
        return new Value.Truth(every[0]);
    }

    private static Value count(Invocation call) {
        long[] count = {0};
        if (call.argument(0) instanceof Value.Closure) {
            visit(call, 0, (element, result, index) -> {
                count[0] += result.truth() ? 1 : 0;
                return false;
            });
        } else {
            Value.Sequence sequence = sequence(call);
            for (long i = 0; i < sequence.size(); i++) {
                count[0] += Values.equal(sequence.at(i), call.argument(0), call.budget()) ? 1 : 0;
            }
        }
        return Value.Numeral.of(count[0]);
    }

    private static Value sum(Invocation call) {
        Value.Sequence sequence = sequence(call);
        Value sum = Values.NULL;
        for (long i = 0; i < sequence.size(); i++) {
            call.budget().step();
            Value next = call.has(0) ? call.round(call.closure(0), i + 1, sequence.at(i)) : sequence.at(i);
            sum = i == 0 ? next : Arithmetic.add(sum, next, call.budget());
        }
        return sum;
    }

    private static Value inject(Invocation call) {
        Value.Sequence sequence = sequence(call);
        Value sum = call.argument(0);
        for (long i = 0; i < sequence.size(); i++) {
            sum = call.round(call.closure(1), i + 1, sum, sequence.at(i));
        }
        return sum;
    }

    private static Value join(Invocation call) {
        String separator = call.has(0) ? call.text(0) : "";
        Value.Sequence sequence = sequence(call);
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < sequence.size(); i++) {
            call.budget().step();
            String next = (i == 0 ? "" : separator) + Values.text(sequence.at(i));
            call.budget().characters(next.length());
            text.append(next);
        }
        return new Value.Text(text.toString());
    }

    static boolean contains(Value.Sequence sequence, Value wanted, Invocation call) {
        return Entries.contains(sequence, wanted, call.budget());
    }

    private static Value at(Invocation call, long index) {
        if (sequence(call).size() == 0) {
            throw new ValueProblem(
                    "The list is empty, so it has no first and no last element. Ask list.isEmpty() before.");
        }
        return sequence(call).at(index);
    }

    private static Value extreme(Invocation call, int direction) {
        Value.Sequence sequence = sequence(call);
        Value best = Values.NULL;
        Value bestKey = Values.NULL;
        for (long i = 0; i < sequence.size(); i++) {
            Value element = sequence.at(i);
            Value key = call.has(0) ? call.round(call.closure(0), i + 1, element) : element;
            if (i == 0 || Values.compare(key, bestKey, call.budget()) * direction > 0) {
                best = element;
                bestKey = key;
            }
        }
        return best;
    }

    private static Value groupBy(Invocation call) {
        Map<Value, List<Value>> groups = new LinkedHashMap<>();
        visit(call, 0, (element, result, index) -> {
            call.budget().cells(2);
            groups.computeIfAbsent(Values.key(result), any -> new ArrayList<>()).add(element);
            return false;
        });
        Map<Value, Value> lists = new LinkedHashMap<>();
        groups.forEach((key, elements) -> lists.put(key, new Value.Items(elements)));
        return new Value.Mapping(lists);
    }
}

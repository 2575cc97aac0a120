package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods of maps. A closure gets the entry ({@code it.key}, {@code it.value}), or key and value if it has two parameters. */
final class MapMethods {

    private MapMethods() {}

    static List<PublishedMethod> all() {
        List<PublishedMethod> all = new ArrayList<>();
        all.addAll(loops());
        all.addAll(questions());
        return all;
    }

    /** Methods that go over the entries with a closure. */
    private static List<PublishedMethod> loops() {
        return List.of(
                method("each { key, value -> … }", 1, 1, "Does something for each entry.", MapMethods::each),
                method(
                        "eachWithIndex { key, value, index -> … }",
                        1,
                        1,
                        "Does something for each entry and its position, from 0.",
                        MapMethods::eachWithIndex),
                method(
                        "collect { key, value -> … }",
                        1,
                        1,
                        "The list of the results for each entry.",
                        MapMethods::collect),
                method(
                        "collectEntries { key, value -> … }",
                        1,
                        1,
                        "A map of the entries that are the results: [key, value] or [(key): value].",
                        MapMethods::collectEntries),
                method(
                        "findAll { key, value -> … }",
                        1,
                        1,
                        "The entries for which the condition holds, as a map.",
                        MapMethods::findAll),
                method(
                        "find { key, value -> … }",
                        1,
                        1,
                        "The first entry for which the condition holds; null if there is none.",
                        call -> first(call, true)),
                method(
                        "any { key, value -> … }",
                        1,
                        1,
                        "True if the condition holds for some entry.",
                        call -> new Value.Truth(first(call, true).truth())),
                method(
                        "every { key, value -> … }",
                        1,
                        1,
                        "True if the condition holds for all entries.",
                        call -> new Value.Truth(!first(call, false).truth())),
                method(
                        "count { key, value -> … }",
                        1,
                        1,
                        "How many entries meet the condition.",
                        call -> Value.Numeral.of(selected(call).size())));
    }

    /** Methods that ask for entries. */
    private static List<PublishedMethod> questions() {
        return List.of(
                method(
                        "sort { entry -> … }",
                        0,
                        1,
                        "A new map in rising order of the keys, or of the results.",
                        MapMethods::sort),
                method(
                        "size()",
                        0,
                        0,
                        "How many entries there are.",
                        call -> Value.Numeral.of(map(call).size())),
                method(
                        "isEmpty()",
                        0,
                        0,
                        "True if there is no entry.",
                        call -> new Value.Truth(map(call).isEmpty())),
                method(
                        "containsKey(key)",
                        1,
                        1,
                        "True if there is an entry with this key.",
                        call -> new Value.Truth(map(call).containsKey(Values.key(call.argument(0))))),
                method(
                        "containsValue(value)",
                        1,
                        1,
                        "True if some entry has this value.",
                        call -> new Value.Truth(Entries.contains(values(call), call.argument(0), call.budget()))),
                method(
                        "get(key, otherwise)",
                        1,
                        2,
                        "The value of the key; else the second argument, or null.",
                        MapMethods::get),
                method(
                        "getOrDefault(key, otherwise)",
                        2,
                        2,
                        "The value of the key; else the second argument.",
                        MapMethods::get),
                method("keySet()", 0, 0, "The keys as a list.", MapMethods::keys),
                method("keys()", 0, 0, "The keys as a list.", MapMethods::keys),
                method("values()", 0, 0, "The values as a list.", MapMethods::values));
    }

    private static PublishedMethod method(
            String signature, int least, int most, String sentence, PublishedMethod.Body body) {
        return PublishedMethod.of(signature, least, most, sentence, body);
    }

    private static Map<Value, Value> map(Invocation call) {
        return ((Value.Mapping) call.receiver()).entries();
    }

    /** What is done with the result for one entry; true ends the loop. */
    private interface Visit {
        boolean ends(Value.Entry entry, Value result);
    }

    private static void visit(Invocation call, Visit visit) {
        long round = 0;
        for (Map.Entry<Value, Value> each : map(call).entrySet()) {
            Value.Entry entry = new Value.Entry(each.getKey(), each.getValue());
            if (visit.ends(entry, call.round(call.closure(0), ++round, entry))) {
                return;
            }
        }
    }

    private static Value each(Invocation call) {
        visit(call, (entry, result) -> false);
        return call.receiver();
    }

    private static Value eachWithIndex(Invocation call) {
        long index = 0;
        for (Map.Entry<Value, Value> each : map(call).entrySet()) {
            Value.Entry entry = new Value.Entry(each.getKey(), each.getValue());
            call.round(call.closure(0), index + 1, entry, Value.Numeral.of(index));
            index++;
        }
        return call.receiver();
    }

    private static Value collect(Invocation call) {
        List<Value> results = new ArrayList<>();
        visit(call, (entry, result) -> {
            call.budget().cells(1);
            results.add(result);
            return false;
        });
        return new Value.Items(results);
    }

    private static Value collectEntries(Invocation call) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        visit(call, (entry, result) -> {
            Entries.put(entries, result, call.budget());
            return false;
        });
        return new Value.Mapping(entries);
    }

    private static Map<Value, Value> selected(Invocation call) {
        Map<Value, Value> selected = new LinkedHashMap<>();
        visit(call, (entry, result) -> {
            if (result.truth()) {
                call.budget().cells(1);
                selected.put(entry.key(), entry.value());
            }
            return false;
        });
        return selected;
    }

    private static Value findAll(Invocation call) {
        return new Value.Mapping(selected(call));
    }

    /** The first entry for which the condition is as wanted. */
    private static Value first(Invocation call, boolean wanted) {
        Value[] found = {Values.NULL};
        visit(call, (entry, result) -> {
            boolean ends = result.truth() == wanted;
            if (ends) {
                found[0] = entry;
            }
            return ends;
        });
        return found[0];
    }

    private static Value sort(Invocation call) {
        List<Value> entries = new ArrayList<>();
        Map<Value, Value> sorted = new LinkedHashMap<>();
        call.budget().cells(2L * map(call).size());
        if (call.has(0)) {
            map(call).forEach((key, value) -> entries.add(new Value.Entry(key, value)));
            for (Value entry : Entries.sorted(entries, call)) {
                sorted.put(((Value.Entry) entry).key(), ((Value.Entry) entry).value());
            }
        } else {
            entries.addAll(map(call).keySet());
            for (Value key : Entries.sorted(entries, call)) {
                sorted.put(key, map(call).getOrDefault(key, Values.NULL));
            }
        }
        return new Value.Mapping(sorted);
    }

    private static Value get(Invocation call) {
        Value otherwise = call.has(1) ? call.argument(1) : Values.NULL;
        return map(call).getOrDefault(Values.key(call.argument(0)), otherwise);
    }

    private static Value keys(Invocation call) {
        call.budget().cells(map(call).size());
        return new Value.Items(List.copyOf(map(call).keySet()));
    }

    private static Value.Sequence values(Invocation call) {
        call.budget().cells(map(call).size());
        return new Value.Items(List.copyOf(map(call).values()));
    }
}

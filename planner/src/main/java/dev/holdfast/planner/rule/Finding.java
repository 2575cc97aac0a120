package dev.holdfast.planner.rule;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing worth saying, without the addresses it is about: equal findings of several addresses are said once.
 *
 * @param type which of the built-in findings
 * @param message what is wrong and why it matters, in full sentences that hold for every address
 * @param place where the user can change it, {@code file:line:column}
 * @param evidence facts by name
 * @param fix what to do, in a sentence; absent if there is nothing to do
 */
public record Finding(
        FindingType type,
        String message,
        Optional<String> place,
        SortedMap<String, String> evidence,
        Optional<String> fix) {

    public Finding {
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }

    /** A finding without evidence. */
    public static Finding of(FindingType type, Optional<String> place, String message, String fix) {
        return new Finding(
                type,
                message,
                place,
                Collections.emptySortedMap(),
                fix.isEmpty() ? Optional.empty() : Optional.of(fix));
    }

    /** The same finding with one more fact. */
    public Finding with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(evidence);
        more.put(name, value);
        return new Finding(type, message, place, more, fix);
    }
}

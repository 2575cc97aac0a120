package dev.holdfast.planner.document;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A finding as the document shows it.
 *
 * @param id {@code HFnnnn}
 * @param name such as {@code rpo-violated}
 * @param level {@code error}, {@code warning} or {@code note}
 * @param addresses what it is about: objects or machines; more than one when many have the same finding
 * @param message what is wrong and why it matters
 * @param place where the user can change it, {@code file:line:column}
 * @param evidence facts by name
 * @param fix what to do; absent if there is nothing to do
 */
public record FindingEntry(
        String id,
        String name,
        String level,
        List<String> addresses,
        String message,
        Optional<String> place,
        SortedMap<String, String> evidence,
        Optional<String> fix) {

    public FindingEntry {
        addresses = List.copyOf(addresses);
    }
}

package dev.holdfast.planner.rule;

import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.FindingEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects findings while a plan is made; equal ones are one entry with many addresses. Not thread safe. */
public final class Findings {

    private static final Comparator<FindingEntry> WORST_FIRST = Comparator.comparing(
                    (FindingEntry entry) -> levelOf(entry.level()))
            .thenComparing(FindingEntry::id)
            .thenComparing(entry -> PlaceOrder.key(entry.place().orElse("")))
            .thenComparing(FindingEntry::message)
            .thenComparing(entry -> String.join("\n", entry.addresses()));

    private final Map<String, Severity> levels;
    private final Map<Finding, SortedSet<String>> addresses = new HashMap<>();

    /**
     * An empty collection.
     *
     * @param levels changed levels by finding name
     */
    public Findings(Map<String, Severity> levels) {
        this.levels = Map.copyOf(levels);
    }

    /** Says something about one address. */
    public void add(Finding finding, String address) {
        addresses.computeIfAbsent(finding, any -> new TreeSet<>()).add(address);
    }

    /** Says something about several addresses; nothing if there are none. */
    public void add(Finding finding, Collection<String> about) {
        for (String address : about) {
            add(finding, address);
        }
    }

    /** True if any finding has the level error: the plan must not be applied. */
    public boolean hasErrors() {
        for (Finding finding : addresses.keySet()) {
            if (level(finding) == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** Everything that was said, worst first, then by id, place and message; addresses sorted. */
    public List<FindingEntry> entries() {
        List<FindingEntry> entries = new ArrayList<>(addresses.size());
        addresses.forEach((finding, about) -> entries.add(new FindingEntry(
                finding.type().id(),
                finding.type().word(),
                level(finding).word(),
                List.copyOf(about),
                finding.message(),
                finding.place(),
                finding.evidence(),
                finding.fix())));
        entries.sort(WORST_FIRST);
        return entries;
    }

    private Severity level(Finding finding) {
        FindingType type = finding.type();
        return levels.getOrDefault(type.word(), finding.ownLevel().orElse(type.level()));
    }

    private static Severity levelOf(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("no such level: " + word);
    }
}

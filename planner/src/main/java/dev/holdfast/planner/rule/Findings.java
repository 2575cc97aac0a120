package dev.holdfast.planner.rule;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.ignore.Ignore;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.rule.Waivers.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects findings while a plan is made; equal ones are one entry with many addresses. Not thread safe. */
public final class Findings {

    private static final Comparator<FindingEntry> WORST_FIRST = Comparator.comparing(
                    (FindingEntry entry) -> !entry.counts())
            .thenComparing(entry -> levelOf(entry.level()))
            .thenComparing(FindingEntry::id)
            .thenComparing(entry -> PlaceOrder.key(entry.place().orElse("")))
            .thenComparing(FindingEntry::name)
            .thenComparing(FindingEntry::message)
            .thenComparing(entry -> String.join("\n", entry.addresses()));

    private final Map<String, Severity> levels;
    private final Waivers waivers;
    private final Map<Finding, SortedSet<String>> addresses = new HashMap<>();

    /**
     * An empty collection where nothing is waived.
     *
     * @param levels changed levels by finding name
     */
    public Findings(Map<String, Severity> levels) {
        this(levels, Waivers.NONE);
    }

    /**
     * An empty collection.
     *
     * @param levels changed levels by finding name
     * @param waivers who accepts which findings
     */
    public Findings(Map<String, Severity> levels, Waivers waivers) {
        this.levels = Map.copyOf(levels);
        this.waivers = waivers;
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

    /** True if any finding has the level error and is neither waived nor ignored: the plan must not be applied. */
    public boolean hasErrors() {
        for (Map.Entry<Finding, SortedSet<String>> entry : addresses.entrySet()) {
            Finding finding = entry.getKey();
            if (level(finding) == Severity.ERROR && !allWaived(finding, entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean allWaived(Finding finding, SortedSet<String> about) {
        if (!waivers.concern(finding.name())) {
            return false;
        }
        List<PlacedIgnore> ignoring = waivers.ignoring(finding);
        for (String address : about) {
            if (waivers.standing(finding, address, ignoring).accepted().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** How many addresses of findings each ignore is for, whether it holds or not; those for none are missing. */
    Map<Ignore, Integer> ignored() {
        Map<Ignore, Integer> counts = new HashMap<>();
        addresses.forEach((finding, about) ->
                waivers.ignoring(finding).forEach(placed -> counts.merge(placed.ignore(), about.size(), Integer::sum)));
        return counts;
    }

    /** The first address of findings of this name that have no place; empty if there is none. */
    Optional<String> aboutWithoutPlace(String name) {
        return addresses.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name)
                        && entry.getKey().place().isEmpty())
                .map(entry -> entry.getValue().first())
                .min(String::compareTo);
    }

    /** How many addresses of findings a waiver names, whether it holds or not. */
    int named(PlacedWaiver waiver) {
        int count = 0;
        for (Map.Entry<Finding, SortedSet<String>> entry : addresses.entrySet()) {
            if (entry.getKey().name().equals(waiver.finding())) {
                for (String address : entry.getValue()) {
                    count += waiver.names(address) ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** The addresses of findings a waiver would be for if the mere name of an object were enough, sorted. */
    List<String> sharing(PlacedWaiver waiver) {
        SortedSet<String> sharing = new TreeSet<>();
        addresses.forEach((finding, about) -> {
            if (finding.name().equals(waiver.finding())) {
                about.stream()
                        .filter(address ->
                                SubjectNames.isSharedName(waiver.waiver().subject(), address, waiver.shared()))
                        .forEach(sharing::add);
            }
        });
        return List.copyOf(sharing);
    }

    /**
     * Everything that was said, worst first, then by id, place, name and message; what is waived or ignored comes last.
     * Addresses are sorted; those that somebody accepts are an entry of their own.
     */
    public List<FindingEntry> entries() {
        List<FindingEntry> entries = new ArrayList<>(addresses.size());
        addresses.forEach((finding, about) -> {
            if (waivers.concern(finding.name())) {
                byStanding(finding, about)
                        .forEach((standing, part) -> entries.add(entry(finding, part, Optional.of(standing))));
            } else {
                entries.add(entry(finding, about, Optional.empty()));
            }
        });
        entries.sort(WORST_FIRST);
        return entries;
    }

    private Map<Standing, List<String>> byStanding(Finding finding, SortedSet<String> about) {
        List<PlacedIgnore> ignoring = waivers.ignoring(finding);
        Map<Standing, List<String>> parts = new LinkedHashMap<>();
        for (String address : about) {
            Standing standing = waivers.standing(finding, address, ignoring);
            boolean told = finding.rule().isPresent();
            parts.computeIfAbsent(
                            told ? standing : new Standing(standing.accepted(), Optional.empty()),
                            any -> new ArrayList<>())
                    .add(address);
        }
        return parts;
    }

    private FindingEntry entry(Finding finding, Collection<String> about, Optional<Standing> standing) {
        Optional<String> renewal = standing.flatMap(Standing::lapsed)
                .map(lapsed -> "Change what the rule asks for, or " + lapsed.renewal() + ".");
        return new FindingEntry(
                finding.type().id(),
                finding.name(),
                level(finding).word(),
                List.copyOf(about),
                finding.message(),
                finding.place(),
                finding.evidence(),
                renewal.or(finding::fix),
                standing.flatMap(Standing::accepted).map(Acceptance::shown));
    }

    private Severity level(Finding finding) {
        FindingType type = finding.type();
        if (finding.rule().isPresent()) {
            return finding.ownLevel().orElse(type.level());
        }
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

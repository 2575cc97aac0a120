package dev.holdfast.planner.cost.summary;

import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostedMachine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * By what lines are added up.
 *
 * @param kind what tells groups apart
 * @param tag name of the tag, in any case; empty unless the kind is {@link Kind#TAG}
 */
public record CostGrouping(Kind kind, String tag) {

    private static final String TAG_PREFIX = Kind.TAG.word() + ":";

    /** What may tell groups apart: THE list. */
    public enum Kind {
        POLICY,
        VAULT,
        VM,
        METER,
        TAG;

        /** As people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CostGrouping {
        if ((kind == Kind.TAG) == tag.isEmpty()) {
            throw new IllegalArgumentException(kind + " with the tag '" + tag + "'");
        }
    }

    /** The grouping spelt so: {@code policy}, {@code vault}, {@code vm}, {@code meter}, {@code tag:NAME}. */
    public static Optional<CostGrouping> of(String text) {
        if (text.startsWith(TAG_PREFIX) && text.length() > TAG_PREFIX.length()) {
            return Optional.of(new CostGrouping(Kind.TAG, text.substring(TAG_PREFIX.length())));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.TAG && kind.word().equals(text))
                .map(kind -> new CostGrouping(kind, ""))
                .findFirst();
    }

    /** As {@link #of} reads it. */
    public String word() {
        return kind == Kind.TAG ? TAG_PREFIX + tag : kind.word();
    }

    /** The groups, dearest in the last month first; among equals by key, without a key last. Together they are the estimate. */
    public List<CostGroup> groups(CostEstimate estimate) {
        Map<Optional<String>, List<CostLine>> lines = new HashMap<>();
        for (CostLine line : estimate.lines()) {
            lines.computeIfAbsent(key(line, estimate), any -> new ArrayList<>()).add(line);
        }
        List<CostGroup> groups = new ArrayList<>(lines.size());
        lines.forEach((key, own) -> groups.add(new CostGroup(key, CostSum.of(own, estimate.months()))));
        groups.sort(Comparator.comparing((CostGroup group) -> group.sum().last(CostBand.LIKELY))
                .reversed()
                .thenComparing(group -> group.key().isEmpty())
                .thenComparing(group -> group.key().orElse("")));
        return groups;
    }

    private Optional<String> key(CostLine line, CostEstimate estimate) {
        Optional<CostedMachine> machine =
                Optional.ofNullable(estimate.machines().get(line.item().machine()));
        return switch (kind) {
            case POLICY -> machine.flatMap(CostedMachine::policy);
            case VAULT -> Optional.of(line.item().vault());
            case VM -> Optional.of(line.item().machine());
            case METER -> Optional.of(line.meter().word());
            case TAG -> machine.flatMap(this::value);
        };
    }

    /** The service tells names of tags apart without regard to case. */
    private Optional<String> value(CostedMachine machine) {
        return machine.tags().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(tag))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The names of all tags of machines that cost something. */
    public static SortedSet<String> tags(CostEstimate estimate) {
        SortedSet<String> names = new TreeSet<>();
        estimate.machines()
                .values()
                .forEach(machine -> names.addAll(machine.tags().keySet()));
        return names;
    }
}

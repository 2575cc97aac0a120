package dev.holdfast.planner.rule;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Waiver;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The waivers of a declaration, by the name of the findings they are for. Immutable. */
public final class Waivers {

    /** No waivers. */
    public static final Waivers NONE = new Waivers(new TreeMap<>());

    private final SortedMap<String, List<PlacedWaiver>> byFinding;

    private Waivers(SortedMap<String, List<PlacedWaiver>> byFinding) {
        this.byFinding = Collections.unmodifiableSortedMap(byFinding);
    }

    /**
     * The waivers of a declaration.
     *
     * @param origins where they are written
     * @param at a waiver holds until the end of its last day in UTC
     */
    public static Waivers of(Declaration declaration, Origins origins, Instant at) {
        SortedMap<String, List<PlacedWaiver>> all = new TreeMap<>();
        declaration
                .rules()
                .forEach((name, rule) ->
                        place(all, Finding.RULE_PREFIX + name, rule.waivers(), origins, "rules/" + name, at));
        declaration
                .builtinRules()
                .forEach((name, rule) -> place(all, name, rule.waivers(), origins, "rules/builtin/" + name, at));
        return new Waivers(all);
    }

    private static void place(
            SortedMap<String, List<PlacedWaiver>> all,
            String finding,
            List<Waiver> waivers,
            Origins origins,
            String path,
            Instant at) {
        List<PlacedWaiver> placed = new ArrayList<>();
        for (int i = 0; i < waivers.size(); i++) {
            Waiver waiver = waivers.get(i);
            Instant end =
                    waiver.until().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Optional<String> place = origins.find(path + "/waivers/" + i).map(SourceSpan::place);
            placed.add(new PlacedWaiver(finding, waiver, place, !at.isBefore(end)));
        }
        if (!placed.isEmpty()) {
            all.put(finding, List.copyOf(placed));
        }
    }

    /** Every waiver, by the name of its findings, then in the order of the text. */
    List<PlacedWaiver> all() {
        return byFinding.values().stream().flatMap(List::stream).toList();
    }

    /** True if there is a waiver for findings of this name, whether it holds or not. */
    boolean concern(String finding) {
        return byFinding.containsKey(finding);
    }

    /** The first waiver that holds and is for findings of this name about this address. */
    Optional<PlacedWaiver> covering(String finding, String address) {
        for (PlacedWaiver waiver : byFinding.getOrDefault(finding, List.of())) {
            if (!waiver.expired() && waiver.names(address)) {
                return Optional.of(waiver);
            }
        }
        return Optional.empty();
    }
}

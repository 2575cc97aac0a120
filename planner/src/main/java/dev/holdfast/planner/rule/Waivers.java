package dev.holdfast.planner.rule;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.ignore.Ignore;
import dev.holdfast.dsl.ignore.Ignores;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.rule.Waiver;
import dev.holdfast.planner.state.ObjectAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The waivers and ignores of a declaration, by the name of the findings they are for. Immutable. */
public final class Waivers {

    /** Neither waivers nor ignores. */
    public static final Waivers NONE = new Waivers(new TreeMap<>(), Ignores.NONE, Instant.EPOCH);

    private final SortedMap<String, List<PlacedWaiver>> byFinding;
    private final Ignores ignores;
    private final Instant at;

    private Waivers(SortedMap<String, List<PlacedWaiver>> byFinding, Ignores ignores, Instant at) {
        this.byFinding = Collections.unmodifiableSortedMap(byFinding);
        this.ignores = ignores;
        this.at = at;
    }

    /**
     * What accepts a finding about an address.
     *
     * @param accepted what does; absent if nothing does
     * @param lapsed what did until its last day; absent if something still does, or nothing ever did
     */
    record Standing(Optional<Acceptance> accepted, Optional<Acceptance> lapsed) {}

    /**
     * The waivers and ignores of a declaration.
     *
     * @param loaded without errors
     * @param recorded addresses in the record
     * @param at all of them hold until the end of their last day in UTC
     * @throws IllegalArgumentException if the declaration has errors
     */
    public static Waivers of(LoadedDeclaration loaded, Collection<ObjectAddress> recorded, Instant at) {
        Declaration declaration = loaded.declaration()
                .orElseThrow(() -> new IllegalArgumentException("a declaration with errors accepts nothing"));
        Waivers waivers = of(declaration, loaded.origins(), loaded.ignores(), at);
        return waivers.byFinding.isEmpty() ? waivers : waivers.knowing(SharedNames.of(loaded, recorded));
    }

    private Waivers knowing(SharedNames names) {
        SortedMap<String, List<PlacedWaiver>> all = new TreeMap<>();
        byFinding.forEach((finding, placed) -> all.put(
                finding,
                placed.stream()
                        .map(waiver ->
                                waiver.with(names.contains(waiver.waiver().subject())))
                        .toList()));
        return new Waivers(all, ignores, at);
    }

    private static Waivers of(Declaration declaration, Origins origins, Ignores ignores, Instant at) {
        SortedMap<String, List<PlacedWaiver>> all = new TreeMap<>();
        declaration
                .rules()
                .forEach((name, rule) ->
                        place(all, Finding.RULE_PREFIX + name, rule.waivers(), origins, "rules/" + name, at));
        declaration
                .builtinRules()
                .forEach((name, rule) -> place(all, name, rule.waivers(), origins, "rules/builtin/" + name, at));
        return new Waivers(all, ignores, at);
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
            Optional<String> place = origins.find(path + "/waivers/" + i).map(SourceSpan::place);
            placed.add(new PlacedWaiver(finding, waiver, place, isOver(waiver.until(), at), false));
        }
        if (!placed.isEmpty()) {
            all.put(finding, List.copyOf(placed));
        }
    }

    private static boolean isOver(LocalDate lastDay, Instant at) {
        return !at.isBefore(lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Every waiver, by the name of its findings, then in the order of the text. */
    List<PlacedWaiver> all() {
        return byFinding.values().stream().flatMap(List::stream).toList();
    }

    /** Every ignore, by the name of its findings, then by place. */
    List<PlacedIgnore> ignores() {
        return ignores.all().stream().map(this::placed).toList();
    }

    private PlacedIgnore placed(Ignore ignore) {
        return new PlacedIgnore(ignore, isOver(ignore.until(), at));
    }

    /** True if there is a waiver or an ignore for findings of this name, whether it holds or not. */
    boolean concern(String finding) {
        return byFinding.containsKey(finding) || ignores.concern(finding);
    }

    /** The ignores for a finding, the innermost first, whether they hold or not. */
    List<PlacedIgnore> ignoring(Finding finding) {
        return ignores.concern(finding.name()) && finding.place().isPresent()
                ? ignores.at(finding.name(), finding.place().get()).stream()
                        .map(this::placed)
                        .toList()
                : List.of();
    }

    /**
     * What accepts a finding about an address: the first waiver that holds, else the innermost ignore that does.
     *
     * @param ignoring the ignores for the finding
     */
    Standing standing(Finding finding, String address, List<PlacedIgnore> ignoring) {
        Optional<Acceptance> lapsed = Optional.empty();
        for (PlacedWaiver waiver : byFinding.getOrDefault(finding.name(), List.of())) {
            if (waiver.names(address)) {
                if (!waiver.expired()) {
                    return new Standing(Optional.of(waiver), Optional.empty());
                }
                lapsed = lapsed.or(() -> Optional.of(waiver));
            }
        }
        for (PlacedIgnore ignore : ignoring) {
            if (!ignore.expired()) {
                return new Standing(Optional.of(ignore), Optional.empty());
            }
            lapsed = lapsed.or(() -> Optional.of(ignore));
        }
        return new Standing(Optional.empty(), lapsed);
    }
}

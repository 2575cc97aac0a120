package dev.holdfast.planner.plan.request;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.HoldfastSection.Omission;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The part of the estate a plan is limited to. What a selected object depends on is selected with it, unless it is excluded;
 * what depends on an object that will not be there is left out.
 */
public final class Selection {

    /** Objects of each type that are left out and named; the others are counted. */
    private static final int OMISSIONS_NAMED = 10;

    private final boolean everything;
    private final Set<ObjectAddress> selected;
    private final List<ObjectDifference> changes;
    private final List<Omission> omitted;

    private Selection(
            boolean everything, Set<ObjectAddress> selected, List<ObjectDifference> changes, List<Omission> omitted) {
        this.everything = everything;
        this.selected = selected;
        this.changes = List.copyOf(changes);
        this.omitted = List.copyOf(omitted);
    }

    /**
     * The selection that options ask for.
     *
     * @param changes all changes, in the order of execution
     * @param findings is told about selected changes that need something left out
     * @throws PlanRefusedException if a selector cannot be read or names nothing
     */
    public static Selection of(
            PlanOptions options,
            DesiredState desired,
            RecordedState recorded,
            List<ObjectDifference> changes,
            Findings findings)
            throws PlanRefusedException {
        if (!options.isLimited()) {
            return ofAll(changes);
        }
        Map<ObjectAddress, ManagedObject> known = known(desired, recorded);
        Selectors selectors = new Selectors(known, desired.machines());
        Set<ObjectAddress> selected = new HashSet<>(known.keySet());
        if (!options.targets().isEmpty()) {
            selected = withDependencies(selectors.all(options.targets()), known);
        }
        selected.removeAll(selectors.all(options.exclude()));
        List<ObjectDifference> kept = executable(selected, known, changes, findings);
        return new Selection(false, selected, kept, omissions(selected, known.keySet()));
    }

    /** The selection of everything. */
    public static Selection ofAll(List<ObjectDifference> changes) {
        return new Selection(true, Set.of(), changes, List.of());
    }

    /** The selection of a plan that changes nothing. */
    public static Selection ofNothing() {
        return ofAll(List.of());
    }

    /** What is not selected, by type; types of which everything is selected are left out. */
    private static List<Omission> omissions(Set<ObjectAddress> selected, Set<ObjectAddress> known) {
        Map<ObjectType, SortedSet<ObjectAddress>> left = new EnumMap<>(ObjectType.class);
        for (ObjectAddress address : known) {
            if (!selected.contains(address)) {
                left.computeIfAbsent(address.type(), any -> new TreeSet<>()).add(address);
            }
        }
        List<Omission> omissions = new ArrayList<>(left.size());
        left.forEach((type, addresses) -> omissions.add(new Omission(
                type.word(),
                addresses.size(),
                addresses.stream()
                        .limit(OMISSIONS_NAMED)
                        .map(ObjectAddress::toString)
                        .toList())));
        return omissions;
    }

    /** Every object there is or should be; where both, as it should be. */
    private static Map<ObjectAddress, ManagedObject> known(DesiredState desired, RecordedState recorded) {
        Map<ObjectAddress, ManagedObject> known = new HashMap<>(recorded.objects());
        desired.objects().values().forEach(object -> known.put(object.object().address(), object.object()));
        return known;
    }

    private static Set<ObjectAddress> withDependencies(
            Set<ObjectAddress> targets, Map<ObjectAddress, ManagedObject> known) {
        Set<ObjectAddress> all = new HashSet<>(targets);
        List<ObjectAddress> open = new ArrayList<>(targets);
        while (!open.isEmpty()) {
            ManagedObject object = known.get(open.remove(open.size() - 1));
            if (object != null) {
                for (ObjectAddress dependency : dependencies(object)) {
                    if (known.containsKey(dependency) && all.add(dependency)) {
                        open.add(dependency);
                    }
                }
            }
        }
        return all;
    }

    /** The objects that must be there before this one. */
    private static List<ObjectAddress> dependencies(ManagedObject object) {
        return switch (object.address().type()) {
            case VAULT -> List.of();
            case POLICY -> vaultsOf(object);
            case PROTECTION ->
                List.of(
                        new ObjectAddress(ObjectType.POLICY, object.text(AttributeNames.POLICY)),
                        new ObjectAddress(ObjectType.VAULT, object.text(AttributeNames.VAULT)));
            case SCHEDULE -> List.of(new ObjectAddress(ObjectType.PROTECTION, object.text(AttributeNames.MACHINE)));
            case COPY ->
                List.of(
                        new ObjectAddress(ObjectType.PROTECTION, object.text(AttributeNames.MACHINE)),
                        new ObjectAddress(ObjectType.VAULT, object.text(AttributeNames.TARGET_VAULT)));
        };
    }

    private static List<ObjectAddress> vaultsOf(ManagedObject policy) {
        List<ObjectAddress> vaults = new ArrayList<>();
        if (policy.attributes().get(AttributeNames.VAULTS) instanceof AttributeValue.Members members) {
            members.members().forEach(name -> vaults.add(new ObjectAddress(ObjectType.VAULT, name)));
        }
        return vaults;
    }

    /** The selected changes that can be carried out without those that are not selected. */
    private static List<ObjectDifference> executable(
            Set<ObjectAddress> selected,
            Map<ObjectAddress, ManagedObject> known,
            List<ObjectDifference> changes,
            Findings findings) {
        Set<ObjectAddress> missing = new HashSet<>();
        Set<ObjectAddress> stillNamed = new HashSet<>();
        List<ObjectDifference> kept = new ArrayList<>();
        for (ObjectDifference change : changes) {
            boolean appears = change.action() == ActionType.CREATE;
            ManagedObject object = known.getOrDefault(
                    change.address(), change.after().or(change::before).orElseThrow());
            boolean possible = change.after().isEmpty()
                    ? !stillNamed.contains(change.address())
                    : dependencies(object).stream().noneMatch(missing::contains);
            if (selected.contains(change.address()) && possible) {
                kept.add(change);
            } else {
                if (selected.contains(change.address())) {
                    findings.add(
                            Finding.of(
                                    FindingType.NEEDS_WHAT_IS_LEFT_OUT,
                                    change.place(),
                                    "The change is selected but not carried out: it needs another one that this plan"
                                            + " leaves out.",
                                    "Select what it depends on as well, or plan without --exclude."),
                            change.address().toString());
                }
                if (appears) {
                    missing.add(change.address());
                }
                change.before().ifPresent(before -> stillNamed.addAll(dependencies(before)));
            }
        }
        return kept;
    }

    /** True if nothing was left out. */
    public boolean isEverything() {
        return everything;
    }

    /** What was left out, by type; empty if nothing was. */
    public List<Omission> omitted() {
        return omitted;
    }

    /** The changes of this plan, in the order of execution. */
    public List<ObjectDifference> changes() {
        return changes;
    }

    /** True if the object belongs to the plan, whether it changes or not. */
    public boolean includes(ObjectAddress address) {
        return everything || selected.contains(address);
    }

    /** True if the machine's protection belongs to the plan. */
    public boolean includesMachine(String machine) {
        return includes(new ObjectAddress(ObjectType.PROTECTION, machine));
    }

    /** The selectors as the document shows them, sorted. */
    public static List<String> shown(List<String> selectors) {
        return List.copyOf(new TreeSet<>(selectors));
    }
}

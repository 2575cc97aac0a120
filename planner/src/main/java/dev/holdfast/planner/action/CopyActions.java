package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.copy.ComingCaptures;
import dev.holdfast.planner.copy.CopyDemand;
import dev.holdfast.planner.copy.CopyLimits;
import dev.holdfast.planner.copy.CopyOrder;
import dev.holdfast.planner.copy.CopyQueue;
import dev.holdfast.planner.copy.CopySelection;
import dev.holdfast.planner.copy.RequiredCopy;
import dev.holdfast.planner.copy.Transfer;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.storage.MachineContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * The copies that copy rules should already have made. A copy of a copy follows the copy it is made from, even if this plan
 * makes that one first.
 */
public final class CopyActions {

    private final SortedMap<ItemKey, List<RecoveryPoint>> points;
    private final CopyLimits limits;
    private final DayCounting counting;
    private final Instant at;
    private final List<PlannedCopy> copies = new ArrayList<>();

    private CopyActions(
            SortedMap<ItemKey, List<RecoveryPoint>> points, CopyLimits limits, DayCounting counting, Instant at) {
        this.counting = counting;
        this.points = points;
        this.limits = limits;
        this.at = at;
    }

    /**
     * The copies missing at {@code at}, by machine, then rule, sources before what is made from them, then in the order in
     * which they are to be made. None if the service cannot copy.
     *
     * @param points points of every item
     * @param selected whether the plan follows a copy rule; what a rule that is left out lacks, nothing is made from
     */
    public static List<PlannedCopy> of(
            DesiredState desired,
            SortedMap<ItemKey, List<RecoveryPoint>> points,
            ServiceProfile profile,
            Instant at,
            Predicate<ObjectAddress> selected) {
        CopyActions actions = new CopyActions(
                points, CopyLimits.of(profile), profile.policies().dayCounting(), at);
        if (profile.vaultCopies()) {
            for (DesiredMachine machine : desired.machines()) {
                if (machine.vault().isPresent() && machine.design().isPresent()) {
                    actions.add(machine, machine.design().get(), machine.vault().get(), selected);
                }
            }
        }
        return actions.copies;
    }

    /** A copy that this plan makes: the point as it will be at the target, and the second at which it is there. */
    private record Arrival(RecoveryPoint point, long second) {}

    private void add(DesiredMachine machine, PolicyDesign design, String home, Predicate<ObjectAddress> selected) {
        Map<String, List<Arrival>> arrivals = new HashMap<>();
        CopyOrder order = order(design);
        Optional<MachineContent> content = Optional.of(ItemOwners.content(machine));
        for (CopyRule rule : sourcesFirst(design.policy().copies(), home)) {
            if (rule.to().equals(home) || !selected.test(ObjectAddress.copy(machine.address(), rule.to()))) {
                continue;
            }
            String from = rule.from().orElse(home);
            List<RecoveryPoint> source = new ArrayList<>(points(machine.address(), from));
            Map<Instant, Long> ready = new HashMap<>();
            for (Arrival arrival : arrivals.getOrDefault(from, List.of())) {
                source.add(arrival.point());
                ready.put(arrival.point().captured(), arrival.second());
            }
            if (!source.isEmpty()) {
                if (!from.equals(home)) {
                    source = ComingCaptures.beside(source, points(machine.address(), home));
                }
                List<RecoveryPoint> target = points(machine.address(), rule.to());
                CopyDemand demand =
                        new CopyDemand(rule, design.policy().timeZone(), order, content, source, target, at);
                arrivals.put(rule.to(), plan(machine.address(), from, demand, ready));
            }
        }
    }

    private List<Arrival> plan(String machine, String from, CopyDemand demand, Map<Instant, Long> ready) {
        List<Arrival> arrivals = new ArrayList<>();
        CopyQueue queue = inFlight(demand.target());
        for (RequiredCopy required : CopySelection.required(demand, counting)) {
            RecoveryPoint point = required.point();
            Transfer transfer = required.transfer();
            long begin = ready.getOrDefault(point.captured(), Long.MIN_VALUE);
            CopyQueue.Slot slot = queue.add(Math.max(at.getEpochSecond(), begin), transfer.bytes());
            copies.add(new PlannedCopy(
                    machine,
                    point.id(),
                    point.captured().toString(),
                    from,
                    demand.rule().to(),
                    transfer.bytes(),
                    transfer.kind(),
                    transfer.base().map(Instant::toString),
                    Instant.ofEpochSecond(slot.ends()).toString(),
                    transfer.reason().isEmpty()
                            ? required.reason()
                            : required.reason() + "; full, since " + transfer.reason()));
            arrivals.add(new Arrival(point.copied(new DataSize(transfer.bytes())), slot.ends()));
        }
        return arrivals;
    }

    /** What is on its way already has to arrive first; nobody knows how far it is, so it counts as if it began now. */
    private CopyQueue inFlight(List<RecoveryPoint> target) {
        CopyQueue queue = new CopyQueue(limits);
        target.stream()
                .filter(point -> point.status() == PointStatus.UNVERIFIED)
                .sorted(Comparator.comparing(RecoveryPoint::captured))
                .forEach(point -> queue.add(at.getEpochSecond(), point.size().bytes()));
        return queue;
    }

    private List<RecoveryPoint> points(String machine, String vault) {
        return points.getOrDefault(new ItemKey(machine, vault), List.of());
    }

    /** The newest point is worth most to a machine that has to survive the loss of its region. */
    private static CopyOrder order(PolicyDesign design) {
        return design.policy().objectives().survive().containsKey(FailureClass.REGION)
                ? CopyOrder.NEWEST_FIRST
                : CopyOrder.OLDEST_FIRST;
    }

    /** The rules so that each comes after the one it copies from; otherwise in the order of the text. */
    private static List<CopyRule> sourcesFirst(List<CopyRule> rules, String home) {
        List<CopyRule> ordered = new ArrayList<>(rules.size());
        List<CopyRule> waiting = new ArrayList<>(rules);
        while (!waiting.isEmpty()) {
            CopyRule next = waiting.get(0);
            for (CopyRule candidate : waiting) {
                String from = candidate.from().orElse(home);
                if (waiting.stream().noneMatch(rule -> rule.to().equals(from) && !from.equals(home))) {
                    next = candidate;
                    break;
                }
            }
            ordered.add(next);
            waiting.remove(next);
        }
        return ordered;
    }
}

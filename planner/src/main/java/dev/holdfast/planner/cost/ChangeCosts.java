package dev.holdfast.planner.cost;

import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostChange;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.difference.World;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which change costs what. The changes are made one kind after the other in the order of a plan: vaults, policies, protections with
 * their schedules, copy rules, then what is deleted, last the points that the plan takes away. What each step changes for a machine is
 * put down to the one object of the step that the machine has to do with, so that all of it adds up to the whole difference.
 */
public final class ChangeCosts {

    private final CostEstimator estimator;
    private final World world;
    private final Map<ObjectAddress, ObjectDifference> changes = new TreeMap<>();
    private final Map<Optional<ObjectAddress>, BigDecimal[]> costs = new HashMap<>();

    private ChangeCosts(CostEstimator estimator, World world, List<ObjectDifference> changes) {
        this.estimator = estimator;
        this.world = world;
        changes.forEach(change -> this.changes.put(change.address(), change));
    }

    /**
     * What a plan costs.
     *
     * @param changes the objects that the plan changes
     * @param leaving ids of points that the plan takes away, by item
     */
    public static CostReport of(
            CostEstimator estimator, World world, List<ObjectDifference> changes, Map<ItemKey, Set<String>> leaving) {
        return new ChangeCosts(estimator, world, changes).report(leaving);
    }

    private CostReport report(Map<ItemKey, Set<String>> leaving) {
        List<ObjectDifference> made = new ArrayList<>();
        SortedMap<ObjectAddress, ManagedObject> objects = world.after(made);
        CostEstimate before = estimator.estimate(objects, Map.of());
        CostEstimate now = before;
        for (Step step : Step.values()) {
            List<ObjectDifference> own =
                    changes.values().stream().filter(step::makes).toList();
            if (!own.isEmpty()) {
                SortedMap<ObjectAddress, ManagedObject> earlier = objects;
                made.addAll(own);
                objects = world.after(made);
                CostEstimate next = estimator.estimate(objects, Map.of());
                SortedMap<ObjectAddress, ManagedObject> later = objects;
                put(now, next, machine -> step.cause(machine, changes, earlier, later));
                now = next;
            }
        }
        if (!leaving.isEmpty()) {
            CostEstimate next = estimator.estimate(objects, leaving);
            put(now, next, machine -> Optional.empty());
            now = next;
        }
        List<CostChange> list = new ArrayList<>();
        costs.forEach((address, amounts) -> list.add(new CostChange(address, amounts[0], amounts[1])));
        list.sort((one, other) -> one.address()
                .map(Object::toString)
                .orElse("~")
                .compareTo(other.address().map(Object::toString).orElse("~")));
        return new CostReport(before, now, list, estimator.approximated());
    }

    /** Says which object is the cause of what a step changes for a machine. */
    private interface Cause {
        Optional<ObjectAddress> of(String machine);
    }

    private void put(CostEstimate before, CostEstimate after, Cause cause) {
        Map<String, BigDecimal[]> difference = new TreeMap<>();
        add(difference, before, BigDecimal.ONE.negate());
        add(difference, after, BigDecimal.ONE);
        difference.forEach((machine, amounts) -> {
            if (amounts[0].signum() != 0 || amounts[1].signum() != 0) {
                BigDecimal[] sum = costs.computeIfAbsent(
                        cause.of(machine), any -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                sum[0] = sum[0].add(amounts[0]);
                sum[1] = sum[1].add(amounts[1]);
            }
        });
    }

    private static void add(Map<String, BigDecimal[]> sums, CostEstimate estimate, BigDecimal sign) {
        int last = estimate.months() - 1;
        for (CostLine line : estimate.lines()) {
            BigDecimal[] sum = sums.computeIfAbsent(
                    line.item().machine(), any -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
            sum[0] = sum[0].add(sign.multiply(line.amount(CostBand.LIKELY, 0)));
            sum[1] = sum[1].add(sign.multiply(line.amount(CostBand.LIKELY, last)));
        }
    }

    /** The steps in which changes are made. */
    private enum Step {
        VAULTS,
        POLICIES,
        PROTECTIONS,
        COPIES,
        DELETIONS;

        boolean makes(ObjectDifference change) {
            if (change.after().isEmpty()) {
                return this == DELETIONS;
            }
            return switch (change.address().type()) {
                case VAULT -> this == VAULTS;
                case POLICY -> this == POLICIES;
                case PROTECTION, SCHEDULE -> this == PROTECTIONS;
                case COPY -> this == COPIES;
            };
        }

        /** The object of this step that a machine has to do with. */
        Optional<ObjectAddress> cause(
                String machine,
                Map<ObjectAddress, ObjectDifference> changes,
                SortedMap<ObjectAddress, ManagedObject> before,
                SortedMap<ObjectAddress, ManagedObject> after) {
            List<ObjectAddress> candidates = new ArrayList<>();
            for (SortedMap<ObjectAddress, ManagedObject> objects : List.of(after, before)) {
                ObjectAddress protection = new ObjectAddress(ObjectType.PROTECTION, machine);
                candidates.add(protection);
                candidates.add(new ObjectAddress(ObjectType.SCHEDULE, machine));
                ManagedObject found = objects.get(protection);
                if (found != null) {
                    add(candidates, ObjectType.POLICY, found.text(AttributeNames.POLICY));
                    add(candidates, ObjectType.VAULT, found.text(AttributeNames.VAULT));
                }
                ObjectAddress first = ObjectAddress.copy(machine, "");
                for (ObjectAddress copy : objects.tailMap(first).keySet()) {
                    if (copy.type() != ObjectType.COPY || !copy.name().startsWith(first.name())) {
                        break;
                    }
                    candidates.add(copy);
                    add(
                            candidates,
                            ObjectType.VAULT,
                            copy.name().substring(first.name().length()));
                }
            }
            return candidates.stream()
                    .filter(address -> changes.containsKey(address) && makes(changes.get(address)))
                    .findFirst();
        }

        private static void add(List<ObjectAddress> candidates, ObjectType type, String name) {
            if (!name.isEmpty()) {
                candidates.add(new ObjectAddress(type, name));
            }
        }
    }
}

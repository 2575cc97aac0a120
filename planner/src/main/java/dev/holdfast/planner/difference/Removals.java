package dev.holdfast.planner.difference;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.RetiredMachine;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of recorded objects that nothing desires any more. Removing text never removes recovery points: a protection
 * with points is stopped and kept, a vault with items is kept.
 */
final class Removals {

    private final DesiredState desired;
    private final World world;
    private final Findings findings;
    private final Map<String, DesiredMachine> machines = new HashMap<>();
    private final Set<String> policiesUsedAfterwards = new HashSet<>();
    private final Set<String> vaultsUsedAfterwards = new HashSet<>();

    Removals(DesiredState desired, World world, Findings findings) {
        this.desired = desired;
        this.world = world;
        this.findings = findings;
        for (DesiredMachine machine : desired.machines()) {
            machines.put(machine.address(), machine);
        }
        for (ObjectAddress address : desired.untouched()) {
            world.find(address).ifPresent(this::use);
        }
        desired.objects().values().forEach(object -> use(object.object()));
    }

    private void use(ManagedObject object) {
        boolean item = switch (object.address().type()) {
            case VAULT, POLICY, SCHEDULE -> false;
            case PROTECTION, COPY -> true;
        };
        if (item) {
            policiesUsedAfterwards.add(object.text(AttributeNames.POLICY));
            vaultsUsedAfterwards.add(object.text(AttributeNames.VAULT));
            vaultsUsedAfterwards.add(object.text(AttributeNames.TARGET_VAULT));
        }
    }

    /** The differences of objects that nothing desires, in no order. */
    List<ObjectDifference> of(List<ManagedObject> leftovers) {
        List<ObjectDifference> differences = new ArrayList<>();
        for (ManagedObject leftover : leftovers) {
            Optional<ManagedObject> now = world.find(leftover.address());
            if (now.isEmpty()) {
                differences.add(difference(ActionType.FORGET, leftover, "it is gone already"));
            } else if (leftover.address().type() == ObjectType.PROTECTION) {
                protection(now.get()).ifPresent(differences::add);
            }
        }
        for (ManagedObject leftover : leftovers) {
            world.find(leftover.address()).flatMap(this::other).ifPresent(differences::add);
        }
        return differences;
    }

    private Optional<ObjectDifference> other(ManagedObject now) {
        String machine = now.text(AttributeNames.MACHINE);
        return switch (now.address().type()) {
            case PROTECTION -> Optional.empty();
            case SCHEDULE ->
                Optional.of(difference(ActionType.DELETE, now, cause(machine).reason()));
            case COPY -> Optional.of(copy(now, machine));
            case POLICY -> policy(now);
            case VAULT -> vault(now);
        };
    }

    /** Why a machine's objects go, and the line that says so. */
    private record Cause(String reason, Optional<String> place) {}

    private Cause cause(String machine) {
        RetiredMachine retired = desired.retired().get(machine);
        if (retired != null) {
            return new Cause(retired.reason(), retired.place());
        }
        DesiredMachine known = machines.get(machine);
        if (known == null) {
            return new Cause("the machine is no longer declared or listed", Optional.empty());
        }
        return switch (known.verdict().status()) {
            case UNPROTECTED ->
                new Cause(
                        "declared unprotected: " + known.verdict().reason(),
                        known.verdict().place());
            case UNCOVERED ->
                new Cause(
                        "no longer covered: " + known.verdict().reason(),
                        known.verdict().place());
            case PROTECTED, PARTLY, REFUSED, RETIRED ->
                new Cause(known.verdict().reason(), known.verdict().place());
        };
    }

    private Optional<ObjectDifference> protection(ManagedObject now) {
        String machine = now.address().name();
        boolean active = now.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE);
        Cause cause = cause(machine);
        if (!world.hasPoints(machine)) {
            String reason = active
                    ? cause.reason() + "; it has no recovery points, so nothing has to stay"
                    : "its last recovery point is gone";
            return Optional.of(new ObjectDifference(
                    now.address(),
                    ActionType.DELETE,
                    Optional.of(now),
                    Optional.empty(),
                    active ? List.of(lost(AttributeNames.PROTECTION_STATE, now)) : List.of(),
                    reason,
                    cause.place()));
        }
        policiesUsedAfterwards.add(now.text(AttributeNames.POLICY));
        vaultsUsedAfterwards.add(now.text(AttributeNames.VAULT));
        if (!active) {
            return Optional.empty();
        }
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(now.attributes());
        AttributeValue stopped = AttributeValue.of(AttributeNames.STOPPED);
        attributes.put(AttributeNames.PROTECTION_STATE, stopped);
        AttributeDifference state = new AttributeDifference(
                AttributeNames.PROTECTION_STATE,
                Optional.ofNullable(now.attributes().get(AttributeNames.PROTECTION_STATE)),
                Optional.of(stopped),
                Effect.WEAKENS,
                cause.place());
        return Optional.of(new ObjectDifference(
                now.address(),
                ActionType.UPDATE,
                Optional.of(now),
                Optional.of(new ManagedObject(now.address(), attributes)),
                List.of(state),
                cause.reason() + "; its protection stops and "
                        + fate(now.address().name()),
                cause.place()));
    }

    /** What becomes of the recovery points of a machine whose protection stops. */
    private String fate(String machine) {
        RetiredMachine retired = desired.retired().get(machine);
        if (retired == null || retired.dataEnds().isEmpty()) {
            return "its recovery points stay";
        }
        return retired.dataIsDue()
                ? "its recovery points are deleted, their date has passed"
                : "its recovery points stay until " + retired.dataEnds().get();
    }

    private ObjectDifference copy(ManagedObject now, String machine) {
        DesiredMachine known = machines.get(machine);
        Cause cause = known != null && known.verdict().status().isBackedUp()
                ? new Cause(
                        "its policy no longer asks for copies in " + now.text(AttributeNames.TARGET_VAULT)
                                + "; existing copies stay",
                        known.design().flatMap(design -> design.place()))
                : cause(machine);
        return new ObjectDifference(
                now.address(),
                ActionType.DELETE,
                Optional.of(now),
                Optional.empty(),
                List.of(lost(AttributeNames.TARGET_VAULT, now)),
                cause.reason(),
                cause.place());
    }

    private static AttributeDifference lost(String attribute, ManagedObject now) {
        return new AttributeDifference(
                attribute,
                Optional.ofNullable(now.attributes().get(attribute)),
                Optional.empty(),
                Effect.WEAKENS,
                Optional.empty());
    }

    private Optional<ObjectDifference> policy(ManagedObject now) {
        String name = now.address().name();
        if (!policiesUsedAfterwards.contains(name)) {
            return Optional.of(difference(ActionType.DELETE, now, "no longer declared, and no machine uses it"));
        }
        if (!desired.policies().containsKey(name)) {
            findings.add(
                    Finding.of(
                            FindingType.POLICY_KEPT,
                            Optional.empty(),
                            "The policy is no longer declared but stays: recovery points of machines whose protection was"
                                    + " stopped still follow it.",
                            "It goes once those points are gone; 'retired' ends an item."),
                    now.address().toString());
        }
        return Optional.empty();
    }

    private Optional<ObjectDifference> vault(ManagedObject now) {
        String name = now.address().name();
        if (!vaultsUsedAfterwards.contains(name) && !world.holdsPoints(name)) {
            return Optional.of(difference(ActionType.DELETE, now, "no longer declared, and empty"));
        }
        findings.add(
                Finding.of(
                        FindingType.VAULT_KEPT,
                        Optional.empty(),
                        "The vault is no longer declared but stays: it holds recovery points, soft-deleted ones included, or"
                                + " protects machines, and a vault with items cannot be deleted.",
                        "Declare it again, or retire its machines and wait until their points are gone and purged."),
                now.address().toString());
        return Optional.empty();
    }

    private ObjectDifference difference(ActionType action, ManagedObject now, String reason) {
        Optional<String> place = now.address().type() == ObjectType.SCHEDULE
                ? cause(now.text(AttributeNames.MACHINE)).place()
                : Optional.empty();
        return new ObjectDifference(
                now.address(), action, Optional.of(now), Optional.empty(), List.of(), reason, place);
    }
}

package dev.holdfast.planner.difference;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.Provenance;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares one desired object with what is recorded and what is there. */
final class Alterations {

    /** Attributes of a policy that a protection has itself. */
    private static final Set<String> OWN = Set.of(AttributeNames.VAULTS, AttributeNames.CONSISTENCY);

    private final DesiredState desired;
    private final RecordedState recorded;
    private final World world;
    private final Strength strength;
    private final Findings findings;
    private final Map<String, List<AttributeDifference>> switches = new HashMap<>();

    Alterations(DesiredState desired, RecordedState recorded, World world, Strength strength, Findings findings) {
        this.desired = desired;
        this.recorded = recorded;
        this.world = world;
        this.strength = strength;
        this.findings = findings;
    }

    /** What has to change so that the object is as desired; empty if nothing has. */
    Optional<ObjectDifference> compare(DesiredObject wanted) {
        ManagedObject object = wanted.object();
        ManagedObject last = recorded.objects().get(object.address());
        Optional<ManagedObject> now = world.find(object.address());
        if (now.isEmpty()) {
            return Optional.of(create(wanted, last != null));
        }
        if (now.get().attributes().equals(object.attributes())) {
            return last == null ? Optional.of(adopt(wanted, now.get())) : Optional.empty();
        }
        boolean drifted = last != null && !last.attributes().equals(now.get().attributes());
        return alter(wanted, now.get(), drifted);
    }

    private ObjectDifference create(DesiredObject wanted, boolean wasThere) {
        ManagedObject object = wanted.object();
        Provenance provenance = wanted.provenance();
        String reason = provenance.reason();
        if (wasThere) {
            reason = reason + "; it was deleted outside since the last apply";
        }
        if (isLocked(object)) {
            reason = ObjectDifference.IRREVERSIBLE + reason + "; its immutability is locked for ever";
        }
        return new ObjectDifference(
                object.address(),
                ActionType.CREATE,
                Optional.empty(),
                Optional.of(object),
                List.of(),
                reason,
                provenance.place());
    }

    private static ObjectDifference adopt(DesiredObject wanted, ManagedObject now) {
        return new ObjectDifference(
                now.address(),
                ActionType.UPDATE,
                Optional.of(now),
                Optional.of(wanted.object()),
                List.of(),
                "it exists already and is recorded from now on",
                wanted.provenance().place());
    }

    private Optional<ObjectDifference> alter(DesiredObject wanted, ManagedObject now, boolean drifted) {
        ManagedObject target = now.address().type() == ObjectType.VAULT ? possibleVault(wanted, now) : wanted.object();
        List<AttributeDifference> attributes = attributes(now, target, wanted.provenance());
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        boolean replaced = isReplaced(now, attributes);
        String reason = reason(attributes, drifted, now);
        if (replaced && now.address().type() == ObjectType.PROTECTION) {
            reason = reason + "; a machine is protected by one vault at a time, and its points in "
                    + now.text(AttributeNames.VAULT) + " stay there";
        }
        Optional<String> irreversible = irreversible(now, target);
        if (irreversible.isPresent()) {
            reason = ObjectDifference.IRREVERSIBLE + irreversible.get() + "; " + reason;
        }
        if (now.address().type() == ObjectType.PROTECTION && has(attributes, AttributeNames.POLICY)) {
            attributes.addAll(
                    switched(ObjectType.POLICY, now.text(AttributeNames.POLICY), target.text(AttributeNames.POLICY)));
        }
        if (now.address().type() == ObjectType.PROTECTION && has(attributes, AttributeNames.VAULT)) {
            attributes.addAll(
                    switched(ObjectType.VAULT, now.text(AttributeNames.VAULT), target.text(AttributeNames.VAULT)));
        }
        return Optional.of(new ObjectDifference(
                now.address(),
                replaced ? ActionType.REPLACE : ActionType.UPDATE,
                Optional.of(now),
                Optional.of(target),
                attributes,
                reason,
                causeOf(attributes, wanted.provenance())));
    }

    /** An empty vault moves, and an active protection changes its vault, only by being made anew. */
    private static boolean isReplaced(ManagedObject now, List<AttributeDifference> attributes) {
        return switch (now.address().type()) {
            case VAULT -> has(attributes, AttributeNames.REGION);
            case PROTECTION ->
                has(attributes, AttributeNames.VAULT)
                        && now.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE);
            case POLICY, SCHEDULE, COPY -> false;
        };
    }

    /**
     * The schedule of a machine whose protection is made anew, written again as it is: it ends with the old protection.
     *
     * @param protection of the machine
     */
    Optional<ObjectDifference> writtenAgain(ObjectDifference protection) {
        ObjectAddress address =
                new ObjectAddress(ObjectType.SCHEDULE, protection.address().name());
        DesiredObject wanted = desired.objects().get(address);
        Optional<ManagedObject> now = world.find(address);
        if (wanted == null || now.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ObjectDifference(
                address,
                ActionType.UPDATE,
                now,
                Optional.of(wanted.object()),
                List.of(),
                "its protection is made anew, and its schedule with it",
                protection.place()));
    }

    /** The line of the only changed value, else of the object. */
    private static Optional<String> causeOf(List<AttributeDifference> attributes, Provenance provenance) {
        Optional<String> first = attributes.get(0).place();
        return first.isPresent() ? first : provenance.place();
    }

    private static boolean has(List<AttributeDifference> attributes, String name) {
        for (AttributeDifference attribute : attributes) {
            if (attribute.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private List<AttributeDifference> attributes(ManagedObject now, ManagedObject target, Provenance provenance) {
        return strength.compare(now, target, provenance::placeOf);
    }

    private static String reason(List<AttributeDifference> attributes, boolean drifted, ManagedObject now) {
        boolean resumes = now.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.STOPPED);
        String what = resumes
                ? "the machine is declared again; its protection resumes"
                : attributes.size() == 1
                        ? attributes.get(0).name() + " differs from the declaration"
                        : "attributes differ from the declaration";
        return drifted ? what + "; it was changed outside since the last apply" : what;
    }

    /** The vault as far as the service lets it change; what it refuses becomes a finding. */
    private ManagedObject possibleVault(DesiredObject wanted, ManagedObject now) {
        String name = now.address().name();
        SortedMap<String, AttributeValue> attributes =
                new TreeMap<>(wanted.object().attributes());
        if (world.hasItems(name)) {
            keep(AttributeNames.REDUNDANCY, attributes, now, wanted, "once the vault protects something");
            keep(AttributeNames.REGION, attributes, now, wanted, "once the vault protects something");
        }
        if (isLocked(now)) {
            keep(AttributeNames.IMMUTABILITY, attributes, now, wanted, "once it is locked");
        }
        return new ManagedObject(now.address(), attributes);
    }

    private void keep(
            String attribute,
            SortedMap<String, AttributeValue> attributes,
            ManagedObject now,
            DesiredObject wanted,
            String when) {
        String before = now.text(attribute);
        String after = wanted.object().text(attribute);
        if (before.equals(after)) {
            return;
        }
        attributes.put(attribute, AttributeValue.of(before));
        findings.add(
                Finding.of(
                        FindingType.CANNOT_BE_CHANGED,
                        wanted.provenance().placeOf(attribute),
                        "The " + attribute + " of a vault cannot be changed from " + before + " to " + after + " "
                                + when + ". Replacing the vault would lose its recovery points, so it stays as it is.",
                        "Write " + attribute + ": " + before + " in vault '"
                                + now.address().name()
                                + "', or declare a further vault and move the machines to it."),
                now.address().toString());
    }

    private Optional<String> irreversible(ManagedObject now, ManagedObject target) {
        if (isLocked(target) && !isLocked(now)) {
            return Optional.of("immutability cannot be unlocked again");
        }
        if (now.address().type() == ObjectType.POLICY
                && becomesEnhanced(now, target)
                && world.isPolicyInUse(now.address().name())) {
            return Optional.of("an enhanced policy cannot become a standard one again");
        }
        if (now.address().type() == ObjectType.PROTECTION) {
            Optional<ManagedObject> before = world.find(policy(now));
            DesiredObject after = desired.objects().get(policy(target));
            if (before.isPresent()
                    && after != null
                    && becomesEnhanced(before.get(), after.object())
                    && !policy(now).equals(policy(target))) {
                return Optional.of("a machine under an enhanced policy cannot go back to a standard one");
            }
        }
        return Optional.empty();
    }

    private static ObjectAddress policy(ManagedObject protection) {
        return new ObjectAddress(ObjectType.POLICY, protection.text(AttributeNames.POLICY));
    }

    private static boolean becomesEnhanced(ManagedObject before, ManagedObject after) {
        return before.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.STANDARD)
                && after.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED);
    }

    private static boolean isLocked(ManagedObject object) {
        return object.text(AttributeNames.IMMUTABILITY).equals(Immutability.LOCKED.word());
    }

    /** What a machine gains and loses by another policy or vault: the differences between the two, which its own attributes hide. */
    private List<AttributeDifference> switched(ObjectType type, String from, String to) {
        return switches.computeIfAbsent(type.word() + "\n" + from + "\n" + to, key -> {
            Optional<ManagedObject> before = world.find(new ObjectAddress(type, from));
            DesiredObject after = desired.objects().get(new ObjectAddress(type, to));
            if (before.isEmpty() || after == null) {
                return List.of();
            }
            return attributes(before.get(), after.object(), after.provenance()).stream()
                    .filter(difference -> !OWN.contains(difference.name()))
                    .toList();
        });
    }
}

package dev.holdfast.planner.plan.section;

import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.difference.AttributeDifference;
import dev.holdfast.planner.difference.Effect;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts changes together that people read as one: the same happens to objects of one type for one cause. What weakens
 * protection comes first, then what cannot be undone, then the rest in the order of execution.
 */
public final class Grouping {

    private static final String VARIOUS = "various";

    /** Attributes that differ from object to object by nature; different values do not split a group. */
    private static final Set<String> INDIVIDUAL = Set.of(AttributeNames.SLOT, AttributeNames.RESOURCE_ID);

    private Grouping() {}

    /** The groups, in the order of the document. */
    public static List<ChangeGroup> of(List<ObjectDifference> changes, DesiredState desired) {
        Map<List<Object>, List<ObjectDifference>> members = new LinkedHashMap<>();
        for (ObjectDifference change : changes) {
            members.computeIfAbsent(key(change), any -> new ArrayList<>()).add(change);
        }
        List<ChangeGroup> groups = new ArrayList<>(members.size());
        for (List<ObjectDifference> group : members.values()) {
            groups.add(group(group, desired));
        }
        groups.sort(Comparator.comparingInt(Grouping::rank));
        return groups;
    }

    private static int rank(ChangeGroup group) {
        if (group.weakens()) {
            return 0;
        }
        return group.reason().startsWith(ObjectDifference.IRREVERSIBLE) ? 1 : 2;
    }

    private static List<Object> key(ObjectDifference change) {
        ObjectType type = change.address().type();
        boolean single = switch (type) {
            case VAULT, POLICY -> true;
            case PROTECTION, SCHEDULE, COPY -> false;
        };
        if (single) {
            return List.of(change.address());
        }
        List<Object> key = new ArrayList<>(8);
        key.add(change.action());
        key.add(type);
        key.add(change.text(AttributeNames.POLICY));
        key.add(change.text(AttributeNames.VAULT));
        key.add(change.text(AttributeNames.TARGET_VAULT));
        key.add(change.text(AttributeNames.RECURRENCE));
        if (change.action() == ActionType.CREATE && type == ObjectType.PROTECTION) {
            return key; // several bindings may lead to one policy; each object names its own
        }
        key.add(change.reason());
        key.add(change.place());
        for (AttributeDifference attribute : change.attributes()) {
            key.add(INDIVIDUAL.contains(attribute.name()) ? attribute.name() : attribute);
        }
        return key;
    }

    private static ChangeGroup group(List<ObjectDifference> group, DesiredState desired) {
        ObjectDifference first = group.get(0);
        List<String> addresses = new ArrayList<>(group.size());
        for (ObjectDifference change : group) {
            addresses.add(change.address().toString());
        }
        return new ChangeGroup(
                first.action().word(),
                first.address().type().word(),
                title(group),
                addresses,
                sameCause(group)
                        ? first.reason()
                        : "policy '" + first.text(AttributeNames.POLICY) + "' by several causes",
                first.action() == ActionType.CREATE ? shown(first, desired) : changed(group),
                first.weakens(),
                sameCause(group) ? first.place() : policyPlace(first, desired));
    }

    private static boolean sameCause(List<ObjectDifference> group) {
        ObjectDifference first = group.get(0);
        for (ObjectDifference change : group) {
            if (!change.reason().equals(first.reason()) || !change.place().equals(first.place())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> policyPlace(ObjectDifference protection, DesiredState desired) {
        PolicyDesign design = desired.policies().get(protection.text(AttributeNames.POLICY));
        return design == null ? Optional.empty() : design.place();
    }

    private static String title(List<ObjectDifference> group) {
        ObjectDifference first = group.get(0);
        if (group.size() == 1) {
            return first.address().toString();
        }
        String policy = first.text(AttributeNames.POLICY);
        String vault = first.text(AttributeNames.VAULT);
        String target = first.text(AttributeNames.TARGET_VAULT);
        String many = group.size() + " ";
        return switch (first.address().type()) {
            case VAULT -> many + "vaults";
            case POLICY -> many + "policies";
            case PROTECTION -> many + "protections of policy " + policy + " in " + vault;
            case SCHEDULE -> many + "schedules " + first.text(AttributeNames.RECURRENCE);
            case COPY -> many + "copies from " + vault + " to " + target;
        };
    }

    private static List<AttributeChange> changed(List<ObjectDifference> group) {
        List<AttributeDifference> attributes = group.get(0).attributes();
        List<AttributeChange> changes = new ArrayList<>(attributes.size());
        for (int i = 0; i < attributes.size(); i++) {
            AttributeDifference attribute = attributes.get(i);
            boolean same = true;
            for (ObjectDifference member : group) {
                same &= member.attributes().get(i).equals(attribute);
            }
            changes.add(new AttributeChange(
                    attribute.name(),
                    same ? text(attribute.before()) : Optional.of(VARIOUS),
                    same ? text(attribute.after()) : Optional.of(VARIOUS),
                    attribute.effect().word(),
                    attribute.place()));
        }
        return changes;
    }

    private static Optional<String> text(Optional<AttributeValue> value) {
        return value.map(AttributeValue::display);
    }

    /** What is worth showing of a new object. */
    private static List<AttributeChange> shown(ObjectDifference change, DesiredState desired) {
        DesiredObject wanted = desired.objects().get(change.address());
        if (wanted == null || change.after().isEmpty()) {
            return List.of();
        }
        ManagedObject object = change.after().get();
        List<AttributeChange> shown = new ArrayList<>();
        object.attributes().forEach((name, value) -> {
            if (isWorthShowing(change.address().type(), name, value)) {
                shown.add(new AttributeChange(
                        name,
                        Optional.empty(),
                        Optional.of(value.display()),
                        Effect.NEUTRAL.word(),
                        wanted.provenance().placeOf(name)));
            }
        });
        return shown;
    }

    private static boolean isWorthShowing(ObjectType type, String name, AttributeValue value) {
        boolean emptySet = value instanceof AttributeValue.Members members
                && members.members().isEmpty();
        return !emptySet
                && switch (type) {
                    case VAULT, POLICY -> true;
                    case PROTECTION -> name.equals(AttributeNames.POLICY) || name.equals(AttributeNames.VAULT);
                    case SCHEDULE -> name.equals(AttributeNames.RECURRENCE) || name.equals(AttributeNames.TIME_ZONE);
                    case COPY -> !name.equals(AttributeNames.MACHINE) && !name.equals(AttributeNames.TIME_ZONE);
                };
    }
}

package dev.holdfast.planner.plan.section;

import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.difference.AttributeDifference;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The items whose retention a plan itself changes. Only such a plan may let points go before their promise ends; in every
 * other plan the promise holds, however long ago the rule was cut.
 */
public final class OwnChanges {

    private OwnChanges() {}

    /**
     * The items, each with the change that decides: that of its copy rule or its protection, else that of its policy.
     *
     * @param machines every known machine
     * @param changes those of the plan alone: a policy that is targeted counts for all its machines
     */
    public static Map<ItemKey, ObjectDifference> of(List<DesiredMachine> machines, List<ObjectDifference> changes) {
        Map<String, ObjectDifference> policies = new HashMap<>();
        Map<String, ObjectDifference> protections = new HashMap<>();
        Map<ItemKey, ObjectDifference> items = new HashMap<>();
        for (ObjectDifference change : changes) {
            boolean judgedAnew = change.before().isEmpty() || changesRetention(change);
            if (judgedAnew && change.after().isPresent()) {
                switch (change.address().type()) {
                    case VAULT, SCHEDULE -> {}
                    case POLICY -> policies.put(change.address().name(), change);
                    case PROTECTION -> protections.put(change.address().name(), change);
                    case COPY ->
                        items.put(
                                new ItemKey(
                                        change.text(AttributeNames.MACHINE), change.text(AttributeNames.TARGET_VAULT)),
                                change);
                }
            }
        }
        for (DesiredMachine machine : machines) {
            ObjectDifference policy =
                    policies.get(machine.design().map(PolicyDesign::name).orElse(""));
            ObjectDifference change = protections.getOrDefault(machine.address(), policy);
            if (machine.vault().isPresent() && change != null) {
                items.put(new ItemKey(machine.address(), machine.vault().get()), change);
            }
        }
        return items;
    }

    private static boolean changesRetention(ObjectDifference change) {
        for (AttributeDifference attribute : change.attributes()) {
            if (concernsRetention(attribute)) {
                return true;
            }
        }
        return false;
    }

    /** True if the attribute says how long points are kept. */
    static boolean concernsRetention(AttributeDifference attribute) {
        String name = attribute.name();
        return name.startsWith(AttributeNames.RETENTION_PREFIX)
                || name.equals(AttributeNames.TIME_ZONE)
                || name.equals(AttributeNames.POLICY)
                || name.equals(AttributeNames.PROTECTION_STATE);
    }
}

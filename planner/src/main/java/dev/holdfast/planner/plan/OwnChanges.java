package dev.holdfast.planner.plan;

import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.difference.AttributeDifference;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The items whose retention a plan itself changes. Only such a plan may let points go before their promise ends; in every
 * other plan the promise holds, however long ago the rule was cut.
 */
final class OwnChanges {

    private OwnChanges() {}

    /**
     * The items.
     *
     * @param machines every known machine
     * @param changes those of the plan alone: a policy that is targeted counts for all its machines
     */
    static Set<ItemKey> of(List<DesiredMachine> machines, List<ObjectDifference> changes) {
        Set<String> policies = new HashSet<>();
        Set<String> protections = new HashSet<>();
        Set<ItemKey> items = new HashSet<>();
        for (ObjectDifference change : changes) {
            boolean judgedAnew = change.before().isEmpty() || changesRetention(change);
            if (judgedAnew && change.after().isPresent()) {
                switch (change.address().type()) {
                    case VAULT, SCHEDULE -> {}
                    case POLICY -> policies.add(change.address().name());
                    case PROTECTION -> protections.add(change.address().name());
                    case COPY ->
                        items.add(new ItemKey(
                                change.text(AttributeNames.MACHINE), change.text(AttributeNames.TARGET_VAULT)));
                }
            }
        }
        for (DesiredMachine machine : machines) {
            String policy = machine.design().map(PolicyDesign::name).orElse("");
            if (machine.vault().isPresent() && (policies.contains(policy) || protections.contains(machine.address()))) {
                items.add(new ItemKey(machine.address(), machine.vault().get()));
            }
        }
        return items;
    }

    private static boolean changesRetention(ObjectDifference change) {
        for (AttributeDifference attribute : change.attributes()) {
            String name = attribute.name();
            if (name.startsWith(AttributeNames.RETENTION_PREFIX)
                    || name.equals(AttributeNames.TIME_ZONE)
                    || name.equals(AttributeNames.POLICY)
                    || name.equals(AttributeNames.PROTECTION_STATE)) {
                return true;
            }
        }
        return false;
    }
}

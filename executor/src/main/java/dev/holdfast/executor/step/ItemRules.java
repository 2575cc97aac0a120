package dev.holdfast.executor.step;

import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PromisedRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The retention rule that is in force for an item, read from the objects of a fabric. */
public final class ItemRules {

    private final Map<ObjectAddress, ManagedObject> objects;
    private final Map<ObjectAddress, Optional<PromisedRule>> rules = new HashMap<>();

    /** Rules by these objects. */
    public ItemRules(Map<ObjectAddress, ManagedObject> objects) {
        this.objects = objects;
    }

    /**
     * The rule of the policy of an active protection in this vault, or of the copy rule with this target; empty if neither
     * exists, or if it keeps everything because it says nothing.
     */
    public Optional<PromisedRule> of(ItemKey item) {
        ManagedObject protection = objects.get(new ObjectAddress(ObjectType.PROTECTION, item.machine()));
        if (protection != null
                && protection.text(AttributeNames.VAULT).equals(item.vault())
                && protection.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE)) {
            return rule(new ObjectAddress(ObjectType.POLICY, protection.text(AttributeNames.POLICY)));
        }
        return rule(ObjectAddress.copy(item.machine(), item.vault()));
    }

    private Optional<PromisedRule> rule(ObjectAddress address) {
        return rules.computeIfAbsent(address, this::read);
    }

    private Optional<PromisedRule> read(ObjectAddress address) {
        ManagedObject object = objects.get(address);
        if (object == null) {
            return Optional.empty();
        }
        try {
            return Promises.of(object);
        } catch (QuantityException e) {
            throw new IllegalStateException("the retention of " + address + " cannot be read", e);
        }
    }
}

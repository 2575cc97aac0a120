package dev.holdfast.executor.step;

import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The items that copy rules of a fabric join: where points come from and where their copies go. */
public final class CopyPairs {

    private final Map<ItemKey, List<ItemKey>> partners = new HashMap<>();

    /** Pairs by the copy rules among these objects. */
    public CopyPairs(Iterable<ManagedObject> objects) {
        for (ManagedObject object : objects) {
            if (object.address().type() == ObjectType.COPY) {
                String machine = object.text(AttributeNames.MACHINE);
                ItemKey source = new ItemKey(machine, object.text(AttributeNames.VAULT));
                ItemKey target = new ItemKey(machine, object.text(AttributeNames.TARGET_VAULT));
                partners.computeIfAbsent(source, any -> new ArrayList<>()).add(target);
                partners.computeIfAbsent(target, any -> new ArrayList<>()).add(source);
            }
        }
    }

    /** The items that a rule joins with this one, in the order of the objects; empty if none does. */
    public List<ItemKey> of(ItemKey item) {
        return List.copyOf(partners.getOrDefault(item, List.of()));
    }
}

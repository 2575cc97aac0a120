package dev.holdfast.planner.plan.section;

import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.Fingerprint;
import dev.holdfast.planner.document.ResourceChange;
import java.util.ArrayList;
import java.util.List;

/** The changed objects of a plan, each singly, as tools for infrastructure plans read them. */
public final class ResourceChanges {

    private ResourceChanges() {}

    /** The changes in their order. */
    public static List<ResourceChange> of(List<ObjectDifference> changes) {
        List<ResourceChange> resources = new ArrayList<>(changes.size());
        for (ObjectDifference change : changes) {
            resources.add(new ResourceChange(
                    change.address().toString(),
                    change.address().type().word(),
                    change.address().name(),
                    change.reason(),
                    new ResourceChange.Change(
                            change.action().documentActions(),
                            change.before().map(Fingerprint::plain).orElse(null),
                            change.after().map(Fingerprint::plain).orElse(null))));
        }
        return resources;
    }
}

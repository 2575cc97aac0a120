package dev.holdfast.executor.refresh;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.document.DriftEntry.DriftedPoint;
import dev.holdfast.planner.document.Fingerprint;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a plan has shown of the fabric. Its apply records that and nothing else: what was changed outside without having been
 * shown stays recorded as it was, so that the next plan shows it.
 */
public final class Shown {

    private final Set<ObjectAddress> touched = new HashSet<>();
    private final Set<String> moved = new HashSet<>();
    private final Set<String> drifted = new HashSet<>();
    private final Map<String, Set<String>> points = new HashMap<>();

    private Shown() {}

    /** What the plan changes, prunes, or lists as changed outside. */
    public static Shown by(PlanDocument plan) {
        Shown shown = new Shown();
        for (ResourceChange change : plan.resourceChanges()) {
            shown.touched.add(ObjectAddress.parse(change.address()));
        }
        HoldfastSection section = plan.holdfast();
        section.moves().forEach(move -> shown.moved.add(move.type() + "/" + move.to()));
        for (PlannedPrune prune : section.prunes()) {
            shown.point(new ItemKey(prune.machine(), prune.vault()), prune.point());
        }
        for (DriftEntry entry : section.drift()) {
            shown.drifted.add(entry.address());
            for (DriftedPoint point : entry.points()) {
                shown.pointsOf(entry.address()).add(point.point());
            }
        }
        return shown;
    }

    private void point(ItemKey item, String id) {
        pointsOf(Fingerprint.addressOf(item)).add(id);
    }

    private Set<String> pointsOf(String address) {
        return points.computeIfAbsent(address, any -> new HashSet<>());
    }

    /**
     * True for an object that the apply spoke of, or that has its address from a move: an apply that was killed in the midst
     * of moves may have left it without a row in the record.
     */
    boolean takes(ManagedObject object) {
        return touched.contains(object.address())
                || (isMoved(object) && !drifted.contains(object.address().toString()));
    }

    private boolean isMoved(ManagedObject object) {
        String name = object.address().name();
        return switch (object.address().type()) {
            case VAULT -> moved.contains(Move.written(MoveType.VAULT, name));
            case POLICY -> moved.contains(Move.written(MoveType.POLICY, name));
            case PROTECTION -> moved.contains(Move.written(MoveType.VM, name));
            case SCHEDULE, COPY ->
                moved.contains(Move.written(MoveType.VM, object.text(AttributeNames.MACHINE)))
                        || moved.contains(Move.written(MoveType.VAULT, object.text(AttributeNames.TARGET_VAULT)));
        };
    }

    /** True if people were told of a difference between record and fabric. */
    boolean includes(ObjectAddress address) {
        return touched.contains(address) || drifted.contains(address.toString());
    }

    /** True if people were told that the point is gone, or goes. */
    boolean includes(ItemKey item, String point) {
        return points.getOrDefault(Fingerprint.addressOf(item), Set.of()).contains(point);
    }
}

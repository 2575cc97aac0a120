package dev.holdfast.planner.plan.section;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.action.PointAction;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.document.Fingerprint;
import dev.holdfast.planner.document.HoldfastSection.Precondition;
import dev.holdfast.planner.move.Moved;
import dev.holdfast.planner.move.PendingMove;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must still hold when a plan is applied: the prior value of every touched object, and the points kept beside pruned ones. */
public final class Preconditions {

    private Preconditions() {}

    /**
     * Moves first, then objects in the order of execution, then items. Objects that a move renames are named as they are until
     * then, since that is what an apply finds.
     */
    public static List<Precondition> of(
            Moved moved,
            List<ObjectDifference> changes,
            List<PointAction> prunes,
            SortedMap<ItemKey, List<RecoveryPoint>> points,
            Instant at) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (PendingMove pending : moved.pending()) {
            Move move = pending.move();
            ObjectAddress to = Renaming.addressOf(move.type(), move.to());
            ManagedObject before = moved.originals().get(to);
            hashes.put(
                    Renaming.addressOf(move.type(), move.from()).toString(),
                    before == null || pending.made() ? Fingerprint.ABSENT : Fingerprint.of(before));
            if (!pending.made()) {
                hashes.put(to.toString(), Fingerprint.ABSENT);
            }
        }
        for (ObjectDifference change : changes) {
            ManagedObject original = moved.originals().get(change.address());
            if (original != null) {
                hashes.put(original.address().toString(), Fingerprint.of(original));
            } else {
                hashes.put(
                        change.address().toString(),
                        change.action() == ActionType.FORGET
                                ? Fingerprint.ABSENT
                                : change.before().map(Fingerprint::of).orElse(Fingerprint.ABSENT));
            }
        }
        List<Precondition> preconditions = new ArrayList<>(hashes.size());
        hashes.forEach((address, hash) -> preconditions.add(new Precondition(address, hash)));
        SortedMap<ItemKey, Set<String>> pruned = new TreeMap<>();
        for (PointAction action : prunes) {
            pruned.computeIfAbsent(action.item(), any -> new HashSet<>())
                    .add(action.prune().point());
        }
        for (Map.Entry<ItemKey, Set<String>> entry : pruned.entrySet()) {
            List<RecoveryPoint> kept = new ArrayList<>();
            for (RecoveryPoint point : points.getOrDefault(entry.getKey(), List.of())) {
                if (!entry.getValue().contains(point.id()) && !point.captured().isAfter(at)) {
                    kept.add(point);
                }
            }
            preconditions.add(new Precondition(Fingerprint.addressOf(entry.getKey()), Fingerprint.ofKept(kept)));
        }
        return preconditions;
    }

    /** Every object that was changed outside, as it was found: only what people have seen goes into the record. */
    public static List<Precondition> ofRefresh(List<DriftEntry> drift, ActualState actual) {
        Map<String, ManagedObject> found = new HashMap<>();
        actual.objects().forEach((address, object) -> found.put(address.toString(), object));
        List<Precondition> preconditions = new ArrayList<>(drift.size());
        for (DriftEntry entry : drift) {
            if (entry.points().isEmpty()) {
                ManagedObject now = found.get(entry.address());
                preconditions.add(
                        new Precondition(entry.address(), now == null ? Fingerprint.ABSENT : Fingerprint.of(now)));
            }
        }
        return preconditions;
    }
}

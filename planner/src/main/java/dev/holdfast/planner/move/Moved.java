package dev.holdfast.planner.move;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Record and fabric under the names that things have once the pending moves are made.
 *
 * @param pending the moves that are still to be made
 * @param recorded the record under the new names
 * @param actual what a refresh found, under the new names
 * @param originals objects that a move renames, or names in which it changes, as they are until then; by their new address
 */
public record Moved(
        List<PendingMove> pending,
        RecordedState recorded,
        ActualState actual,
        Map<ObjectAddress, ManagedObject> originals) {

    public Moved {
        pending = List.copyOf(pending);
        originals = Map.copyOf(originals);
    }

    /**
     * Finds the pending moves and looks at everything as if they were made.
     *
     * @param findings is told about moves that cannot be made, and about those that may be removed from the text
     */
    public static Moved of(LoadedDeclaration loaded, RecordedState recorded, ActualState actual, Findings findings) {
        List<PendingMove> pending = PendingMoves.of(loaded, recorded, actual, findings);
        if (pending.isEmpty()) {
            return new Moved(pending, recorded, actual, Map.of());
        }
        Renaming renaming = new Renaming(pending.stream().map(PendingMove::move).toList());
        Map<ObjectAddress, ManagedObject> originals = new HashMap<>();
        SortedMap<ObjectAddress, ManagedObject> world = actual.isRead() ? actual.objects() : recorded.objects();
        world.values().forEach(object -> {
            ManagedObject known = renaming.object(object);
            if (!known.equals(object)) {
                originals.put(known.address(), object);
            }
        });
        Renaming made = new Renaming(pending.stream()
                .filter(PendingMove::made)
                .map(PendingMove::move)
                .toList());
        RecordedState renamed = RenamedState.withIds(RenamedState.of(recorded, renaming), actual.points(), made);
        return new Moved(
                pending,
                renamed.withResourceIds(identified(renamed.resourceIds(), pending, loaded.machines())),
                RenamedState.of(actual, renaming),
                originals);
    }

    /** A moved machine is the one that answers to the new name, whatever resource id it had before. */
    private static SortedMap<String, String> identified(
            SortedMap<String, String> recorded, List<PendingMove> pending, List<KnownMachine> machines) {
        Map<String, String> idByName = new HashMap<>();
        for (KnownMachine known : machines) {
            String id = known.machine().identity().resourceId().orElse("");
            known.machine().addresses().forEach(address -> idByName.put(address.toLowerCase(Locale.ROOT), id));
        }
        Map<String, String> moved = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (PendingMove each : pending) {
            if (each.move().type() == MoveType.VM) {
                String id = idByName.getOrDefault(each.move().to().toLowerCase(Locale.ROOT), "");
                moved.put(each.move().to(), id);
                ids.add(id.toLowerCase(Locale.ROOT));
            }
        }
        SortedMap<String, String> identified = new TreeMap<>();
        recorded.forEach((address, id) -> {
            if (id.isEmpty() || !ids.contains(id.toLowerCase(Locale.ROOT))) {
                identified.put(address, id);
            }
        });
        identified.putAll(moved);
        return identified;
    }

    /** The moves, for a document or a fabric. */
    public List<Move> moves() {
        return pending.stream().map(PendingMove::move).toList();
    }

    /**
     * The items whose points, place or policy get another name. A plan prunes and copies nothing there: what is agreed to in
     * the same breath as a new name could be misread.
     */
    public Set<ItemKey> items() {
        Set<ItemKey> items = new HashSet<>();
        Set<String> names = new HashSet<>();
        moves().forEach(move -> names.add(Move.written(move.type(), move.to())));
        for (ItemKey item : actual.points().keySet()) {
            ManagedObject protection = actual.objects().get(new ObjectAddress(ObjectType.PROTECTION, item.machine()));
            String policy = protection == null ? "" : protection.text(AttributeNames.POLICY);
            if (names.contains(Move.written(MoveType.VM, item.machine()))
                    || names.contains(Move.written(MoveType.VAULT, item.vault()))
                    || names.contains(Move.written(MoveType.POLICY, policy))) {
                items.add(item);
            }
        }
        return items;
    }
}

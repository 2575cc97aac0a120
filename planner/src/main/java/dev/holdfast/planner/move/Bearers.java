package dev.holdfast.planner.move;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names that objects bear, or under which points are kept. */
final class Bearers {

    /** Address in lower case to the name as it is spelt; of addresses that differ by case alone, one. */
    private final Map<String, String> spellings = new HashMap<>();
    /** Addresses with the name as it is spelt. */
    private final Map<String, String> names = new HashMap<>();

    private Bearers() {}

    static Bearers of(Collection<ManagedObject> objects, Map<ItemKey, List<RecoveryPoint>> points) {
        Bearers bearers = new Bearers();
        for (ManagedObject object : objects) {
            switch (object.address().type()) {
                case VAULT -> bearers.add(MoveType.VAULT, object.address().name());
                case POLICY -> bearers.add(MoveType.POLICY, object.address().name());
                case PROTECTION -> bearers.add(MoveType.VM, object.address().name());
                case SCHEDULE, COPY -> bearers.add(MoveType.VM, object.text(AttributeNames.MACHINE));
            }
        }
        points.forEach((item, list) -> {
            if (!list.isEmpty()) {
                bearers.add(MoveType.VAULT, item.vault());
                bearers.add(MoveType.VM, item.machine());
            }
        });
        return bearers;
    }

    private void add(MoveType type, String name) {
        String written = Move.written(type, name);
        names.put(written, name);
        spellings.put(written.toLowerCase(Locale.ROOT), name);
    }

    /** True if something bears exactly this name. */
    boolean have(MoveType type, String name) {
        return names.containsKey(Move.written(type, name));
    }

    /** All addresses that are borne, as they are spelt, sorted. */
    List<String> written() {
        return names.keySet().stream().sorted().toList();
    }

    /** The name as it is borne, whatever the case; the name itself if nothing bears it. */
    String spelling(MoveType type, String name) {
        return have(type, name)
                ? name
                : spellings.getOrDefault(Move.written(type, name).toLowerCase(Locale.ROOT), name);
    }
}

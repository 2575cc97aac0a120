package dev.holdfast.planner.move;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What moves do to names: of objects, to the names in their attributes, and to those of items. All moves happen at once, so
 * their order does not matter.
 */
public final class Renaming {

    private final Map<String, String> vaults = new HashMap<>();
    private final Map<String, String> policies = new HashMap<>();
    private final Map<String, String> machines = new HashMap<>();
    private final Set<String> targets = new HashSet<>();

    /** The renaming of these moves. */
    public Renaming(Collection<Move> moves) {
        for (Move move : moves) {
            names(move.type()).put(move.from(), move.to());
            targets.add(Move.written(move.type(), move.to()));
        }
    }

    private Map<String, String> names(MoveType type) {
        return switch (type) {
            case VAULT -> vaults;
            case POLICY -> policies;
            case VM -> machines;
        };
    }

    /** The address of the object that bears a name: of a machine that of its protection. */
    public static ObjectAddress addressOf(MoveType type, String name) {
        return new ObjectAddress(
                switch (type) {
                    case VAULT -> ObjectType.VAULT;
                    case POLICY -> ObjectType.POLICY;
                    case VM -> ObjectType.PROTECTION;
                },
                name);
    }

    /** What the object that bears an address is for a move; the opposite of {@link #addressOf}. */
    public static MoveType typeOf(ObjectAddress address) {
        return switch (address.type()) {
            case VAULT -> MoveType.VAULT;
            case POLICY -> MoveType.POLICY;
            case PROTECTION -> MoveType.VM;
            case SCHEDULE, COPY -> throw new IllegalArgumentException("it moves with its machine: " + address);
        };
    }

    /** The object as it is known afterwards; the same object if none of the names occurs in it. */
    public ManagedObject object(ManagedObject object) {
        return switch (object.address().type()) {
            case VAULT -> named(object, vaults);
            case POLICY -> named(inSet(inSet(object, AttributeNames.VAULTS), AttributeNames.COPIES), policies);
            case PROTECTION ->
                named(inText(inText(object, AttributeNames.VAULT, vaults), AttributeNames.POLICY, policies), machines);
            case SCHEDULE -> named(inText(object, AttributeNames.MACHINE, machines), machines);
            case COPY ->
                copy(inText(
                        inText(inText(object, AttributeNames.MACHINE, machines), AttributeNames.VAULT, vaults),
                        AttributeNames.TARGET_VAULT,
                        vaults));
        };
    }

    private static ManagedObject named(ManagedObject object, Map<String, String> names) {
        String to = names.get(object.address().name());
        return to == null
                ? object
                : new ManagedObject(new ObjectAddress(object.address().type(), to), object.attributes());
    }

    /** A copy rule is named after its machine and its target. */
    private static ManagedObject copy(ManagedObject object) {
        ObjectAddress address =
                ObjectAddress.copy(object.text(AttributeNames.MACHINE), object.text(AttributeNames.TARGET_VAULT));
        return address.equals(object.address()) ? object : new ManagedObject(address, object.attributes());
    }

    private static ManagedObject inText(ManagedObject object, String attribute, Map<String, String> names) {
        String to = names.get(object.text(attribute));
        return to == null ? object : with(object, attribute, AttributeValue.of(to));
    }

    /** Members are names of vaults, or texts with such names in them: {@code target every 1d from vault}. */
    private ManagedObject inSet(ManagedObject object, String attribute) {
        if (vaults.isEmpty() || !(object.attributes().get(attribute) instanceof AttributeValue.Members members)) {
            return object;
        }
        List<String> renamed = new ArrayList<>();
        for (String member : members.members()) {
            String[] words = member.split(" ", -1);
            for (int i = 0; i < words.length; i++) {
                boolean name = i == 0 || words[i - 1].equals("from");
                words[i] = name ? vaults.getOrDefault(words[i], words[i]) : words[i];
            }
            renamed.add(String.join(" ", words));
        }
        return renamed.equals(members.members()) ? object : with(object, attribute, AttributeValue.of(renamed));
    }

    private static ManagedObject with(ManagedObject object, String attribute, AttributeValue value) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(object.attributes());
        attributes.put(attribute, value);
        return new ManagedObject(object.address(), attributes);
    }

    /** The item as it is known afterwards. */
    public ItemKey item(ItemKey item) {
        String machine = machine(item.machine());
        String vault = vault(item.vault());
        return machine.equals(item.machine()) && vault.equals(item.vault()) ? item : new ItemKey(machine, vault);
    }

    /** True for an item that is known by a new name afterwards. */
    boolean leadsTo(ItemKey item) {
        return targets.contains(Move.written(MoveType.VM, item.machine()))
                || targets.contains(Move.written(MoveType.VAULT, item.vault()));
    }

    /** The address of a machine as it is known afterwards. */
    public String machine(String address) {
        return machines.getOrDefault(address, address);
    }

    /** The name of a vault as it is known afterwards. */
    public String vault(String name) {
        return vaults.getOrDefault(name, name);
    }
}

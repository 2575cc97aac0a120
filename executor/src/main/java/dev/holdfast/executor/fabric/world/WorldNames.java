package dev.holdfast.executor.fabric.world;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What in a world bears a name, and the names that things have after a move. */
public final class WorldNames {

    private WorldNames() {}

    /** The items of a machine, or in a vault. */
    public static List<WorldItem> items(World world, MoveType type, String name) {
        return switch (type) {
            case POLICY -> List.of();
            case VAULT ->
                world.items().values().stream()
                        .filter(item -> item.key().vault().equals(name))
                        .toList();
            case VM ->
                List.copyOf(world.items()
                        .subMap(new ItemKey(name, ""), new ItemKey(name + "\u0000", ""))
                        .values());
        };
    }

    /** An expired point under the name that its item has after a move. */
    static ExpiredPoint renamed(ExpiredPoint point, Renaming renaming, Function<ExpiredPoint, String> pointName) {
        ItemKey item = renaming.item(point.item());
        if (item.equals(point.item())) {
            return point;
        }
        ExpiredPoint known = new ExpiredPoint(item, point.id(), point.captured(), point.expired(), point.reason());
        return new ExpiredPoint(item, pointName.apply(known), point.captured(), point.expired(), point.reason());
    }

    /** What a fault hits, under the name it has after a move. */
    static FaultTarget renamed(FaultTarget target, Move move) {
        FaultTargetKind kind = switch (move.type()) {
            case VAULT -> FaultTargetKind.VAULT;
            case POLICY -> FaultTargetKind.POLICY;
            case VM -> FaultTargetKind.MACHINE;
        };
        return target.equals(new FaultTarget(kind, move.from())) ? new FaultTarget(kind, move.to()) : target;
    }

    /** The objects in which a name can occur; of a machine, which is one of many, its own. */
    static List<ManagedObject> bearing(World world, Move move) {
        if (move.type() != MoveType.VM) {
            return List.copyOf(world.objects().values());
        }
        List<ManagedObject> own = new ArrayList<>();
        world.object(ObjectType.PROTECTION, move.from()).ifPresent(own::add);
        world.object(ObjectType.SCHEDULE, move.from()).ifPresent(own::add);
        own.addAll(world.objects()
                .subMap(ObjectAddress.copy(move.from(), ""), ObjectAddress.copy(move.from(), "\uffff"))
                .values());
        return own;
    }
}

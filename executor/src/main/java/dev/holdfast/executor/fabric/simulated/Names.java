package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.simulated.job.PointNames;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldNames;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;

/** What vaults, policies and machines are called. */
final class Names {

    private Names() {}

    /** Refuses a move that has nothing to move, or would make two things one. */
    static void check(World world, Move move) throws FabricException {
        boolean from = isKnown(world, move.type(), move.from());
        boolean to = isKnown(world, move.type(), move.to());
        if (from && to) {
            throw Refusals.invalid("The name " + Move.written(move.type(), move.to()) + " is taken.");
        }
        if (!from && !to) {
            throw Refusals.missing(Move.written(move.type(), move.from()));
        }
    }

    /** Makes a checked move; returns the new address. Does nothing if it was made before. */
    static String move(World world, Move move) {
        if (isKnown(world, move.type(), move.from())) {
            world.rename(
                    move,
                    point -> PointNames.of(
                            point.item(), point.captured().getEpochSecond(), PointNames.isCopy(point.id())));
        }
        return Renaming.addressOf(move.type(), move.to()).toString();
    }

    private static boolean isKnown(World world, MoveType type, String name) {
        ObjectAddress address = Renaming.addressOf(type, name);
        if (world.object(address).isPresent()) {
            return true;
        }
        if (WorldNames.items(world, type, name).stream()
                .anyMatch(item -> !item.points().isEmpty())) {
            return true;
        }
        return world.deleted().all().keySet().stream().anyMatch(item -> isOf(item, type, name))
                || world.jobs().running().stream().anyMatch(job -> isOf(job.item(), type, name));
    }

    private static boolean isOf(ItemKey item, MoveType type, String name) {
        return switch (type) {
            case VAULT -> item.vault().equals(name);
            case POLICY -> false;
            case VM -> item.machine().equals(name);
        };
    }
}

package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;

/** Refusals that many operations share. */
final class Refusals {

    private Refusals() {}

    /** A request that makes no sense. */
    static FabricException invalid(String detail) {
        return FabricException.permanent(FabricError.INVALID, detail);
    }

    /** Something that does not exist. */
    static FabricException missing(String what) {
        return FabricException.permanent(FabricError.NOT_FOUND, "There is no " + what + ".");
    }

    /** The object of that name, which must exist. */
    static ManagedObject found(World world, ObjectType type, String name) throws FabricException {
        return world.object(type, name).orElseThrow(() -> missing(type.word() + " " + name));
    }

    /** The object must be of a type. */
    static void require(ManagedObject object, ObjectType type) throws FabricException {
        if (object.address().type() != type) {
            throw invalid(object.address() + " is no " + type.word() + ".");
        }
    }
}

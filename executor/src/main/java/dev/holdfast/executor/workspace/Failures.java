package dev.holdfast.executor.workspace;

import dev.holdfast.executor.apply.ApplyException;
import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.world.store.WorldStoreException;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.document.HoldfastSection;
import java.sql.SQLException;
import java.util.List;

/** Turns the failures of database, world, fabric and apply into those of a workspace. */
final class Failures {

    private Failures() {}

    /** Something that fails in the executor's own ways. */
    interface Reading<T> {
        T read() throws StateException, FabricException, ApplyException, WorkspaceException;
    }

    /** Something that fails as the world's tables do. */
    interface WorldWork<T> {
        T run() throws WorldStoreException;
    }

    /** Work on the world inside a transaction; a damaged world is a damaged database. */
    static <T> T worldly(WorldWork<T> work) throws SQLException, StateException {
        try {
            return work.run();
        } catch (WorldStoreException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure; // the database knows what to say
            }
            throw StateException.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /** Of record and world only one is there. */
    static WorkspaceException half(Database database, String estate, boolean recorded) {
        return new WorkspaceException(
                Kind.STATE_UNAVAILABLE,
                "The database " + database.place() + " has " + (recorded ? "a record of '" : "a world of '") + estate
                        + "' but no " + (recorded ? "world" : "record")
                        + ". Both belong together; planning from one alone would forget promises or points. "
                        + (recorded
                                ? database.recipe()
                                        + " If the world is really gone, 'holdfast state init --adopt' begins a new one."
                                : "Bring the record back with 'holdfast state push FILE' from a copy that 'state pull'"
                                        + " wrote, or make one of what the world holds with 'holdfast state init --adopt'."),
                List.of());
    }

    /** A plan that was made for another place. */
    static void checkPlace(HoldfastSection plan, String estate, boolean first, DatabasePlace place)
            throws WorkspaceException {
        if (!plan.estate().equals(estate)) {
            throw new WorkspaceException(
                    Kind.PLAN_STALE,
                    "The plan is for the estate '" + plan.estate() + "', not for '" + estate + "'.",
                    List.of());
        }
        if (first && !plan.firstRun()) {
            throw new WorkspaceException(
                    Kind.PLAN_STALE,
                    "The plan was made from a record (#" + plan.stateSerial() + "), but there is none in " + place
                            + ". Apply it in the directory it was made for, or plan again.",
                    List.of());
        }
    }

    /** Does something, and turns its failures into those of a workspace. */
    static <T> T read(Reading<T> reading) throws WorkspaceException {
        try {
            return reading.read();
        } catch (StateException e) {
            throw new WorkspaceException(Kind.STATE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        } catch (FabricException e) {
            if (e.getCause() instanceof WorldStoreException store) {
                throw new WorkspaceException(Kind.STATE_UNAVAILABLE, String.valueOf(store.getMessage()), e);
            }
            throw new WorkspaceException(Kind.FAILED, String.valueOf(e.getMessage()), e);
        } catch (ApplyException e) {
            throw new WorkspaceException(kind(e.refusal()), String.valueOf(e.getMessage()), e.details());
        }
    }

    private static Kind kind(ApplyException.Refusal refusal) {
        return switch (refusal) {
            case NOT_APPLYABLE -> Kind.NOT_APPLYABLE;
            case STALE -> Kind.PLAN_STALE;
            case DATA_LOSS -> Kind.DATA_LOSS_BLOCKED;
            case IRREVERSIBLE -> Kind.IRREVERSIBLE_BLOCKED;
            case WRONG -> Kind.USAGE;
            case CUT_OFF -> Kind.FAILED;
        };
    }
}

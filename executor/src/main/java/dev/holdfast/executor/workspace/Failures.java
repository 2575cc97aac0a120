package dev.holdfast.executor.workspace;

import dev.holdfast.executor.apply.ApplyException;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.world.WorldStoreException;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import java.sql.SQLException;

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

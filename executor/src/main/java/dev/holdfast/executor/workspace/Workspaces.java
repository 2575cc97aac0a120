package dev.holdfast.executor.workspace;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.state.StateDatabase;
import dev.holdfast.executor.state.StateException;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Opens workspaces. */
public final class Workspaces {

    private Workspaces() {}

    /**
     * The workspace of an estate in a directory. Nothing is read or created yet.
     *
     * @param profile limits and timings of the simulated service; asked for only when the world is touched
     */
    public static Workspace open(Path directory, String estate, Supplier<ServiceProfile> profile) {
        return new DatabaseWorkspace(directory, estate, profile);
    }

    /**
     * Names of all estates of a directory, sorted; empty if there is no database.
     *
     * @throws WorkspaceException if the database cannot be read
     */
    public static List<String> estates(Path directory) throws WorkspaceException {
        if (!StateDatabase.exists(directory)) {
            return List.of();
        }
        try (StateDatabase database = StateDatabase.open(directory)) {
            return database.inTransaction(RecordStore::estates);
        } catch (StateException e) {
            throw new WorkspaceException(Kind.STATE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }
}

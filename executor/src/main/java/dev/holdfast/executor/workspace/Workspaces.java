package dev.holdfast.executor.workspace;

import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import java.util.List;
import java.util.Optional;

/** The workspaces of one place. */
public final class Workspaces {

    private final Access access;

    /** Workspaces to which a process has this access. */
    public Workspaces(Access access) {
        this.access = access;
    }

    /**
     * The workspace of an estate. Nothing is read or created yet.
     *
     * @param terms of the lease that each write takes
     */
    public Workspace open(String estate, LeaseTerms terms) {
        return new DatabaseWorkspace(access, estate, terms);
    }

    /**
     * Names of all estates that are kept there, sorted; empty if there is no database.
     *
     * @throws WorkspaceException if the database cannot be read
     */
    public List<String> estates() throws WorkspaceException {
        try {
            Optional<Database> there = access.databases().open(access.place());
            if (there.isEmpty()) {
                return List.of();
            }
            try (Database database = there.get()) {
                return database.read(RecordStore::estates);
            }
        } catch (StateException e) {
            throw new WorkspaceException(Kind.STATE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }
}

package dev.holdfast.executor.workspace;

import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import java.util.List;
import java.util.Optional;

/** The workspaces of one database. */
public final class DatabaseWorkspaces implements Workspaces {

    private final Access access;

    /** Workspaces to which a process has this access. */
    public DatabaseWorkspaces(Access access) {
        this.access = access;
    }

    @Override
    public Workspace open(String estate, LeaseTerms terms) {
        return new DatabaseWorkspace(access, estate, terms);
    }

    @Override
    public RecordKeeper keeper(String estate, LeaseTerms terms) throws WorkspaceException {
        return new DatabaseRecordKeeper(access, estate, terms);
    }

    @Override
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

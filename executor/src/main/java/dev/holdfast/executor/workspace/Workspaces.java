package dev.holdfast.executor.workspace;

import dev.holdfast.executor.lease.LeaseTerms;
import java.util.List;

/** The workspaces that are kept in one place. */
public interface Workspaces {

    /**
     * The workspace of an estate. Nothing is read or created yet.
     *
     * @param terms of the lease that each write takes
     */
    Workspace open(String estate, LeaseTerms terms);

    /**
     * Looks after the record of an estate.
     *
     * @param terms of the lease that each change takes
     * @throws WorkspaceException if the place cannot be read
     */
    RecordKeeper keeper(String estate, LeaseTerms terms) throws WorkspaceException;

    /**
     * Names of all estates that are kept there, sorted; empty if nothing was ever kept.
     *
     * @throws WorkspaceException if the place cannot be read
     */
    List<String> estates() throws WorkspaceException;
}

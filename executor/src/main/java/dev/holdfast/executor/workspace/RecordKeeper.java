package dev.holdfast.executor.workspace;

import dev.holdfast.executor.lease.Lease;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.List;
import java.util.Optional;

/**
 * Looks after the record of one estate as a thing of its own: copies, checks and mends it. Unlike a {@link Workspace} it works
 * where record and world are not together. Not thread safe.
 */
public interface RecordKeeper extends AutoCloseable {

    /** Name of the estate. */
    String estate();

    /** The record as a document that {@link #push} takes; empty if there is none. */
    Optional<String> pull() throws WorkspaceException;

    /**
     * Puts a document in the place of the record, journalled as a run; the world stays as it is.
     *
     * @return serial of the record now
     * @throws WorkspaceException if the document is no copy of this estate's record, was changed, or is of another lineage
     */
    long push(String document) throws WorkspaceException;

    /**
     * Makes the half that is missing: a record from the world, or a new world without points to a record.
     *
     * @return what was made, in words
     * @throws WorkspaceException if both are there, or neither
     */
    String adopt() throws WorkspaceException;

    /**
     * Takes an object out of the record, journalled as a run; nothing of it is touched in the world.
     *
     * @throws WorkspaceException if the record has no such object
     */
    void forget(ObjectAddress address) throws WorkspaceException;

    /** Reads everything and checks what can be checked: what is wrong, one line each. */
    List<String> verify() throws WorkspaceException;

    /**
     * The writes of the record, newest first: every run.
     *
     * @param most how many at most
     */
    List<RecordWrite> history(int most) throws WorkspaceException;

    /**
     * The writes that touched something, newest first.
     *
     * @param address of an object, {@code points/MACHINE@VAULT}, or {@code vm/MACHINE} for all of a machine; of a thing that
     *     was renamed also what was done under its former names
     * @param most how many at most
     */
    List<RecordWrite> history(String address, int most) throws WorkspaceException;

    /** Every address that the journal names, for suggestions; sorted. */
    List<String> touched() throws WorkspaceException;

    /** The lease as it stands; empty if nothing was ever kept. */
    Optional<Lease> lease() throws WorkspaceException;

    /**
     * Ends the lease whoever holds it: its holder's next write is refused.
     *
     * @return the lease as it stood; empty if nothing was ever kept
     */
    Optional<Lease> unlock() throws WorkspaceException;

    @Override
    void close();
}

package dev.holdfast.executor.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** An open database: one connection, whose transactions are all or nothing. Not thread safe. */
public abstract class Database implements AutoCloseable {

    static final String DAMAGED =
            "It is damaged; it is not taken for an empty record, because that would forget every promise. ";

    private final DatabasePlace place;
    private final Connection connection;
    private int isolation = Connection.TRANSACTION_NONE;

    Database(DatabasePlace place, Connection connection) {
        this.place = place;
        this.connection = connection;
    }

    /** Where it is. */
    public final DatabasePlace place() {
        return place;
    }

    /**
     * The time that all who share this database go by: the server's clock, of a file the computer's.
     *
     * @throws StateException if the database does not answer
     */
    public abstract Instant now() throws StateException;

    /** Another connection to the same database, for another thread. */
    public abstract Database another() throws StateException;

    /**
     * Has the database check its own pages: what is wrong, one line each. Takes time with the size of the database.
     *
     * @throws StateException if it cannot be read
     */
    public abstract List<String> checkIntegrity() throws StateException;

    /** A failure of this database in words for the user. */
    public abstract StateException failure(SQLException e);

    /** The same time in SQL, as whole milliseconds since 1970-01-01T00:00Z. */
    public abstract String nowSql();

    /** How to go back to the last good state, in full sentences. */
    public abstract String recipe();

    /**
     * Keeps a copy of what is committed, for a database that nobody else copies. A copy that cannot be made is no failure: what
     * was done is durable without it.
     */
    public abstract void keepGeneration();

    /** What is said of a database that is damaged. */
    final String damaged() {
        return DAMAGED + recipe();
    }

    /**
     * How far a transaction sees what others commit while it runs: not at all, or whatever was committed before each of its
     * statements.
     */
    abstract int isolation(boolean reading);

    /** Reads in one transaction, as of one moment. */
    public final <T> T read(Work<T> work) throws StateException {
        return inTransaction(isolation(true), work);
    }

    /** Writes in one transaction: all of it is durable when this returns, or none of it ever is. */
    public final <T> T write(Work<T> work) throws StateException {
        beforeWriting();
        return inTransaction(isolation(false), work);
    }

    /** Called before each transaction that may write. */
    void beforeWriting() throws StateException {
        // whoever keeps more than the database knows of it
    }

    private <T> T inTransaction(int wanted, Work<T> work) throws StateException {
        try {
            if (wanted != isolation) {
                connection.setTransactionIsolation(wanted);
                isolation = wanted;
            }
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollBack();
            throw failure(e);
        } catch (StateException e) {
            rollBack();
            throw e.isDamage() ? new StateException(e.getMessage() + " " + damaged(), e) : e;
        } catch (RuntimeException | Error e) {
            rollBack();
            throw e;
        }
    }

    /** What a driver says, with one full stop at its end. */
    static String sentence(SQLException e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException ignored) {
            // the connection is gone; the database rolls back by itself
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // nothing is lost: every commit was synchronised
        }
    }
}

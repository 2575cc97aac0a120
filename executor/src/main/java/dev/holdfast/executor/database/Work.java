package dev.holdfast.executor.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Work inside one transaction.
 *
 * @param <T> what comes out
 */
@FunctionalInterface
public interface Work<T> {
    /** Does it; the transaction is rolled back if it throws. */
    T run(Connection connection) throws SQLException, StateException;
}

package dev.holdfast.executor.fabric.world.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalLong;

/** A batch of rows for one statement whose first column is the estate. */
final class WorldRows implements AutoCloseable {

    private static final int BATCH = 500;

    private final PreparedStatement statement;
    private final String estate;
    private int column;
    private int waiting;

    WorldRows(Connection connection, String estate, String sql) throws SQLException {
        this.statement = connection.prepareStatement(sql);
        this.estate = estate;
        begin();
    }

    /** A batch that was executed forgets its columns, so each row begins with the estate. */
    private void begin() throws SQLException {
        statement.setString(1, estate);
        column = 1;
    }

    WorldRows text(String value) throws SQLException {
        statement.setString(++column, value);
        return this;
    }

    WorldRows text(Optional<String> value) throws SQLException {
        return value.isPresent() ? text(value.get()) : nothing();
    }

    WorldRows number(long value) throws SQLException {
        statement.setLong(++column, value);
        return this;
    }

    WorldRows number(OptionalLong value) throws SQLException {
        return value.isPresent() ? number(value.getAsLong()) : nothing();
    }

    WorldRows flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }

    WorldRows nothing() throws SQLException {
        statement.setNull(++column, Types.NULL);
        return this;
    }

    /** The row is complete. */
    void add() throws SQLException {
        statement.addBatch();
        waiting++;
        if (waiting == BATCH) {
            statement.executeBatch();
            waiting = 0;
        }
        begin();
    }

    /** A number that was read; {@code ifAbsent} for none. */
    static long number(ResultSet row, int column, long ifAbsent) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? ifAbsent : value;
    }

    /** Writes what waits. */
    @Override
    public void close() throws SQLException {
        try (statement) {
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }
}

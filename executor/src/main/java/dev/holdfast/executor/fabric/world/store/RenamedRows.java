package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.dsl.model.move.Move;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Stored rows of a world under the names that things have after a move; objects are written anew by {@link WorldWriter}. */
final class RenamedRows {

    private static final List<String> TABLES_OF_ITEMS = List.of(
            "world_item",
            "world_point",
            "world_deleted_point",
            "world_running",
            "world_job",
            "world_expired",
            "world_restore");

    private final Connection connection;
    private final String estate;

    RenamedRows(Connection connection, String estate) {
        this.connection = connection;
        this.estate = estate;
    }

    /** Renames what is stored. */
    void rename(Move move) throws SQLException {
        switch (move.type()) {
            case POLICY -> {} // only objects name policies
            case VAULT -> {
                pointIds("vault", move, "\u2192" + move.from(), "\u2192" + move.to());
                update("world_running", "source", move);
                forget("world_item", "vault", move.to());
                for (String table : TABLES_OF_ITEMS) {
                    update(table, "vault", move);
                }
            }
            case VM -> {
                pointIds("machine", move, move.from() + "@", move.to() + "@");
                forget("world_machine", "address", move.to());
                forget("world_item", "machine", move.to());
                update("world_machine", "address", move);
                for (String table : TABLES_OF_ITEMS) {
                    update(table, "machine", move);
                }
            }
        }
    }

    /** What an earlier bearer of the name has left behind; it holds no points, or the name would be taken. */
    private void forget(String table, String column, String name) throws SQLException {
        String sql = "DELETE FROM " + table + " WHERE estate = ? AND " + column + " = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, estate);
            delete.setString(2, name);
            delete.executeUpdate();
        }
    }

    private void update(String table, String column, Move move) throws SQLException {
        String sql = "UPDATE " + table + " SET " + column + " = ? WHERE estate = ? AND " + column + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, move.to());
            update.setString(2, estate);
            update.setString(3, move.from());
            update.executeUpdate();
        }
    }

    /** Ids of points are made of the names of machine and vault; only expired points are stored with theirs. */
    private void pointIds(String column, Move move, String before, String after) throws SQLException {
        String sql = "UPDATE world_expired SET id = replace(id, ?, ?) WHERE estate = ? AND " + column + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, before);
            update.setString(2, after);
            update.setString(3, estate);
            update.setString(4, move.from());
            update.executeUpdate();
        }
    }
}

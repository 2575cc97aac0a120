package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.planner.state.ItemKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Worlds in a database: rows, one per fact, each under the name of its estate. Writes only what changed, in the caller's
 * transaction; the caller commits and then calls {@link World#stored}.
 */
public final class WorldStore {

    /** Finished jobs that are kept per estate, the newest. */
    public static final int MOST_JOBS = 20_000;

    /** Tables of what a world holds; beside them there are only its clock, what it has done and what it was told. */
    private static final List<String> CONTENT = List.of(
            "world_object",
            "world_machine",
            "world_item",
            "world_point",
            "world_deleted_point",
            "world_running",
            "world_expired");

    private WorldStore() {}

    /** Rows of what a world holds or held; more than 0 without a world means that its own row is lost. */
    public static long leftOver(Connection connection, String estate) throws SQLException {
        long rows = 0;
        for (String table : CONTENT) {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE estate = ?")) {
                query.setString(1, estate);
                try (ResultSet counted = query.executeQuery()) {
                    rows += counted.next() ? counted.getLong(1) : 0;
                }
            }
        }
        return rows;
    }

    /**
     * The stored world of an estate; empty if there is none.
     *
     * @throws WorldStoreException if it cannot be read
     */
    public static Optional<World> load(Connection connection, String estate) throws WorldStoreException {
        return new WorldLoader(connection, estate).load();
    }

    /**
     * Writes what changed; does not commit.
     *
     * @throws WorldStoreException if the database refuses; the caller rolls back
     */
    public static void save(Connection connection, String estate, World world) throws WorldStoreException {
        try {
            new WorldWriter(connection, estate, world).write();
        } catch (SQLException e) {
            throw new WorldStoreException("The world could not be written: " + e.getMessage(), e);
        }
    }

    /**
     * Finished jobs of the stored world, newest first.
     *
     * @param limit most jobs returned
     * @throws WorldStoreException if they cannot be read
     */
    public static List<FinishedJob> jobs(Connection connection, String estate, int limit) throws WorldStoreException {
        String sql = "SELECT kind, machine, vault, started, finished, good, bytes, detail, trail FROM world_job"
                + " WHERE estate = ? ORDER BY number DESC LIMIT ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, estate);
            query.setInt(2, limit);
            List<FinishedJob> jobs = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    jobs.add(new FinishedJob(
                            WorldLoader.jobKind(rows.getString(1)),
                            new ItemKey(rows.getString(2), rows.getString(3)),
                            rows.getLong(4),
                            rows.getLong(5),
                            new FinishedJob.Result(
                                    rows.getInt(6) == 1,
                                    rows.getLong(7),
                                    rows.getString(8),
                                    WorldLoader.trail(rows.getString(9)))));
                }
            }
            return jobs;
        } catch (SQLException | RuntimeException e) { // a damaged row can break a reader in any way
            throw new WorldStoreException("The jobs of the world could not be read: " + e.getMessage(), e);
        }
    }
}

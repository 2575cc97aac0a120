package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.world.DeletedPoint;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldOrigin;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.JobPhase;
import dev.holdfast.executor.fabric.world.job.JobTrail;
import dev.holdfast.executor.fabric.world.job.OnDemand;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.executor.stored.StoredText;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobError;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.PromisedRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads a world, table by table. Values that many rows share are shared. */
final class WorldLoader {

    private final Connection connection;
    private final String estate;
    private final Map<String, SortedMap<String, AttributeValue>> attributes = new HashMap<>();
    private final PointRows points = new PointRows();

    WorldLoader(Connection connection, String estate) {
        this.connection = connection;
        this.estate = estate;
    }

    Optional<World> load() throws WorldStoreException {
        try {
            Optional<World> world = clock();
            if (world.isPresent()) {
                fill(world.get());
                checkWhole(world.get());
            }
            return world.map(World::restored);
        } catch (SQLException | QuantityException | RuntimeException e) { // a damaged row can break a reader in any way
            throw new WorldStoreException("The world of " + estate + " could not be read: " + e.getMessage(), e);
        }
    }

    private Optional<World> clock() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT clock, version, profile, seed, metered FROM world WHERE estate = ?")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                String profile = rows.getString(3);
                WorldOrigin origin = profile == null ? WorldOrigin.USUAL : new WorldOrigin(profile, rows.getLong(4));
                World world = new World(rows.getLong(1), origin);
                world.restoreVersion(rows.getLong(2));
                long metered = WorldRows.number(rows, 5, WorldItem.NEVER);
                if (metered != WorldItem.NEVER) {
                    world.meters().begin(metered);
                }
                return Optional.of(world);
            }
        }
    }

    private void fill(World world) throws SQLException, QuantityException {
        each("SELECT address, attributes FROM world_object WHERE estate = ?", row -> world.put(object(row)));
        each(
                "SELECT address, resource_id, name, region, os, disks, disk_sets, guest, troubles, extension, enhanced"
                        + " FROM world_machine WHERE estate = ?",
                row -> world.add(machine(row)));
        each(
                "SELECT machine, vault, busy_until, moved, reference_lost, job_started, job_failures,"
                        + " job_code, job_message, job_success, copy_begins, on_demand FROM world_item WHERE estate = ?",
                row -> item(world, row));
        each(
                "SELECT " + PointRows.columns() + " FROM world_point"
                        + " WHERE estate = ? ORDER BY machine, vault, captured",
                row -> world.item(PointRows.item(row)).insert(points.read(row)));
        each(
                "SELECT " + PointRows.columns() + ", deleted, ends, reason FROM world_deleted_point"
                        + " WHERE estate = ? ORDER BY machine, vault, captured, deleted",
                row -> world.deleted().add(PointRows.item(row), deleted(row)));
        each(
                "SELECT kind, machine, vault, captured, source, started, moving, ends, bytes, trail FROM world_running"
                        + " WHERE estate = ?",
                row -> world.jobs().run(running(row)));
        each(
                "SELECT machine, vault, id, captured, expired, reason FROM world_expired"
                        + " WHERE estate = ? ORDER BY number",
                row -> world.expired()
                        .add(new ExpiredPoint(
                                new ItemKey(row.getString(1), row.getString(2)),
                                row.getString(3),
                                Instant.ofEpochSecond(row.getLong(4)),
                                Instant.ofEpochSecond(row.getLong(5)),
                                row.getString(6))));
        each(
                "SELECT digest, rule, time_zone FROM world_rule WHERE estate = ?",
                row -> world.add(new PromisedRule(
                        row.getString(1), StoredText.rule(row.getString(2)), ZoneId.of(row.getString(3)))));
        each(
                "SELECT second, writes FROM world_policy_write WHERE estate = ?",
                row -> world.policyWrites().accepted(row.getLong(1), row.getInt(2)));
        each(MeterRows.SELECT, row -> MeterRows.read(row, world.meters()));
        each(RestoreRows.SELECT, row -> world.restores().put(RestoreRows.read(row)));
        each(FaultRows.SELECT, row -> world.faults().put(FaultRows.read(row)));
        each(
                "SELECT key, result FROM world_operation WHERE estate = ?",
                row -> world.operations().accept(row.getString(1), row.getString(2)));
    }

    /** What points and jobs speak of is there; every reader relies on that. */
    private static void checkWhole(World world) {
        for (WorldItem item : world.items().values()) {
            checkDisks(world, item.key(), item.points());
        }
        world.deleted()
                .all()
                .forEach((item, deleted) -> checkDisks(
                        world, item, deleted.stream().map(DeletedPoint::point).toList()));
        world.jobs().running().forEach(job -> machine(world, job.item()));
    }

    private static void checkDisks(World world, ItemKey item, List<WorldPoint> points) {
        int sets = points.isEmpty() ? 0 : machine(world, item).diskSets().size();
        for (WorldPoint point : points) {
            if (point.disks() < 0 || point.disks() >= sets) {
                throw new IllegalStateException(
                        "a point of " + item + " at second " + point.captured() + " has disks that are not known");
            }
        }
    }

    private static WorldMachine machine(World world, ItemKey item) {
        return world.machine(item.machine())
                .orElseThrow(() -> new IllegalStateException("there is no machine of " + item));
    }

    private ManagedObject object(ResultSet row) throws SQLException {
        SortedMap<String, AttributeValue> values = attributes.computeIfAbsent(row.getString(2), StoredText::attributes);
        return new ManagedObject(ObjectAddress.parse(row.getString(1)), values);
    }

    private static WorldMachine machine(ResultSet row) throws SQLException {
        Machine machine = new Machine(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                DiskText.disks(row.getString(6)),
                GuestText.guest(row.getString(8)));
        return new WorldMachine(machine, DiskText.diskSets(row.getString(1), row.getString(7)))
                .restored(GuestText.troubles(row.getString(9)), row.getInt(10) == 1, row.getInt(11) == 1);
    }

    private static void item(World world, ResultSet row) throws SQLException {
        WorldItem item = world.item(new ItemKey(row.getString(1), row.getString(2)));
        long busy = WorldRows.number(row, 3, WorldItem.NEVER);
        long moved = WorldRows.number(row, 4, WorldItem.NEVER);
        item.restore(busy, moved, row.getInt(5) == 1, history(row), seconds(row.getString(11)));
        String asked = row.getString(12);
        item.restoreOnDemand(asked == null ? List.of() : OnDemand.parse(asked));
    }

    private static Optional<JobHistory> history(ResultSet row) throws SQLException {
        long started = WorldRows.number(row, 6, WorldItem.NEVER);
        if (started == WorldItem.NEVER) {
            return Optional.empty();
        }
        String code = row.getString(8);
        String message = row.getString(9);
        long success = WorldRows.number(row, 10, WorldItem.NEVER);
        return Optional.of(new JobHistory(
                Instant.ofEpochSecond(started),
                row.getInt(7),
                code == null || message == null ? Optional.empty() : Optional.of(new JobError(code, message)),
                success == WorldItem.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochSecond(success))));
    }

    private static List<Long> seconds(String text) {
        List<Long> seconds = new ArrayList<>();
        for (String second : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            seconds.add(Long.parseLong(second));
        }
        return seconds;
    }

    private DeletedPoint deleted(ResultSet row) throws SQLException {
        int next = PointRows.NEXT;
        return new DeletedPoint(points.read(row), row.getLong(next), row.getLong(next + 1), row.getString(next + 2));
    }

    private static RunningJob running(ResultSet row) throws SQLException {
        long phase = row.getLong(7);
        return new RunningJob(
                new RunningJob.Key(
                        jobKind(row.getString(1)), new ItemKey(row.getString(2), row.getString(3)), row.getLong(4)),
                row.getString(5),
                row.getLong(6),
                new RunningJob.Stage(
                        JobPhase.of(phase).orElseThrow(() -> unknown("phase", String.valueOf(phase))),
                        row.getLong(8),
                        row.getLong(9),
                        trail(row.getString(10))));
    }

    /** The trail of a stored job. */
    static JobTrail trail(@Nullable String text) {
        return text == null ? JobTrail.NONE : JobTrail.parse(text);
    }

    /** The kind of a stored job. */
    static JobKind jobKind(String word) {
        return JobKind.of(word).orElseThrow(() -> unknown("kind of job", word));
    }

    private static IllegalArgumentException unknown(String what, String word) {
        return new IllegalArgumentException("unknown " + what + " '" + word + "'");
    }

    private void each(String sql, RowReader reader) throws SQLException, QuantityException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** Takes one row. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException, QuantityException;
    }
}

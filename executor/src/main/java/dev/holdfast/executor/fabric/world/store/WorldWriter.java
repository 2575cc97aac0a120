package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.executor.database.Upsert;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.world.DeletedPoint;
import dev.holdfast.executor.fabric.world.DeletedPoints;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldChanges;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.OnDemand;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.executor.stored.StoredText;
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
import java.sql.Types;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Writes the changes of a world, table by table. */
final class WorldWriter {

    private static final String RULE =
            Upsert.into("world_rule", "estate", "digest").of("time_zone", "rule");
    private static final String OPERATION =
            Upsert.into("world_operation", "estate", "key").of("result");
    private static final String OBJECT =
            Upsert.into("world_object", "estate", "address").of("attributes");
    private static final String MACHINE = Upsert.into("world_machine", "estate", "address")
            .of(
                    "resource_id",
                    "name",
                    "region",
                    "os",
                    "disks",
                    "disk_sets",
                    "guest",
                    "troubles",
                    "extension",
                    "enhanced");
    private static final String ITEM = Upsert.into("world_item", "estate", "machine", "vault")
            .of(
                    "busy_until",
                    "moved",
                    "reference_lost",
                    "job_started",
                    "job_failures",
                    "job_code",
                    "job_message",
                    "job_success",
                    "copy_begins",
                    "on_demand");
    private static final String POINT = Upsert.into("world_point", "estate", "machine", "vault", "captured")
            .of(PointRows.VALUES.toArray(String[]::new));
    private static final String RUNNING = Upsert.into("world_running", "estate", "kind", "machine", "vault", "captured")
            .of("source", "started", "moving", "ends", "bytes", "trail");

    private static final String POLICY_WRITE =
            Upsert.into("world_policy_write", "estate", "second").of("writes");

    private final Connection connection;
    private final String estate;
    private final World world;
    private final WorldChanges changes;

    WorldWriter(Connection connection, String estate, World world) {
        this.connection = connection;
        this.estate = estate;
        this.world = world;
        this.changes = world.changes();
    }

    void write() throws SQLException {
        swapVersion();
        for (Move move : changes.renames()) {
            new RenamedRows(connection, estate).rename(move);
        }
        objects();
        machines();
        items();
        points();
        running();
        finished();
        expired();
        policyWrites();
        RestoreRows.write(connection, estate, world.restores(), changes.restores());
        FaultRows.write(connection, estate, world.faults(), changes.faults());
        MeterRows.write(connection, estate, world.meters(), changes.meters());
        try (WorldRows rows = rows(RULE)) {
            for (PromisedRule rule : changes.rules()) {
                rows.text(rule.digest())
                        .text(rule.zone().getId())
                        .text(StoredText.rule(rule.rule()))
                        .add();
            }
        }
        try (WorldRows rows = rows(OPERATION)) {
            for (Map.Entry<String, String> operation : changes.operations().entrySet()) {
                rows.text(operation.getKey()).text(operation.getValue()).add();
            }
        }
    }

    /** Two programs that read the same world cannot both store what they made of it. */
    private void swapVersion() throws SQLException {
        boolean isNew = world.version() == 0;
        String sql = isNew
                ? "INSERT INTO world (clock, metered, estate, version, profile, seed)"
                        + " VALUES (?, ?, ?, 1 + CAST(? AS BIGINT), ?, ?) ON CONFLICT (estate) DO NOTHING"
                : "UPDATE world SET clock = ?, metered = ?, version = version + 1 WHERE estate = ? AND version = ?";
        try (PreparedStatement swap = connection.prepareStatement(sql)) {
            swap.setLong(1, world.clock());
            OptionalLong metered = world.meters().began();
            if (metered.isPresent()) {
                swap.setLong(2, metered.getAsLong());
            } else {
                swap.setNull(2, Types.BIGINT);
            }
            swap.setString(3, estate);
            swap.setLong(4, world.version());
            if (isNew) {
                swap.setString(5, world.origin().profile());
                swap.setLong(6, world.origin().seed());
            }
            if (swap.executeUpdate() != 1) {
                throw new SQLException("another program has changed the world of '" + estate
                        + "' since it was read. Nothing was written.");
            }
        }
    }

    private WorldRows rows(String sql) throws SQLException {
        return new WorldRows(connection, estate, sql);
    }

    private void objects() throws SQLException {
        try (WorldRows put = rows(OBJECT);
                WorldRows delete = rows("DELETE FROM world_object WHERE estate = ? AND address = ?")) {
            for (ObjectAddress address : changes.objects()) {
                ManagedObject object = world.objects().get(address);
                if (object == null) {
                    delete.text(address.toString()).add();
                } else {
                    put.text(address.toString())
                            .text(StoredText.attributes(object.attributes()))
                            .add();
                }
            }
        }
    }

    private void machines() throws SQLException {
        try (WorldRows put = rows(MACHINE)) {
            for (String address : changes.machines()) {
                WorldMachine known = world.machine(address).orElseThrow();
                Machine machine = known.machine();
                put.text(address)
                        .text(machine.resourceId())
                        .text(machine.name())
                        .text(machine.region())
                        .text(machine.os())
                        .text(DiskText.disks(machine.disks()))
                        .text(DiskText.diskSets(known.diskSets()));
                put.text(GuestText.guest(machine.guest())).text(GuestText.troubles(known.troubles()));
                put.flag(known.hasExtension()).flag(known.wasEnhanced()).add();
            }
        }
    }

    private void items() throws SQLException {
        try (WorldRows put = rows(ITEM)) {
            for (ItemKey key : changes.items()) {
                WorldItem item = world.existing(key).orElseThrow();
                put.text(key.machine())
                        .text(key.vault())
                        .number(PointRows.known(item.busyUntil(), WorldItem.NEVER))
                        .number(PointRows.known(item.lastMoved(), WorldItem.NEVER))
                        .flag(item.referenceLost());
                history(put, item.jobs())
                        .text(item.copyBegins().stream().map(String::valueOf).collect(Collectors.joining(",")))
                        .text(OnDemand.text(item.onDemand()))
                        .add();
            }
        }
    }

    private static WorldRows history(WorldRows put, Optional<JobHistory> jobs) throws SQLException {
        if (jobs.isEmpty()) {
            return put.nothing().number(0).nothing().nothing().nothing();
        }
        Optional<JobError> error = jobs.get().error();
        put.number(jobs.get().started().getEpochSecond()).number(jobs.get().failures());
        put.text(error.map(JobError::code)).text(error.map(JobError::message));
        Optional<Instant> success = jobs.get().lastSuccess();
        return success.isPresent() ? put.number(success.get().getEpochSecond()) : put.nothing();
    }

    /** What went is deleted before anything is written: a new point may have the capture time of one that went. */
    private void points() throws SQLException {
        try (WorldRows delete =
                rows("DELETE FROM world_point WHERE estate = ? AND machine = ? AND vault = ? AND captured = ?")) {
            for (WorldChanges.ChangedPoint changed : changes.points()) {
                if (changed.point().removed()) {
                    delete.text(changed.item().machine())
                            .text(changed.item().vault())
                            .number(changed.point().captured())
                            .add();
                }
            }
        }
        PointRows points = new PointRows();
        try (WorldRows put = rows(POINT)) {
            for (WorldChanges.ChangedPoint changed : changes.points()) {
                if (!changed.point().removed()) {
                    points.write(put, changed.item(), changed.point()).add();
                }
            }
        }
        deleted(points);
    }

    private void deleted(PointRows points) throws SQLException {
        String values = PointRows.columns() + ", deleted, ends, reason";
        String marks = String.join(", ", Collections.nCopies(PointRows.NEXT + 3, "?"));
        try (WorldRows delete = rows("DELETE FROM world_deleted_point"
                + " WHERE estate = ? AND machine = ? AND vault = ? AND captured = ? AND deleted = ?")) {
            for (DeletedPoints.Key gone : changes.deleted().keySet()) {
                delete.text(gone.item().machine())
                        .text(gone.item().vault())
                        .number(gone.captured())
                        .number(gone.deleted())
                        .add();
            }
        }
        try (WorldRows put = rows("INSERT INTO world_deleted_point (estate, " + values + ") VALUES (" + marks + ")")) {
            for (Map.Entry<DeletedPoints.Key, Optional<DeletedPoint>> entry :
                    changes.deleted().entrySet()) {
                if (entry.getValue().isPresent()) {
                    DeletedPoint deleted = entry.getValue().get();
                    points.write(put, entry.getKey().item(), deleted.point())
                            .number(deleted.deleted())
                            .number(deleted.ends())
                            .text(deleted.reason())
                            .add();
                }
            }
        }
    }

    private void running() throws SQLException {
        try (WorldRows put = rows(RUNNING);
                WorldRows delete = rows("DELETE FROM world_running"
                        + " WHERE estate = ? AND kind = ? AND machine = ? AND vault = ? AND captured = ?")) {
            for (RunningJob.Key key : changes.jobs()) {
                Optional<RunningJob> job = world.jobs().running(key.kind(), key.item(), key.captured());
                WorldRows rows = job.isPresent() ? put : delete;
                rows.text(key.kind().word())
                        .text(key.item().machine())
                        .text(key.item().vault())
                        .number(key.captured());
                if (job.isPresent()) {
                    rows.text(job.get().source())
                            .number(job.get().started())
                            .number(job.get().stage().phase().code())
                            .number(job.get().ends())
                            .number(job.get().bytes())
                            .text(job.get().trail().text());
                }
                rows.add();
            }
        }
    }

    private void finished() throws SQLException {
        List<FinishedJob> all = changes.finished();
        if (all.isEmpty()) {
            return;
        }
        long number = highest("world_job") + Math.max(0, all.size() - WorldStore.MOST_JOBS);
        try (WorldRows put = rows("INSERT INTO world_job (estate, number, kind, machine, vault, started,"
                + " finished, good, bytes, detail, trail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (FinishedJob job : all.subList(Math.max(0, all.size() - WorldStore.MOST_JOBS), all.size())) {
                number++;
                put.number(number)
                        .text(job.kind().word())
                        .text(job.item().machine())
                        .text(job.item().vault())
                        .number(job.started())
                        .number(job.finished())
                        .flag(job.completed())
                        .number(job.bytes())
                        .text(job.detail())
                        .text(job.trail().text())
                        .add();
            }
        }
        try (WorldRows delete = rows("DELETE FROM world_job WHERE estate = ? AND number <= ?")) {
            delete.number(number - WorldStore.MOST_JOBS).add();
        }
    }

    private void expired() throws SQLException {
        long number = changes.expired().isEmpty() ? 0 : highest("world_expired");
        if (changes.expiredAcknowledged()) {
            try (WorldRows delete = rows("DELETE FROM world_expired WHERE estate = ?")) {
                delete.add();
            }
        }
        try (WorldRows put = rows("INSERT INTO world_expired VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (ExpiredPoint point : changes.expired()) {
                number++;
                put.number(number)
                        .text(point.item().machine())
                        .text(point.item().vault())
                        .text(point.id())
                        .number(point.captured().getEpochSecond())
                        .number(point.expired().getEpochSecond())
                        .text(point.reason())
                        .add();
            }
        }
    }

    private void policyWrites() throws SQLException {
        try (WorldRows put = rows(POLICY_WRITE);
                WorldRows delete = rows("DELETE FROM world_policy_write WHERE estate = ? AND second = ?")) {
            for (long second : changes.policyWrites()) {
                Integer writes = world.policyWrites().bySecond().get(second);
                if (writes == null) {
                    delete.number(second).add();
                } else {
                    put.number(second).number(writes).add();
                }
            }
        }
    }

    private long highest(String table) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT max(number) FROM " + table + " WHERE estate = ?")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}

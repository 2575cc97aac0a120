package dev.holdfast.executor.state;

import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.database.Upsert;
import dev.holdfast.executor.stored.StoredText;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
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
import java.util.TreeMap;

/** Reads and writes the record of one estate. Works inside the caller's transaction. */
public final class RecordStore {

    private static final String OBJECT =
            Upsert.into("object", "estate", "address").of("attributes", "run");
    private static final String RULE =
            Upsert.into("promised_rule", "estate", "digest").of("time_zone", "rule");

    private final Connection connection;
    private final String estate;

    /** A store for one estate. */
    public RecordStore(Connection connection, String estate) {
        this.connection = connection;
        this.estate = estate;
    }

    /** Names of all estates with a record or a world, sorted. */
    public static List<String> estates(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT name FROM estate UNION SELECT estate FROM world ORDER BY 1");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** The run that wrote an object last; empty if the record has no such object, or no run wrote it. */
    public Optional<String> runOf(ObjectAddress address) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT run FROM object WHERE estate = ? AND address = ?")) {
            query.setString(1, estate);
            query.setString(2, address.toString());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)).filter(run -> !run.isEmpty()) : Optional.empty();
            }
        }
    }

    /** True if the estate has a record. */
    public boolean exists() throws SQLException {
        try (PreparedStatement query = query("SELECT 1 FROM estate WHERE name = ?");
                ResultSet rows = query.executeQuery()) {
            return rows.next();
        }
    }

    /** Number of the last write; 0 if the estate has no record. Reads nothing else, so it works beside damaged rows. */
    public long serial() throws SQLException {
        try (PreparedStatement query = query("SELECT serial FROM estate WHERE name = ?");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Begins the record of an estate that has none; its serial is 0. */
    public void begin(String lineage) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO estate (name, lineage, serial) VALUES (?, ?, 0)")) {
            insert.setString(1, estate);
            insert.setString(2, lineage);
            insert.executeUpdate();
        }
    }

    /**
     * What was last done; empty if the estate has no record.
     *
     * @throws StateException if a row is damaged
     */
    public RecordedState read() throws SQLException, StateException {
        return undamaged(this::readRows);
    }

    private interface Reading<T> {
        T read() throws SQLException, StateException;
    }

    private <T> T undamaged(Reading<T> reading) throws SQLException, StateException {
        try {
            return reading.read();
        } catch (RuntimeException e) { // a damaged row can break a reader in any way
            throw StateException.damaged(
                    "A row of the record of '" + estate + "' cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * The objects of the record as they stand, in the middle of a run too; none if the estate has no record.
     *
     * @throws StateException if a row is damaged
     */
    public SortedMap<ObjectAddress, ManagedObject> objects() throws SQLException, StateException {
        return undamaged(this::readObjects);
    }

    private RecordedState readRows() throws SQLException, StateException {
        long serial;
        Optional<Instant> lastApplied;
        try (PreparedStatement query = query("SELECT serial, last_applied FROM estate WHERE name = ?");
                ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                return RecordedState.empty(estate);
            }
            serial = rows.getLong(1);
            lastApplied = Optional.ofNullable(rows.getString(2)).map(Instant::parse);
        }
        SortedMap<String, Integer> inventories = new TreeMap<>();
        try (PreparedStatement query = query("SELECT path, machines FROM inventory WHERE estate = ?");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                inventories.put(rows.getString(1), rows.getInt(2));
            }
        }
        return new RecordedState(
                estate,
                serial,
                lastApplied,
                readObjects(),
                readMachines(),
                inventories,
                new PointRows(connection, estate).read(),
                readRules());
    }

    private SortedMap<ObjectAddress, ManagedObject> readObjects() throws SQLException, StateException {
        SortedMap<ObjectAddress, ManagedObject> objects = new TreeMap<>();
        try (PreparedStatement query = query("SELECT address, attributes FROM object WHERE estate = ?");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ObjectAddress address = ObjectAddress.parse(rows.getString(1));
                objects.put(address, new ManagedObject(address, Columns.attributes(rows.getString(2))));
            }
        }
        return objects;
    }

    private SortedMap<String, String> readMachines() throws SQLException {
        SortedMap<String, String> machines = new TreeMap<>();
        try (PreparedStatement query = query("SELECT address, resource_id FROM machine WHERE estate = ?");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                machines.put(rows.getString(1), rows.getString(2));
            }
        }
        return machines;
    }

    private Map<String, PromisedRule> readRules() throws SQLException, StateException {
        Map<String, PromisedRule> rules = new HashMap<>();
        try (PreparedStatement query = query("SELECT digest, rule, time_zone FROM promised_rule WHERE estate = ?");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String digest = rows.getString(1);
                rules.put(
                        digest,
                        new PromisedRule(digest, Columns.rule(rows.getString(2)), ZoneId.of(rows.getString(3))));
            }
        }
        return rules;
    }

    /**
     * Writes what differs between two records and takes the next serial.
     *
     * @param before the record as it stands; its serial must still be the stored one
     * @param after the new record; its serial is that of {@code before} plus one
     * @param run the run that does it; empty if none does
     * @throws StateException if somebody else wrote meanwhile
     */
    public void write(RecordedState before, RecordedState after, String run) throws SQLException, StateException {
        try (PreparedStatement swap = connection.prepareStatement(
                "UPDATE estate SET serial = ?, last_applied = ? WHERE name = ? AND serial = ?")) {
            swap.setLong(1, after.serial());
            swap.setString(2, after.lastApplied().map(Instant::toString).orElse(null));
            swap.setString(3, estate);
            swap.setLong(4, before.serial());
            if (swap.executeUpdate() != 1) {
                throw new StateException("Somebody else wrote to the record of '" + estate + "' meanwhile (it was #"
                        + before.serial() + "). Nothing of theirs was overwritten. Plan again and apply that.");
            }
        }
        Map<ObjectAddress, Optional<ManagedObject>> objects = new TreeMap<>();
        before.objects().keySet().forEach(address -> {
            if (!after.objects().containsKey(address)) {
                objects.put(address, Optional.empty());
            }
        });
        after.objects().forEach((address, object) -> {
            if (!object.equals(before.objects().get(address))) {
                objects.put(address, Optional.of(object));
            }
        });
        writeObjects(objects, run);
        writeRows("machine", "address", "resource_id", before.resourceIds(), after.resourceIds());
        writeRows("inventory", "path", "machines", before.inventoryCounts(), after.inventoryCounts());
        writeRules(before, after);
        PointRows points = new PointRows(connection, estate);
        for (ItemKey item : before.points().keySet()) {
            if (!after.points().containsKey(item)) {
                points.write(item, before.points().getOrDefault(item, List.of()), List.of());
            }
        }
        for (Map.Entry<ItemKey, List<RecoveryPoint>> entry : after.points().entrySet()) {
            points.write(entry.getKey(), before.points().getOrDefault(entry.getKey(), List.of()), entry.getValue());
        }
    }

    /**
     * Writes objects while a run goes on; the serial is taken when it ends.
     *
     * @param objects what each is now; empty if it is gone
     * @param run the run that did it
     */
    public void writeObjects(Map<ObjectAddress, Optional<ManagedObject>> objects, String run) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM object WHERE estate = ? AND address = ?");
                PreparedStatement put = connection.prepareStatement(OBJECT)) {
            for (Map.Entry<ObjectAddress, Optional<ManagedObject>> entry : objects.entrySet()) {
                Optional<ManagedObject> object = entry.getValue();
                PreparedStatement statement = object.isPresent() ? put : delete;
                statement.setString(1, estate);
                statement.setString(2, entry.getKey().toString());
                if (object.isPresent()) {
                    statement.setString(3, StoredText.attributes(object.get().attributes()));
                    statement.setString(4, run);
                }
                statement.addBatch();
            }
            delete.executeBatch();
            put.executeBatch();
        }
    }

    private void writeRows(
            String table, String key, String value, SortedMap<String, ?> before, SortedMap<String, ?> after)
            throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM " + table + " WHERE estate = ? AND " + key + " = ?");
                PreparedStatement put = connection.prepareStatement(
                        Upsert.into(table, "estate", key).of(value))) {
            for (String gone : before.keySet()) {
                if (!after.containsKey(gone)) {
                    delete.setString(1, estate);
                    delete.setString(2, gone);
                    delete.addBatch();
                }
            }
            for (Map.Entry<String, ?> entry : after.entrySet()) {
                if (!entry.getValue().equals(before.get(entry.getKey()))) {
                    put.setString(1, estate);
                    put.setString(2, entry.getKey());
                    put.setObject(3, entry.getValue());
                    put.addBatch();
                }
            }
            delete.executeBatch();
            put.executeBatch();
        }
    }

    private void writeRules(RecordedState before, RecordedState after) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM promised_rule WHERE estate = ? AND digest = ?");
                PreparedStatement put = connection.prepareStatement(RULE)) {
            for (String gone : new TreeMap<>(before.promisedRules()).keySet()) {
                if (!after.promisedRules().containsKey(gone)) {
                    delete.setString(1, estate);
                    delete.setString(2, gone);
                    delete.addBatch();
                }
            }
            for (PromisedRule rule : new TreeMap<>(after.promisedRules()).values()) {
                if (!before.promisedRules().containsKey(rule.digest())) {
                    put.setString(1, estate);
                    put.setString(2, rule.digest());
                    put.setString(3, rule.zone().getId());
                    put.setString(4, StoredText.rule(rule.rule()));
                    put.addBatch();
                }
            }
            delete.executeBatch();
            put.executeBatch();
        }
    }

    private PreparedStatement query(String sql) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setString(1, estate);
        return query;
    }
}

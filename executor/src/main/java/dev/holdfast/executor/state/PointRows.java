package dev.holdfast.executor.state;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.database.Upsert;
import dev.holdfast.executor.stored.StoredText;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The point rows of a record, with the promise last given for each. */
final class PointRows {

    private static final String COLUMNS = "machine, vault, id, captured, tiers, size, status, consistency, tags,"
            + " locked_until, hold, promise_rules, promise_reasons, promise_until";

    private static final String PUT = Upsert.into("point", "machine", "vault", "id", "estate")
            .of(
                    "captured",
                    "tiers",
                    "size",
                    "status",
                    "consistency",
                    "tags",
                    "locked_until",
                    "hold",
                    "promise_rules",
                    "promise_reasons",
                    "promise_until");

    private final Connection connection;
    private final String estate;

    PointRows(Connection connection, String estate) {
        this.connection = connection;
        this.estate = estate;
    }

    /** All points by item, newest first. */
    SortedMap<ItemKey, List<RecoveryPoint>> read() throws SQLException, StateException {
        SortedMap<ItemKey, List<RecoveryPoint>> points = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM point WHERE estate = ? ORDER BY machine, vault, captured DESC, id")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ItemKey item = new ItemKey(rows.getString(1), rows.getString(2));
                    points.computeIfAbsent(item, any -> new ArrayList<>()).add(point(rows));
                }
            }
        }
        return points;
    }

    private static RecoveryPoint point(ResultSet rows) throws SQLException, StateException {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (String word : words(rows.getString(5))) {
            tiers.add(Tier.of(word).orElseThrow(() -> unknown("tier", word)));
        }
        String status = rows.getString(7);
        String consistency = rows.getString(8);
        return new RecoveryPoint(
                rows.getString(3),
                Instant.parse(rows.getString(4)),
                tiers,
                new DataSize(rows.getLong(6)),
                PointStatus.of(status).orElseThrow(() -> unknown("status", status)),
                Consistency.of(consistency).orElseThrow(() -> unknown("consistency", consistency)),
                new TreeSet<>(Columns.texts(rows.getString(9))),
                Optional.ofNullable(rows.getString(10)).map(Instant::parse),
                hold(rows.getString(11)),
                Optional.empty(),
                promise(rows));
    }

    private static Optional<LegalHold> hold(@Nullable String text) throws StateException {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StoredText.hold(text));
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw StateException.damaged("A legal hold cannot be read: " + text + ".", e);
        }
    }

    private static IllegalArgumentException unknown(String what, String word) {
        return new IllegalArgumentException("there is no " + what + " '" + word + "'");
    }

    private static Optional<Promise> promise(ResultSet rows) throws SQLException, StateException {
        String digests = rows.getString(12);
        if (digests == null) {
            return Optional.empty();
        }
        return Optional.of(new Promise(
                words(digests),
                Columns.texts(rows.getString(13)),
                Optional.ofNullable(rows.getString(14)).map(Instant::parse)));
    }

    /** Writes what differs between the rows of an item. */
    void write(ItemKey item, List<RecoveryPoint> before, List<RecoveryPoint> after) throws SQLException {
        if (before.equals(after)) {
            return;
        }
        Map<String, RecoveryPoint> known = new HashMap<>();
        before.forEach(point -> known.put(point.id(), point));
        Set<String> there = new HashSet<>();
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            for (RecoveryPoint point : after) {
                there.add(point.id());
                if (!point.equals(known.get(point.id()))) {
                    bind(put, item, point);
                    put.addBatch();
                }
            }
            put.executeBatch();
        }
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM point WHERE estate = ? AND machine = ? AND vault = ? AND id = ?")) {
            for (RecoveryPoint point : before) {
                if (!there.contains(point.id())) {
                    delete.setString(1, estate);
                    delete.setString(2, item.machine());
                    delete.setString(3, item.vault());
                    delete.setString(4, point.id());
                    delete.addBatch();
                }
            }
            delete.executeBatch();
        }
    }

    private void bind(PreparedStatement put, ItemKey item, RecoveryPoint point) throws SQLException {
        List<String> tiers = new ArrayList<>();
        for (Tier tier : point.tiers()) {
            tiers.add(tier.word());
        }
        put.setString(1, item.machine());
        put.setString(2, item.vault());
        put.setString(3, point.id());
        put.setString(4, estate);
        put.setString(5, point.captured().toString());
        put.setString(6, String.join(",", tiers));
        put.setLong(7, point.size().bytes());
        put.setString(8, point.status().word());
        put.setString(9, point.consistency().word());
        put.setString(10, StoredText.texts(List.copyOf(point.tags())));
        put.setString(11, point.lockedUntil().map(Instant::toString).orElse(null));
        put.setString(12, point.hold().map(StoredText::hold).orElse(null));
        Optional<Promise> promise = point.promise();
        put.setString(13, promise.map(p -> String.join(",", p.rules())).orElse(null));
        put.setString(14, promise.map(p -> StoredText.texts(p.reasons())).orElse(null));
        put.setString(15, promise.flatMap(Promise::until).map(Instant::toString).orElse(null));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }
}

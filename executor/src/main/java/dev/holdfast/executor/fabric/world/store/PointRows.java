package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.executor.fabric.guest.ConsistencyCause;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.stored.StoredText;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The columns of a point, which are the same in every table that has points. Values that many rows share are shared. */
final class PointRows {

    /** What a point is found by. */
    static final List<String> KEY = List.of("machine", "vault", "captured");

    /** What is told of it, in the order in which it is written and read; the key stands before. */
    static final List<String> VALUES = List.of(
            "disks",
            "tiers",
            "status",
            "consistency",
            "copy",
            "locked_until",
            "hold",
            "promise_rules",
            "promise_reasons",
            "promise_until",
            "promise_nanos",
            "let_go",
            "vaulted",
            "cause",
            "base",
            "archived");

    /** Number of the first column that a table may add. */
    static final int NEXT = KEY.size() + VALUES.size() + 1;

    private final Map<List<Object>, Promise> promises = new HashMap<>();
    private final Map<String, List<String>> letGo = new HashMap<>();
    private final Map<List<String>, String> reasons = new HashMap<>();

    /** Key and values with commas. */
    static String columns() {
        return String.join(", ", KEY) + ", " + String.join(", ", VALUES);
    }

    /** The item of a row. */
    static ItemKey item(ResultSet row) throws SQLException {
        return new ItemKey(row.getString(1), row.getString(2));
    }

    /** The point of a row of {@link #columns}. */
    WorldPoint read(ResultSet row) throws SQLException {
        String status = row.getString(6);
        String consistency = row.getString(7);
        return new WorldPoint(
                        row.getLong(3),
                        row.getInt(4),
                        (byte) row.getInt(5),
                        PointStatus.of(status).orElseThrow(() -> unknown("status", status)),
                        Consistency.of(consistency).orElseThrow(() -> unknown("consistency", consistency)),
                        row.getInt(8) == 1)
                .guarded(
                        WorldRows.number(row, 9, WorldPoint.UNLOCKED),
                        Optional.ofNullable(row.getString(10)).map(StoredText::hold))
                .promised(promise(row))
                .letGo(letGo(row))
                .vaulted(vaulted(row))
                .because(cause(row))
                .based(base(row))
                .archived(WorldRows.number(row, 19, WorldPoint.NOT_ARCHIVED));
    }

    private List<String> letGo(ResultSet row) throws SQLException {
        String rules = row.getString(15);
        return rules == null ? List.of() : letGo.computeIfAbsent(rules, key -> List.of(key.split(",", -1)));
    }

    private static int vaulted(ResultSet row) throws SQLException {
        return (int) WorldRows.number(row, 16, WorldPoint.NOT_VAULTED);
    }

    private static OptionalLong base(ResultSet row) throws SQLException {
        long base = row.getLong(18);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(base);
    }

    private static ConsistencyCause cause(ResultSet row) throws SQLException {
        long code = row.getLong(17);
        return ConsistencyCause.of(code).orElseThrow(() -> unknown("cause", Long.toString(code)));
    }

    private Optional<Promise> promise(ResultSet row) throws SQLException {
        String rules = row.getString(11);
        if (rules == null) {
            return Optional.empty();
        }
        String why = row.getString(12);
        long until = WorldRows.number(row, 13, Long.MIN_VALUE);
        int nanos = row.getInt(14);
        return Optional.of(promises.computeIfAbsent(
                List.of(rules, why, until, nanos),
                key -> new Promise(
                        Arrays.asList(rules.split(",", -1)),
                        StoredText.texts(why),
                        until == Long.MIN_VALUE
                                ? Optional.empty()
                                : Optional.of(Instant.ofEpochSecond(until, nanos)))));
    }

    private static IllegalArgumentException unknown(String what, String word) {
        return new IllegalArgumentException("unknown " + what + " '" + word + "'");
    }

    /** Writes key and values of a point; the row is not complete yet. */
    WorldRows write(WorldRows put, ItemKey item, WorldPoint point) throws SQLException {
        put.text(item.machine())
                .text(item.vault())
                .number(point.captured())
                .number(point.disks())
                .number(point.tiers())
                .text(point.status().word())
                .text(point.consistency().word())
                .flag(point.isCopy())
                .number(known(point.lockedUntil(), WorldPoint.UNLOCKED))
                .text(point.hold().map(StoredText::hold));
        promise(put, point.promise());
        List<String> rules = point.letGo();
        return put.text(rules.isEmpty() ? Optional.empty() : Optional.of(String.join(",", rules)))
                .number(known(point.vaulted(), WorldPoint.NOT_VAULTED))
                .number(point.cause().code())
                .number(point.base())
                .number(known(point.archived(), WorldPoint.NOT_ARCHIVED));
    }

    private void promise(WorldRows put, Optional<Promise> promise) throws SQLException {
        if (promise.isEmpty()) {
            put.nothing().nothing().nothing().nothing();
            return;
        }
        put.text(String.join(",", promise.get().rules()))
                .text(reasons.computeIfAbsent(promise.get().reasons(), StoredText::texts));
        Optional<Instant> until = promise.get().until();
        if (until.isPresent()) {
            put.number(until.get().getEpochSecond()).number(until.get().get(ChronoField.NANO_OF_SECOND));
        } else {
            put.nothing().nothing();
        }
    }

    static OptionalLong known(long value, long unknown) {
        return value == unknown ? OptionalLong.empty() : OptionalLong.of(value);
    }
}

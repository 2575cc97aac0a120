package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterAccount;
import dev.holdfast.executor.fabric.meter.MeterBook;
import dev.holdfast.executor.fabric.meter.MeterKey;
import dev.holdfast.planner.state.ItemKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** What was metered, as rows: one for each meter of an item. */
final class MeterRows {

    /** What is read, in the order of {@link #read}. */
    static final String SELECT = "SELECT machine, vault, meter, detail, complete, level, wholes, rest FROM world_meter"
            + " WHERE estate = ?";

    private static final String DELETE = "DELETE FROM world_meter WHERE estate = ? AND machine = ? AND vault = ?";

    private static final String INSERT = "INSERT INTO world_meter"
            + " (estate, machine, vault, meter, detail, complete, level, wholes, rest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private MeterRows() {}

    /** Writes the meters of items that changed. */
    static void write(Connection connection, String estate, MeterBook meters, Set<ItemKey> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (WorldRows delete = new WorldRows(connection, estate, DELETE)) {
            for (ItemKey item : changed) {
                delete.text(item.machine()).text(item.vault()).add();
            }
        }
        try (WorldRows rows = new WorldRows(connection, estate, INSERT)) {
            for (ItemKey item : changed) {
                for (Map.Entry<MeterKey, MeterAccount> entry :
                        meters.accounts(item).entrySet()) {
                    MeterAccount account = entry.getValue();
                    rows.text(item.machine())
                            .text(item.vault())
                            .text(entry.getKey().meter().word())
                            .text(entry.getKey().detail())
                            .number(account.complete())
                            .number(account.level())
                            .number(account.wholes())
                            .number(account.rest())
                            .add();
                }
            }
        }
    }

    /** Takes one row into the meters. */
    static void read(ResultSet row, MeterBook meters) throws SQLException {
        String word = row.getString(3);
        Meter meter = Meter.of(word).orElseThrow(() -> new IllegalArgumentException("unknown meter '" + word + "'"));
        meters.restore(
                new ItemKey(row.getString(1), row.getString(2)),
                new MeterKey(meter, row.getString(4)),
                new MeterAccount(meter.unit(), row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8)));
    }
}

package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.executor.database.Upsert;
import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.fabric.content.FileRange;
import dev.holdfast.executor.fabric.world.WorldRestore;
import dev.holdfast.executor.fabric.world.WorldRestores;
import dev.holdfast.executor.stored.StoredText;
import dev.holdfast.planner.state.ItemKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Restores as rows. */
final class RestoreRows {

    /** What is read, in the order of {@link #read}. */
    static final String SELECT = "SELECT number, machine, vault, captured, kind, region, name, account, files,"
            + " started, begins, ends, bytes, status, digest, captured_digest, detail FROM world_restore"
            + " WHERE estate = ? ORDER BY number";

    private static final String PUT = Upsert.into("world_restore", "estate", "number")
            .of(
                    "machine",
                    "vault",
                    "captured",
                    "kind",
                    "region",
                    "name",
                    "account",
                    "files",
                    "started",
                    "begins",
                    "ends",
                    "bytes",
                    "status",
                    "digest",
                    "captured_digest",
                    "detail");

    private RestoreRows() {}

    /** Writes those that changed. */
    static void write(Connection connection, String estate, WorldRestores restores, Set<Integer> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (WorldRows rows = new WorldRows(connection, estate, PUT)) {
            for (int number : changed) {
                WorldRestore restore = restores.find(number).orElseThrow();
                WorldRestore.Target target = restore.target();
                WorldRestore.Timing timing = restore.timing();
                WorldRestore.Ending ending = restore.ending();
                rows.number(number)
                        .text(restore.item().machine())
                        .text(restore.item().vault())
                        .number(restore.captured())
                        .text(target.kind().word())
                        .text(target.region())
                        .text(target.name())
                        .text(target.account())
                        .text(files(target.files()))
                        .number(timing.started())
                        .number(timing.begins())
                        .number(timing.ends())
                        .number(timing.bytes())
                        .text(ending.status().name().toLowerCase(Locale.ROOT))
                        .text(ending.digest())
                        .text(ending.captured())
                        .text(ending.detail())
                        .add();
            }
        }
    }

    /** One row. */
    static WorldRestore read(ResultSet row) throws SQLException {
        String kind = row.getString(5);
        return new WorldRestore(
                row.getInt(1),
                new ItemKey(row.getString(2), row.getString(3)),
                row.getLong(4),
                new WorldRestore.Target(
                        RestoreKind.of(kind)
                                .orElseThrow(() -> new IllegalArgumentException("unknown restore '" + kind + "'")),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        files(row.getString(9))),
                new WorldRestore.Timing(row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13)),
                new WorldRestore.Ending(
                        JobStatus.valueOf(row.getString(14).toUpperCase(Locale.ROOT)),
                        row.getString(15),
                        row.getString(16),
                        row.getString(17)));
    }

    private static String files(List<FileRange> files) {
        List<String> texts = new ArrayList<>();
        for (FileRange file : files) {
            texts.add(file.name());
            texts.add(file.disk());
            texts.add(file.first() + "-" + file.last());
        }
        return StoredText.texts(texts);
    }

    private static List<FileRange> files(String text) {
        List<String> texts = StoredText.texts(text);
        List<FileRange> files = new ArrayList<>();
        for (int i = 0; i + 2 < texts.size(); i += 3) {
            String range = texts.get(i + 2);
            int dash = range.indexOf('-');
            files.add(new FileRange(
                    texts.get(i),
                    texts.get(i + 1),
                    Long.parseLong(range.substring(0, dash)),
                    Long.parseLong(range.substring(dash + 1))));
        }
        return files;
    }
}

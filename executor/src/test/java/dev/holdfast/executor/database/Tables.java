package dev.holdfast.executor.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables without their versions, in memory: quick to make, for tests that need nothing else of a database. */
public final class Tables {

    private Tables() {}

    public static Connection inMemory() throws SQLException, IOException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            for (String script : List.of(
                    "V1__record.sql", "V2__world.sql", "V3__history.sql", "V4__policy_writes.sql", "V5__content.sql")) {
                for (String sql : text(script).split(";", -1)) {
                    if (!sql.isBlank()) {
                        statement.executeUpdate(sql);
                    }
                }
            }
        }
        return connection;
    }

    private static String text(String script) throws IOException {
        try (InputStream in = Tables.class.getResourceAsStream("migration/" + script)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("--[^\n]*", "")
                    .replace("${text}", "TEXT")
                    .replace("${packed}", "WITHOUT ROWID")
                    .replace("${bytes}", "BLOB");
        }
    }
}

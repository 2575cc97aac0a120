package dev.holdfast.executor.workspace;

import dev.holdfast.executor.database.DatabasePlace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of a database, but for what differs by nature between two ways to the same end: times, and who wrote. */
public final class StoredRows {

    /** Columns that tell when and by whom, not what. */
    private static final Map<String, List<String>> APART = Map.of(
            "run", List.of("started", "ended"),
            "world", List.of("version"),
            "estate", List.of("lineage"));

    /** How processes took the run up, and who may write. */
    private static final List<String> OTHERS = List.of("run_session", "lease", "flyway_schema_history");

    private StoredRows() {}

    /** The rows of the SQLite file of a directory: for each table its rows, sorted. */
    public static Map<String, List<String>> of(Path directory) throws SQLException {
        Path file = directory.resolve(DatabasePlace.FOLDER).resolve(DatabasePlace.FILE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return of(connection);
        }
    }

    /** The rows of a database: for each table its rows, sorted. */
    public static Map<String, List<String>> of(Connection connection) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet tables =
                    connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                    names.add(tables.getString("TABLE_NAME"));
                }
            }
            names.removeAll(OTHERS);
            for (String table : names) {
                all.put(table, rows(statement, table));
            }
        }
        return all;
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    String name = found.getMetaData().getColumnName(i);
                    if (!APART.getOrDefault(table, List.of()).contains(name)) {
                        row.append(name).append('=').append(found.getString(i)).append(' ');
                    }
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }
}

package dev.holdfast.bench.bookkeeping;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/**
 * The rows an apply inserted, in the order and the commits in which it did. Triggers in the database of an apply that is not
 * measured write them down. Rows that were only changed, such as the lease's, are left out, which favours plain inserting.
 */
final class CapturedRows {

    private static final String LOG = "captured";
    private static final String HISTORY = "flyway_schema_history";

    private final Map<String, String> inserts = new LinkedHashMap<>();
    private final List<List<Group>> commits = new ArrayList<>();
    private int rows;

    private CapturedRows() {}

    /** Rows of one table, one after the other. */
    private record Group(String table, List<Object[]> rows) {}

    /** Writes down what is inserted while an apply runs. */
    static final class Recorder implements AutoCloseable {

        private final Connection connection;
        private final Map<String, List<String>> tables = new LinkedHashMap<>();
        private final List<Long> ends = new ArrayList<>();

        /** Records what is written to a file from now on. */
        Recorder(Path file) throws SQLException {
            connection = connect(file);
            for (String table : strings(
                    connection,
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
                if (!table.equals(HISTORY)) {
                    tables.put(
                            table,
                            strings(connection, "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid"));
                }
            }
            int widest = tables.values().stream().mapToInt(List::size).max().orElseThrow();
            try (Statement statement = connection.createStatement()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < widest; i++) {
                    cells.add("c" + i);
                }
                statement.execute(
                        "CREATE TABLE " + LOG + " (place INTEGER PRIMARY KEY, tab, " + String.join(", ", cells) + ")");
                for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                    List<String> columns = table.getValue();
                    statement.execute("CREATE TRIGGER captured_" + table.getKey() + " AFTER INSERT ON "
                            + table.getKey() + " BEGIN INSERT INTO " + LOG + " (tab, "
                            + String.join(", ", cells.subList(0, columns.size())) + ") VALUES ('" + table.getKey()
                            + "', NEW." + String.join(", NEW.", columns) + "); END");
                }
            }
            connection.commit();
        }

        /** A commit became durable. */
        void commit() {
            try (Statement statement = connection.createStatement();
                    ResultSet last = statement.executeQuery("SELECT coalesce(max(place), 0) FROM " + LOG)) {
                ends.add(last.next() ? last.getLong(1) : 0);
                last.close();
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** What was inserted up to now. */
        CapturedRows rows() throws SQLException {
            CapturedRows captured = new CapturedRows();
            tables.forEach((table, columns) -> captured.inserts.put(
                    table,
                    "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                            + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")"));
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT * FROM " + LOG + " ORDER BY place")) {
                List<Group> commit = new ArrayList<>();
                int ended = 0;
                while (found.next()) {
                    while (found.getLong(1) > ends.get(ended)) {
                        captured.commits.add(commit);
                        commit = new ArrayList<>();
                        ended++;
                    }
                    String table = found.getString(2);
                    Object[] row =
                            new Object[tables.getOrDefault(table, List.of()).size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getObject(i + 3);
                    }
                    Group last = commit.isEmpty() ? null : commit.get(commit.size() - 1);
                    if (last == null || !last.table().equals(table)) {
                        last = new Group(table, new ArrayList<>());
                        commit.add(last);
                    }
                    last.rows().add(row);
                    captured.rows++;
                }
                captured.commits.add(commit);
            }
            return captured;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                strings.add(found.getString(1));
            }
        }
        return strings;
    }

    /** A connection with the pragmas that the product uses. */
    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        connection.setAutoCommit(false);
        return connection;
    }

    /** How many rows. */
    int rows() {
        return rows;
    }

    /** How many commits. */
    int commits() {
        return commits.size();
    }

    /**
     * Inserts the rows into a database that has the tables and none of the rows: each statement prepared once, each commit a
     * commit.
     *
     * @return what it cost
     */
    Cost insertInto(Path file) throws SQLException {
        try (Connection connection = connect(file)) {
            Cost.Meter meter = Cost.meter();
            Map<String, PreparedStatement> statements = new HashMap<>();
            for (Map.Entry<String, String> insert : inserts.entrySet()) {
                statements.put(insert.getKey(), connection.prepareStatement(insert.getValue()));
            }
            for (List<Group> commit : commits) {
                for (Group group : commit) {
                    PreparedStatement insert = statements.get(group.table());
                    for (Object[] row : group.rows()) {
                        for (int i = 0; i < row.length; i++) {
                            insert.setObject(i + 1, row[i]);
                        }
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
                connection.commit();
            }
            Cost cost = meter.read();
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            return cost;
        }
    }
}

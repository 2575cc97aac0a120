package dev.holdfast.executor.database;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scripts that make the tables, past the program: for tests of tables alone, and of older versions. */
public final class Tables {

    /** The words of scripts that SQLite has. */
    static final Map<String, String> SQLITE = Map.of("text", "TEXT", "bytes", "BLOB", "packed", "WITHOUT ROWID");

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");

    private Tables() {}

    /** The tables without their versions, in memory: quick to make. */
    public static Connection inMemory() throws SQLException, IOException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(Migrations.VERSION, SQLITE)) {
                statement.executeUpdate(sql);
            }
        }
        return connection;
    }

    /** What makes the tables of a version, in order. */
    static List<String> statements(int version, Map<String, String> words) throws IOException {
        List<String> statements = new ArrayList<>();
        for (Path script : scripts()) {
            if (version(script) <= version) {
                String text = Files.readString(script).replaceAll("--[^\n]*", "");
                for (Map.Entry<String, String> word : words.entrySet()) {
                    text = text.replace("${" + word.getKey() + "}", word.getValue());
                }
                Stream.of(text.split(";", -1)).filter(sql -> !sql.isBlank()).forEach(statements::add);
            }
        }
        return statements;
    }

    /** Names of all tables. */
    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path script : scripts()) {
            TABLE.matcher(Files.readString(script))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(names::add);
        }
        return names;
    }

    private static List<Path> scripts() throws IOException {
        try {
            Path folder = Path.of(Objects.requireNonNull(Tables.class.getResource("migration/V1__record.sql"))
                            .toURI())
                    .resolveSibling("");
            try (Stream<Path> scripts = Files.list(folder)) {
                return scripts.sorted(Comparator.comparing(Tables::version)).toList();
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static int version(Path script) {
        String name = String.valueOf(script.getFileName());
        return Integer.parseInt(name.substring(1, name.indexOf('_')));
    }
}

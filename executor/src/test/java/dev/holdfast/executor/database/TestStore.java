package dev.holdfast.executor.database;

import dev.holdfast.executor.database.DatabasePlace.PostgresServer;
import dev.holdfast.executor.database.DatabasePlace.SqliteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of databases that hold record and world; what is promised of one is tested with both. */
public enum TestStore {
    SQLITE {
        @Override
        public DatabasePlace place(Path directory) {
            return DatabasePlace.in(directory);
        }

        @Override
        public Databases databases(InstantSource clock) {
            return new Databases(clock, Map.of());
        }

        @Override
        public Connection connect(DatabasePlace place) throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + place);
        }

        @Override
        public DatabasePlace copy(DatabasePlace place, Path directory) throws IOException {
            Path from = ((SqliteFile) place).path();
            SqliteFile to = (SqliteFile) place(directory);
            Files.createDirectories(to.path().getParent());
            try (Stream<Path> files = Files.list(from.getParent())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.path().resolveSibling(file.getFileName()));
                }
            }
            return to;
        }

        @Override
        public void drop(DatabasePlace place) {
            // its directory goes with the test
        }
    },
    POSTGRES {
        @Override
        public DatabasePlace place(Path directory) throws SQLException {
            return LocalPostgres.shared().newDatabase();
        }

        @Override
        public Databases databases(InstantSource clock) {
            return new Databases(clock, LocalPostgres.shared().environment());
        }

        @Override
        public Connection connect(DatabasePlace place) throws SQLException {
            return LocalPostgres.shared().connect((PostgresServer) place);
        }

        @Override
        public DatabasePlace copy(DatabasePlace place, Path directory) throws SQLException {
            return LocalPostgres.shared().copy((PostgresServer) place);
        }

        @Override
        public void drop(DatabasePlace place) throws SQLException {
            LocalPostgres.shared().drop((PostgresServer) place);
        }
    };

    private @Nullable DatabasePlace prototype;

    /** A connection to new tables whose work is lost when it is closed. */
    public Connection tables(Path directory) throws Exception {
        if (this == SQLITE) {
            return Tables.inMemory();
        }
        Connection connection = connect(made(directory));
        connection.setAutoCommit(false);
        return connection;
    }

    /** A place with tables in which nothing stands yet. They are made once and then copied, which is quicker. */
    public DatabasePlace made(Path directory) throws Exception {
        return copy(prototype(), directory);
    }

    private synchronized DatabasePlace prototype() throws Exception {
        if (prototype == null) {
            Path folder = Files.createTempDirectory("holdfast-tables");
            LocalPostgres.deleteAtExit(folder);
            DatabasePlace place = place(folder);
            databases(Instant::now).create(place).close();
            prototype = place;
        }
        return prototype;
    }

    /** A place where nothing is kept yet. */
    public abstract DatabasePlace place(Path directory) throws SQLException;

    /** Opens databases of this kind. */
    public abstract Databases databases(InstantSource clock);

    /** A connection past the program, each of whose statements is a transaction. */
    public abstract Connection connect(DatabasePlace place) throws SQLException;

    /** The same database at a new place; nobody may be connected to it. */
    public abstract DatabasePlace copy(DatabasePlace place, Path directory) throws SQLException, IOException;

    /** Frees the space of a database that a test needs no more; for tests that make many. */
    public abstract void drop(DatabasePlace place) throws SQLException;

    /** Makes the tables anew as an older version of the program made them; nothing stands in them. */
    public void goBackTo(DatabasePlace place, int version) throws SQLException, IOException {
        for (String table : Tables.names()) {
            execute(place, "DROP TABLE IF EXISTS " + table);
        }
        Map<String, String> words =
                this == SQLITE ? Tables.SQLITE : Map.of("text", "TEXT COLLATE \"C\"", "bytes", "BYTEA", "packed", "");
        for (String sql : Tables.statements(version, words)) {
            execute(place, sql);
        }
        execute(place, "DELETE FROM " + Migrations.history() + " WHERE CAST(version AS INTEGER) > " + version);
    }

    /** Changes something past the program, and has it taken for what the program wrote. */
    public int execute(DatabasePlace place, String sql) throws SQLException {
        try (Connection connection = connect(place);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } finally {
            accept(place);
        }
    }

    /** Has a file that was changed past the program taken for what the program wrote. */
    public static void accept(DatabasePlace place) {
        if (place instanceof SqliteFile file) {
            try {
                Files.deleteIfExists(file.path().resolveSibling(file.path().getFileName() + ".sum"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Throws anything, checked or not. */
    @SuppressWarnings("unchecked")
    public static <E extends Throwable> void raise(Throwable thrown) throws E {
        throw (E) thrown;
    }
}

package dev.holdfast.executor.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite database in a directory ({@code .holdfast/state.db}): write-ahead log, full synchronisation, one connection.
 * All estates of the directory share it. Reading a directory without a database creates nothing. Not thread safe.
 */
public final class StateDatabase implements AutoCloseable {

    /** Version of the tables, kept in the database's {@code user_version}. */
    static final int VERSION = 2;

    private static final String FOLDER = ".holdfast";
    private static final String FILE = "state.db";
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUSY_MILLISECONDS = 5_000;

    private final Path file;
    private final Connection connection;

    private StateDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Where the database of a directory is, or would be. */
    public static Path fileIn(Path directory) {
        return directory.resolve(FOLDER).resolve(FILE);
    }

    /** True if the directory has something where the database would be. */
    public static boolean exists(Path directory) {
        return Files.exists(fileIn(directory));
    }

    /**
     * Opens the existing database of a directory.
     *
     * @throws StateException if it is empty, damaged, no database of ours, or of another version
     */
    public static StateDatabase open(Path directory) throws StateException {
        Path file = fileIn(directory);
        checkHeader(file);
        StateDatabase database = connect(file);
        try {
            database.checkVersion();
        } catch (StateException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /**
     * Opens the database of a directory and creates it if there is none.
     *
     * @param worldTables creates the tables of the world, which shares the database
     * @throws StateException as {@link #open}, and if the directory cannot be written
     */
    public static StateDatabase create(Path directory, Work<?> worldTables) throws StateException {
        Path file = fileIn(directory);
        if (Files.exists(file)) {
            return open(directory);
        }
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new StateException(
                    "The folder for the record, " + file.getParent() + ", cannot be created (" + e.getMessage()
                            + "). Nothing was changed. Make the directory writable, or name another with -C.",
                    e);
        }
        Path unfinished = unfinished(file);
        try (StateDatabase database = connect(unfinished)) {
            database.createTables(worldTables);
        } catch (StateException e) {
            discard(unfinished);
            throw e;
        }
        appear(unfinished, file);
        return open(directory);
    }

    /** The tables are made in a file of another name, so that a half-made database is never taken for a damaged one. */
    private static Path unfinished(Path file) throws StateException {
        try {
            return Files.createTempFile(file.getParent(), FILE, ".new");
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Gives the finished database its name, unless another program was first: then that one's counts. */
    private static void appear(Path finished, Path file) throws StateException {
        try {
            link(finished, file);
        } catch (FileAlreadyExistsException e) {
            discard(finished);
        } catch (IOException e) {
            discard(finished);
            throw unwritable(file, e);
        }
    }

    /** A link never replaces a file; where there are no links, moving is the next best. */
    private static void link(Path finished, Path file) throws IOException {
        try {
            Files.createLink(file, finished);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.move(finished, file);
            return;
        }
        discard(finished);
    }

    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            unfinished.toFile().deleteOnExit(); // it is in nobody's way
        }
    }

    private static StateException unwritable(Path file, IOException e) {
        return new StateException(
                "The record " + file + " cannot be created (" + e.getMessage()
                        + "). Nothing was changed. Make the folder writable, or name another directory with -C.",
                e);
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The one connection; automatic commit is off. */
    public Connection connection() {
        return connection;
    }

    /** Runs work in one transaction: all of it is durable when this returns, or none of it ever is. */
    public <T> T inTransaction(Work<T> work) throws StateException {
        try {
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollBack();
            throw failure(e);
        } catch (StateException | RuntimeException e) {
            rollBack();
            throw e;
        }
    }

    /** A database failure in words for the user. */
    public StateException failure(SQLException e) {
        String message = String.valueOf(e.getMessage());
        String advice;
        if (message.contains("BUSY") || message.contains("LOCKED")) {
            advice = "Another program is writing to it. Wait until it has finished and try again.";
        } else if (message.contains("CONSTRAINT")) {
            advice = "Another program wrote the same at the same moment. Nothing was half written; try again.";
        } else if (message.contains("FULL")) {
            advice = "The disk is full. Nothing was half written; free some space and try again.";
        } else if (message.contains("READONLY") || message.contains("CANTOPEN") || message.contains("PERM")) {
            advice = "It cannot be opened or written. Check the permissions of the file and its folder.";
        } else if (message.contains("CORRUPT") || message.contains("NOTADB")) {
            advice = damaged();
        } else {
            advice = "Nothing was half written. Try again; if it stays, put back the last good copy of the file.";
        }
        return new StateException("The record " + file + " failed: " + message.strip() + ". " + advice, e);
    }

    private static String damaged() {
        return "It is damaged; it is not taken for an empty record, because that would forget every promise. Put back the"
                + " last good copy of the file.";
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException ignored) {
            // the connection is gone; SQLite rolls back by itself when it is opened again
        }
    }

    private static void checkHeader(Path file) throws StateException {
        if (!Files.isRegularFile(file)) {
            throw new StateException(
                    "The record " + file + " is not a file. Move it away, or name another directory with -C.");
        }
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(MAGIC.length);
        } catch (IOException e) {
            throw new StateException(
                    "The record " + file + " cannot be read (" + e.getMessage() + "). Check its permissions.", e);
        }
        if (header.length == 0) {
            throw new StateException("The record " + file + " is empty (0 bytes). " + damaged());
        }
        if (!Arrays.equals(header, MAGIC)) {
            throw new StateException("The record " + file + " is not a database. " + damaged());
        }
    }

    private static StateDatabase connect(Path file) throws StateException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            return new StateDatabase(file, connection);
        } catch (SQLException e) {
            throw new StateException(
                    "The record " + file + " cannot be opened: "
                            + String.valueOf(e.getMessage()).strip() + ". " + damaged(),
                    e);
        }
    }

    private void checkVersion() throws StateException {
        int version = inTransaction(c -> {
            try (Statement statement = c.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        });
        if (version == 0) {
            throw new StateException("The record " + file + " is a database, but not one of Holdfast. " + damaged());
        }
        if (version < VERSION) {
            throw new StateException(
                    "The record " + file + " is of version " + version + ", from before the first release;"
                            + " this program knows version " + VERSION
                            + " and does not read older ones. Use the program that wrote"
                            + " it, or begin anew in another directory with -C.");
        }
        if (version > VERSION) {
            throw new StateException("The record " + file + " is of version " + version
                    + "; this program knows version " + VERSION + ". Use the newer program that wrote it.");
        }
    }

    private void createTables(Work<?> worldTables) throws StateException {
        inTransaction(c -> {
            try (Statement statement = c.createStatement()) {
                for (String table : script()) {
                    statement.executeUpdate(table);
                }
                worldTables.run(c);
                statement.executeUpdate("PRAGMA user_version = " + VERSION);
            }
            return VERSION;
        });
    }

    /** The statements of the tables, comments taken out. */
    private static List<String> script() throws StateException {
        try (InputStream in = StateDatabase.class.getResourceAsStream("record.sql")) {
            if (in == null) {
                throw new IllegalStateException("the tables' script is missing from the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.replaceAll("--[^\n]*", "").split(";", -1))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new StateException("The program's own files cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // nothing is lost: every commit was synchronised
        }
    }

    /** Work inside one transaction. */
    public interface Work<T> {
        /** Does it; the transaction is rolled back if it throws. */
        T run(Connection connection) throws SQLException, StateException;
    }
}

package dev.holdfast.executor.database;

import dev.holdfast.executor.database.DatabasePlace.SqliteFile;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A SQLite file: write-ahead log, full synchronisation. */
final class SqliteDatabase extends Database {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUSY_MILLISECONDS = 5_000;
    /** Records of before the first release counted their versions in the file's header. */
    private static final int LAST_UNRELEASED = 2;

    private final Path file;
    private final Seal seal;
    private final InstantSource clock;
    private boolean closed;

    private SqliteDatabase(SqliteFile place, Seal seal, Connection connection, InstantSource clock) {
        super(place, connection);
        this.file = place.path();
        this.seal = seal;
        this.clock = clock;
    }

    static Optional<Database> open(SqliteFile place, InstantSource clock) throws StateException {
        if (!Files.exists(place.path())) {
            checkNotLost(place.path());
            return Optional.empty();
        }
        Seal seal = new Seal(place.path());
        SqliteDatabase database = seal.open(SqliteDatabase::checkHeader, () -> connect(place, seal, clock));
        try {
            if (database.isBehind()) {
                database.beforeWriting();
                migrations(place).run(source(place.path()), "");
            }
        } catch (StateException e) {
            database.close();
            throw e;
        }
        return Optional.of(database);
    }

    static Database create(SqliteFile place, InstantSource clock) throws StateException {
        Optional<Database> there = open(place, clock);
        if (there.isPresent()) {
            return there.get();
        }
        Path file = place.path();
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new StateException(
                    "The folder for the record, " + file.getParent() + ", cannot be created (" + e.getMessage()
                            + "). Nothing was changed. Make the directory writable, or name another with -C.",
                    e);
        }
        Path unfinished = unfinished(file);
        try {
            // without a log: what is still in one when the file gets its name would be lost
            migrations(place).run(source(unfinished, SQLiteConfig.JournalMode.DELETE), "");
        } catch (StateException e) {
            discard(unfinished);
            throw e;
        }
        appear(unfinished, file);
        return open(place, clock).orElseThrow(() -> gone(file));
    }

    private static StateException gone(Path file) {
        return new StateException("The record " + file + " was taken away while it was being made. Try again.");
    }

    private static Migrations migrations(SqliteFile place) {
        // rows of these tables are found by their keys alone
        Map<String, String> words = Map.of("text", "TEXT", "bytes", "BLOB", "packed", "WITHOUT ROWID");
        return new Migrations(place, words, e -> failure(place.path(), e));
    }

    /** The tables are made in a file of another name, so that a half-made database is never taken for a damaged one. */
    private static Path unfinished(Path file) throws StateException {
        try {
            return Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
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

    /** Where copies are, there was a file. */
    private static void checkNotLost(Path file) throws StateException {
        Generations generations = new Generations(file);
        if (generations.any()) {
            throw new StateException(
                    "The record " + file + " is missing, but copies of it are there. It is not taken for an"
                            + " empty record, because that would forget every promise. " + generations.recipe()
                            + " To begin anew instead, move the copies away.");
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
            throw new StateException("The record " + file + " is empty (0 bytes). " + damaged(file));
        }
        if (!Arrays.equals(header, MAGIC)) {
            throw new StateException("The record " + file + " is not a database. "
                    + (wasOurs(file)
                            ? damaged(file)
                            : "Nothing beside it says that it ever was a record of Holdfast, and nothing was changed."
                                    + " Name the file of a record, or a path at which there is none yet."));
        }
    }

    private static boolean wasOurs(Path file) throws StateException {
        return file.endsWith(DatabasePlace.FILE) || new Generations(file).any() || new Seal(file).any();
    }

    private static SQLiteDataSource source(Path file) {
        return source(file, SQLiteConfig.JournalMode.WAL);
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig.JournalMode journal) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(journal);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static SqliteDatabase connect(SqliteFile place, Seal seal, InstantSource clock) throws StateException {
        try {
            Connection connection = source(place.path()).getConnection();
            try {
                connection.setAutoCommit(false);
                number(
                        connection,
                        "SELECT count(*) FROM sqlite_master"); // from now on there is a log, which tells others
                connection.commit();
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new SqliteDatabase(place, seal, connection, clock);
        } catch (SQLException e) {
            throw failure(place.path(), e);
        }
    }

    private boolean isBehind() throws StateException {
        return read(c -> {
            if (number(c, "SELECT count(*) FROM sqlite_master WHERE name = '" + Migrations.history() + "'") == 0) {
                throw foreign(number(c, "PRAGMA user_version"));
            }
            return migrations(new SqliteFile(file)).isBehind(c);
        });
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private StateException foreign(int version) {
        if (version > 0 && version <= LAST_UNRELEASED) {
            return new StateException(
                    "The record " + file + " is from before the first release, and this program does not"
                            + " read it. Use the program that wrote it, or begin anew in another directory with -C.");
        }
        return new StateException("The record " + file + " is a database, but not one of Holdfast. " + damaged());
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS); // as finely as leases count
    }

    @Override
    public Database another() throws StateException {
        return seal.another(() -> connect(new SqliteFile(file), seal, clock));
    }

    @Override
    void beforeWriting() throws StateException {
        seal.breakOpen();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            seal.close(super::close);
        }
    }

    @Override
    public List<String> checkIntegrity() throws StateException {
        return read(c -> {
            List<String> problems = new ArrayList<>();
            try (Statement statement = c.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA integrity_check(20)")) {
                while (rows.next()) {
                    if (!rows.getString(1).equals("ok")) {
                        problems.add("The file " + file + " is damaged: " + rows.getString(1));
                    }
                }
            }
            return problems;
        });
    }

    @Override
    public String nowSql() {
        return Long.toString(clock.millis());
    }

    @Override
    int isolation(boolean reading) {
        return Connection
                .TRANSACTION_SERIALIZABLE; // the only one there is; whoever writes first waits for other writers
    }

    @Override
    public StateException failure(SQLException e) {
        return failure(file, e);
    }

    private static StateException failure(Path file, SQLException e) {
        String message = String.valueOf(e.getMessage());
        String advice;
        if (message.contains("BUSY") || message.contains("LOCKED")) {
            advice = "Another program is writing to it. Wait until it has finished and try again.";
        } else if (message.contains("CONSTRAINT")) {
            advice = "Another program wrote the same at the same moment. Nothing was half written; try again.";
        } else if (message.contains("FULL") || message.contains("IOERR")) {
            advice =
                    "The disk is full or fails. Nothing was half written: free some space and try again; a run that was cut"
                            + " off goes on with 'holdfast apply --resume'.";
        } else if (message.contains("READONLY") || message.contains("CANTOPEN") || message.contains("PERM")) {
            advice =
                    "It cannot be opened or written. Check the permissions of the file and its folder, and that the disk"
                            + " may be written and is not full.";
        } else if (message.contains("CORRUPT") || message.contains("NOTADB")) {
            advice = damaged(file);
        } else {
            advice = "Nothing was half written. Try again; if it stays: " + new Generations(file).recipe();
        }
        return new StateException("The record " + file + " failed: " + sentence(e) + " " + advice, e);
    }

    /** For a file that cannot even be opened. */
    private static String damaged(Path file) {
        return DAMAGED + new Generations(file).recipe();
    }

    @Override
    public String recipe() {
        return new Generations(file).recipe();
    }

    @Override
    public void keepGeneration() {
        try {
            read(c -> {
                try {
                    Optional<Path> copy = new Generations(file).keep(c, clock.instant());
                    if (copy.isPresent()) {
                        seal.know(copy.get());
                    }
                } catch (IOException e) {
                    throw new StateException("no copy could be kept", e);
                }
                return file;
            });
        } catch (StateException e) {
            // the run is durable without it, and the copies before it are still there
        }
    }
}

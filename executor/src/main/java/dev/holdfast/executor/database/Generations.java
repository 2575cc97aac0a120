package dev.holdfast.executor.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * Copies of a SQLite file as it was after its last runs: {@code .holdfast/generations/20261120T150001.000Z.db}. The newest good
 * one is what the error of a damaged, empty or missing file speaks of.
 */
final class Generations {

    private static final int KEPT = 2;
    /**
     * Size from which no copies are made, in bytes. A copy is written and synchronised at the end of every run, at some 400 MB a
     * second: up to this size that is a tenth of what writing such a state takes, and the room for {@link #KEPT} of them does
     * not hurt.
     */
    private static final long LARGEST = 512L << 20;
    /** Age of a copy that was never finished at which nobody can be writing it any more. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".db";
    private static final String UNFINISHED = ".new";

    private final Path file;
    private final Path folder;

    /** The copies of a file. */
    Generations(Path file) {
        this.file = file;
        String name = String.valueOf(file.getFileName());
        this.folder = file.resolveSibling(name.equals(DatabasePlace.FILE) ? "generations" : name + ".generations");
    }

    /**
     * Keeps a copy of what is committed now, unless that is too large, and forgets the oldest.
     *
     * @return the copy; empty if it was too large
     * @throws IOException if it cannot be written; the copies there were are still there
     */
    Optional<Path> keep(Connection connection, Instant now) throws IOException, SQLException {
        if (Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        Path kept = folder.resolve(STAMP.format(now) + SUFFIX);
        Path copy = Files.createTempFile(folder, "copy", UNFINISHED);
        try {
            // SQLite's own copying: reading the file past it would drop its locks, and miss what is only in the log yet
            int code = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", copy.toString(), null, 100, 50, Integer.MAX_VALUE);
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                throw new IOException("SQLite says " + SQLiteErrorCode.getErrorCode(code));
            }
            Files.move(copy, kept, StandardCopyOption.ATOMIC_MOVE);
            synchronise(folder);
        } finally {
            Files.deleteIfExists(copy);
        }
        forget(now);
        return Optional.of(kept);
    }

    /** The new name in the folder is durable too, where folders can be synchronised. */
    private static void synchronise(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the copy itself is durable; only its name might be lost
        }
    }

    private void forget(Instant now) throws IOException {
        List<Path> all = newestFirst();
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
        for (Path unfinished : files(UNFINISHED)) {
            if (Files.getLastModifiedTime(unfinished).toInstant().isBefore(now.minus(ABANDONED))) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private List<Path> newestFirst() throws IOException {
        return files(SUFFIX).stream().sorted(Comparator.reverseOrder()).toList();
    }

    private List<Path> files(String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(suffix)).toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    /** True if any copy is there, good or not. */
    boolean any() throws StateException {
        try {
            return !newestFirst().isEmpty();
        } catch (IOException e) {
            throw new StateException(
                    "The folder " + folder + " cannot be read (" + e.getMessage() + "). Check its permissions.", e);
        }
    }

    /** How to go back to the newest good copy, in full sentences. */
    String recipe() {
        List<Path> all;
        try {
            all = newestFirst();
        } catch (IOException e) {
            all = List.of();
        }
        for (Path copy : all) {
            Optional<String> estates = estates(copy);
            if (estates.isPresent()) {
                return "The newest good copy of it is " + copy + ", with " + estates.get()
                        + ". To go back to it: rm -f " + quoted(file + "-wal") + " " + quoted(file + "-shm") + " && cp "
                        + quoted(copy.toString()) + " " + quoted(file.toString())
                        + " ; what was done after that, in the record and in the simulated world, is not in it.";
            }
        }
        return "There is no good copy of it in " + folder + ". Put back one of your own backups of the file.";
    }

    /** Estates with their serials, if the copy is whole. */
    private static Optional<String> estates(Path copy) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:file:" + uri(copy) + "?immutable=1");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
                if (!rows.next() || !"ok".equals(rows.getString(1))) {
                    return Optional.empty();
                }
            }
            List<String> estates = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT name, serial FROM estate ORDER BY name")) {
                while (rows.next()) {
                    estates.add("'" + rows.getString(1) + "' #" + rows.getLong(2));
                }
            }
            return estates.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", estates));
        } catch (SQLException e) {
            return Optional.empty(); // it is damaged as well
        }
    }

    private static String uri(Path copy) {
        return String.valueOf(copy.toUri().getRawPath());
    }

    /** A path as shells take it. */
    static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }
}

package dev.holdfast.executor.journal;

import dev.holdfast.executor.lease.Tenure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The runs of one estate. Works inside the caller's transaction. */
public final class Runs {

    private static final String COLUMNS =
            "id, kind, started, ended, who, digest, at, allow_data_loss, allow_irreversible,"
                    + " parallelism, canary, serial, outcome, head, reached";

    private final Connection connection;
    private final String estate;

    /** The runs of one estate. */
    public Runs(Connection connection, String estate) {
        this.connection = connection;
        this.estate = estate;
    }

    /** The id of the run that would begin next: {@code run-000001}. */
    public String next() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM run WHERE estate = ?")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                return String.format(Locale.ROOT, "run-%06d", rows.next() ? rows.getInt(1) + 1 : 1);
            }
        }
    }

    /** A run begins. */
    public void begin(Run run) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO run (" + COLUMNS + ", estate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Run.Terms terms = run.request().terms();
            insert.setString(1, run.id());
            insert.setString(2, run.request().kind());
            insert.setString(3, run.started());
            insert.setString(4, run.ending().map(Run.Ending::ended).orElse(null));
            insert.setString(5, run.request().who());
            insert.setString(6, run.request().digest());
            insert.setString(7, run.request().at());
            insert.setLong(8, terms.allowDataLoss());
            insert.setLong(9, terms.allowIrreversible() ? 1 : 0);
            insert.setLong(10, terms.parallelism());
            insert.setLong(11, terms.canary());
            insert.setLong(12, run.serial());
            insert.setString(13, run.ending().map(Run.Ending::outcome).orElse(null));
            insert.setString(14, run.ending().map(Run.Ending::head).orElse(null));
            insert.setObject(15, run.ending().map(Run.Ending::serial).orElse(null), Types.BIGINT);
            insert.setString(16, estate);
            insert.executeUpdate();
        }
    }

    /** A document that is written piece by piece, because the whole of it is large. */
    @FunctionalInterface
    public interface Document {
        /** Writes it, and leaves the target open. */
        void writeTo(OutputStream target) throws IOException;
    }

    /** Keeps the plan that a run carries out. */
    public void keepPlan(String run, Document document) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO run_plan (estate, run, document) VALUES (?, ?, ?)")) {
            insert.setString(1, estate);
            insert.setString(2, run);
            insert.setBytes(3, packed(document));
            insert.executeUpdate();
        }
    }

    /** The plan that a run carries out; empty if it carries out none. */
    public Optional<byte[]> plan(String run) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT document FROM run_plan WHERE estate = ? AND run = ?")) {
            query.setString(1, estate);
            query.setString(2, run);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(unpacked(rows.getBytes(1))) : Optional.empty();
            }
        }
    }

    private static byte[] packed(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = new QuickGzip(bytes)) {
            document.writeTo(packing);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Packs in a third of the usual time, to a third more: nothing is begun before the plan is kept. */
    private static final class QuickGzip extends GZIPOutputStream {

        private static final int BUFFER_BYTES = 64 * 1024;

        QuickGzip(OutputStream target) throws IOException {
            super(target, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static byte[] unpacked(byte[] bytes) throws SQLException {
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return unpacking.readAllBytes();
        } catch (IOException e) {
            throw new SQLException("the kept plan of a run is damaged: " + e.getMessage(), e);
        }
    }

    /** Somebody takes a run up: at its beginning, or to go on. */
    public void takeUp(String run, Tenure tenure, String now) throws SQLException {
        takeUp(run, new Session(now, tenure.holder().who(), tenure.holder().host(), tenure.fence()));
    }

    /** Somebody takes a run up. */
    public void takeUp(String run, Session session) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO run_session (estate, run, fence, began, who, host) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, estate);
            insert.setString(2, run);
            insert.setLong(3, session.fence());
            insert.setString(4, session.began());
            insert.setString(5, session.who());
            insert.setString(6, session.host());
            insert.executeUpdate();
        }
    }

    /** A run ends. */
    public void end(String id, Run.Ending ending) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE run SET ended = ?, outcome = ?, head = ?, reached = ? WHERE estate = ? AND id = ?")) {
            update.setString(1, ending.ended());
            update.setString(2, ending.outcome());
            update.setString(3, ending.head());
            update.setLong(4, ending.serial());
            update.setString(5, estate);
            update.setString(6, id);
            update.executeUpdate();
        }
    }

    /**
     * Somebody who took a run up.
     *
     * @param began system time, ISO-8601
     * @param fence of the lease then
     */
    public record Session(String began, String who, String host, long fence) {}

    /** Who took a run up, at its beginning and to go on, in that order. */
    public List<Session> sessions(String run) throws SQLException {
        List<Session> sessions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT began, who, host, fence FROM run_session WHERE estate = ? AND run = ? ORDER BY fence")) {
            query.setString(1, estate);
            query.setString(2, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sessions.add(new Session(rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
                }
            }
        }
        return sessions;
    }

    /** Runs that began and never ended: they were cut off. Oldest first. */
    public List<Run> open() throws SQLException {
        return select("ended IS NULL ORDER BY id");
    }

    /** All runs, newest first. */
    public List<Run> all() throws SQLException {
        return select("1 = 1 ORDER BY id DESC");
    }

    /** The newest runs, newest first. */
    public List<Run> newest(int most) throws SQLException {
        return select("1 = 1 ORDER BY id DESC LIMIT ?", most);
    }

    /** A run by its id. */
    public Optional<Run> find(String id) throws SQLException {
        return select("id = ?", id).stream().findFirst();
    }

    private List<Run> select(String condition, Object... values) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM run WHERE estate = ? AND " + condition)) {
            query.setString(1, estate);
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 2, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    runs.add(run(rows));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new SQLException("the row of a run is damaged: " + e.getMessage(), e);
        }
        return runs;
    }

    private static Run run(ResultSet rows) throws SQLException {
        String ended = rows.getString(4);
        Run.Terms terms = new Run.Terms(
                (int) rows.getLong(8), rows.getLong(9) == 1, (int) rows.getLong(10), (int) rows.getLong(11));
        Run.Request request =
                new Run.Request(rows.getString(2), rows.getString(5), rows.getString(6), rows.getString(7), terms);
        return new Run(
                rows.getString(1),
                request,
                rows.getString(3),
                rows.getLong(12),
                ended == null
                        ? Optional.empty()
                        : Optional.of(new Run.Ending(ended, rows.getString(13), rows.getString(14), rows.getLong(15))));
    }
}

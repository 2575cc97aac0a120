package dev.holdfast.executor.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The append-only journal of one estate. Works inside the caller's transaction; a row counts once that is committed. Each
 * row's hash covers its content and the hash of the row before it, so that a changed or missing row shows.
 */
public final class Journal {

    private final Connection connection;
    private final String estate;

    /** The journal of one estate. */
    public Journal(Connection connection, String estate) {
        this.connection = connection;
        this.estate = estate;
    }

    /** What a row tells about an operation. */
    public enum Phase {
        /** It is about to be sent to the fabric. */
        BEGIN("begin"),
        /** The fabric carried it out. */
        DONE("done"),
        /** The fabric refused it, or it was never sent; it had no effect. */
        FAILED("failed");

        private final String word;

        Phase(String word) {
            this.word = word;
        }
    }

    /**
     * An operation as the journal knows it.
     *
     * @param run the run it belongs to
     * @param seq its number in the run
     * @param action what it does
     * @param address what it does it to
     * @param key idempotency key
     * @param payload what was sent, for people
     */
    public record Entry(String run, int seq, String action, String address, String key, String payload) {}

    /** Appends rows of one phase, in order. */
    public void append(Phase phase, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        String previous = lastHash();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO journal (estate, run, seq, phase, action, address, key, payload,"
                        + " previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Entry entry : entries) {
                String hash = hash(previous, phase, entry);
                insert.setString(1, estate);
                insert.setString(2, entry.run());
                insert.setInt(3, entry.seq());
                insert.setString(4, phase.word);
                insert.setString(5, entry.action());
                insert.setString(6, entry.address());
                insert.setString(7, entry.key());
                insert.setString(8, entry.payload());
                insert.setString(9, previous);
                insert.setString(10, hash);
                insert.addBatch();
                previous = hash;
            }
            insert.executeBatch();
        }
    }

    private String lastHash() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT hash FROM journal WHERE estate = ? ORDER BY number DESC LIMIT 1")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private static String hash(String previous, Phase phase, Entry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(
                    previous,
                    phase.word,
                    entry.run(),
                    Integer.toString(entry.seq()),
                    entry.action(),
                    entry.address(),
                    entry.key(),
                    entry.payload())) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Operations that began and neither ended nor failed, oldest first: their outcome must be asked from the fabric. */
    public List<Entry> unfinished() throws SQLException {
        List<Entry> unfinished = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT run, seq, action, address, key, payload FROM journal AS b WHERE estate = ? AND phase = 'begin'"
                        + " AND run IN (SELECT id FROM run WHERE estate = b.estate AND ended IS NULL)"
                        + " AND NOT EXISTS (SELECT 1 FROM journal AS e WHERE e.estate = b.estate AND e.run = b.run"
                        + " AND e.seq = b.seq AND e.phase <> 'begin') ORDER BY number")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    unfinished.add(new Entry(
                            rows.getString(1),
                            rows.getInt(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6)));
                }
            }
        }
        return unfinished;
    }

    /** Ids of runs that began and never ended: they were killed. */
    public List<String> openRuns() throws SQLException {
        List<String> open = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id FROM run WHERE estate = ? AND ended IS NULL ORDER BY id")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    open.add(rows.getString(1));
                }
            }
        }
        return open;
    }

    /** Addresses that any operation of a run spoke of. */
    public List<String> addresses(String run) throws SQLException {
        List<String> addresses = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT DISTINCT address FROM journal WHERE estate = ? AND run = ? ORDER BY address")) {
            query.setString(1, estate);
            query.setString(2, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    addresses.add(rows.getString(1));
                }
            }
        }
        return addresses;
    }

    /** The id of the run that would begin next: {@code run-000001}. */
    public String nextRun() throws SQLException {
        return String.format(Locale.ROOT, "run-%06d", runs() + 1);
    }

    private int runs() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM run WHERE estate = ?")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    /** A run begins. */
    public void beginRun(Run run) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO run (estate, id, started, who, plan, at, opened) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, estate);
            insert.setString(2, run.id());
            insert.setString(3, run.started());
            insert.setString(4, run.who());
            insert.setString(5, run.plan());
            insert.setString(6, run.at());
            insert.setString(7, run.opened());
            insert.executeUpdate();
        }
    }

    /** A run ends. */
    public void endRun(String id, String ended, String outcome) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE run SET ended = ?, outcome = ? WHERE estate = ? AND id = ?")) {
            update.setString(1, ended);
            update.setString(2, outcome);
            update.setString(3, estate);
            update.setString(4, id);
            update.executeUpdate();
        }
    }

    /**
     * A run as it begins.
     *
     * @param id unique in the estate
     * @param started system time, ISO-8601
     * @param who who applies
     * @param plan digest of the plan document; empty if the run carries out no plan
     * @param at the plan's instant, without a plan the fabric's clock
     * @param opened guards the user opened; empty if none
     */
    public record Run(String id, String started, String who, String plan, String at, String opened) {}

    /**
     * The first row whose hash does not fit, as its number; empty if the chain is whole.
     */
    public Optional<Long> firstBroken() throws SQLException {
        String previous = "";
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT number, run, seq, phase, action, address, key, payload, previous, hash FROM journal"
                        + " WHERE estate = ? ORDER BY number")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Entry entry = new Entry(
                            rows.getString(2),
                            rows.getInt(3),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getString(7),
                            rows.getString(8));
                    Phase phase = phase(rows.getString(4));
                    String hash = rows.getString(10);
                    if (!rows.getString(9).equals(previous)
                            || !hash(previous, phase, entry).equals(hash)) {
                        return Optional.of(rows.getLong(1));
                    }
                    previous = hash;
                }
            }
        }
        return Optional.empty();
    }

    private static Phase phase(String word) {
        for (Phase phase : Phase.values()) {
            if (phase.word.equals(word)) {
                return phase;
            }
        }
        throw new IllegalStateException("no such phase: " + word);
    }
}

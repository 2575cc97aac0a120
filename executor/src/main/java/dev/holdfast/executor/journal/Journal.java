package dev.holdfast.executor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The append-only journal of one estate. Works inside the caller's transaction; a row counts once that is committed. Each
 * row's hash covers its content and the hash of the row before it, so that a changed or missing row shows.
 */
public final class Journal {

    /**
     * The rows of a run, by way of the index that finds them: without statistics SQLite takes the key of the table, whose
     * first column is the estate, for as good, and reads the whole journal.
     */
    private static final String OF_RUN =
            "estate = ? AND number IN (SELECT number FROM journal WHERE estate = ? AND run = ?)";

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
        /** The fabric refused it; it had no effect. */
        FAILED("failed"),
        /** It was not sent, because what it needs failed, or because it would do harm by now. */
        SKIPPED("skipped");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        /** The word in the row. */
        public String word() {
            return word;
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

    /**
     * The end of the chain.
     *
     * @param number of the last row; 0 if there is none
     * @param hash of the last row; empty if there is none
     */
    public record Head(long number, String hash) {}

    /** Appends rows of one phase, in order. */
    public void append(Phase phase, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        Head head = head();
        long number = head.number();
        String previous = head.hash();
        RowHash hashes = new RowHash();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO journal (estate, number, run, seq, phase, action, address, key, payload,"
                        + " previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Entry entry : entries) {
                number++;
                String hash = hashes.of(previous, number, phase.word, entry);
                insert.setString(1, estate);
                insert.setLong(2, number);
                insert.setString(3, entry.run());
                insert.setInt(4, entry.seq());
                insert.setString(5, phase.word);
                insert.setString(6, entry.action());
                insert.setString(7, entry.address());
                insert.setString(8, entry.key());
                insert.setString(9, entry.payload());
                insert.setString(10, previous);
                insert.setString(11, hash);
                insert.addBatch();
                previous = hash;
            }
            insert.executeBatch();
        }
    }

    /** The end of the chain. */
    public Head head() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT number, hash FROM journal WHERE estate = ? ORDER BY number DESC LIMIT 1")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? new Head(rows.getLong(1), rows.getString(2)) : new Head(0, "");
            }
        }
    }

    /** Operations that began and neither ended nor failed, oldest first: their outcome must be asked from the fabric. */
    public List<Entry> unfinished() throws SQLException {
        Map<List<Object>, Entry> unfinished = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT run, seq, action, address, key, payload, phase FROM journal WHERE estate = ? AND number IN"
                        + " (SELECT number FROM journal WHERE estate = ? AND run IN"
                        + " (SELECT id FROM run WHERE estate = ? AND ended IS NULL)) ORDER BY number")) {
            query.setString(1, estate);
            query.setString(2, estate);
            query.setString(3, estate);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Entry entry = entry(rows);
                    List<Object> operation = List.of(entry.run(), entry.seq());
                    if (phase(rows.getString(7)) == Phase.BEGIN) {
                        unfinished.put(operation, entry);
                    } else {
                        unfinished.remove(operation);
                    }
                }
            }
        }
        return List.copyOf(unfinished.values());
    }

    /**
     * What became of an operation.
     *
     * @param entry as it began
     * @param phase its last; {@link Phase#BEGIN} if nobody knows what became of it
     * @param problem why it was not done; empty if it was
     */
    public record Operation(Entry entry, Phase phase, String problem) {}

    /** The operations of a run in their order, each with what became of it. */
    public List<Operation> operations(String run) throws SQLException {
        SortedMap<Integer, Operation> operations = new TreeMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT run, seq, action, address, key, payload, phase FROM journal WHERE "
                        + OF_RUN + " ORDER BY number")) {
            query.setString(1, estate);
            query.setString(2, estate);
            query.setString(3, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Entry entry = entry(rows);
                    Phase phase = phase(rows.getString(7));
                    Operation begun = operations.getOrDefault(entry.seq(), new Operation(entry, phase, ""));
                    boolean failed = phase == Phase.FAILED || phase == Phase.SKIPPED;
                    operations.put(entry.seq(), new Operation(begun.entry(), phase, failed ? entry.payload() : ""));
                }
            }
        }
        return List.copyOf(operations.values());
    }

    private static Entry entry(ResultSet rows) throws SQLException {
        return new Entry(
                rows.getString(1),
                rows.getInt(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6));
    }

    /** The first operation a run has begun that is looked for; operations come without their payload. */
    public Optional<Entry> firstBegun(String run, Predicate<Entry> wanted) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT run, seq, action, address, key, '' FROM journal WHERE " + OF_RUN
                        + " AND phase = 'begin' ORDER BY number")) {
            query.setString(1, estate);
            query.setString(2, estate);
            query.setString(3, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Entry entry = entry(rows);
                    if (wanted.test(entry)) {
                        return Optional.of(entry);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The operations of one action that a run has begun, oldest first, whatever became of them. */
    public List<Entry> begun(String run, String action) throws SQLException {
        List<Entry> begun = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT run, seq, action, address, key, payload FROM journal WHERE "
                        + OF_RUN + " AND action = ? AND phase = 'begin' ORDER BY number")) {
            query.setString(1, estate);
            query.setString(2, estate);
            query.setString(3, run);
            query.setString(4, action);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    begun.add(entry(rows));
                }
            }
        }
        return begun;
    }

    /** How many operations a run has carried out, by action. */
    public SortedMap<String, Integer> done(String run) throws SQLException {
        SortedMap<String, Integer> done = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT action, count(*) FROM journal WHERE " + OF_RUN + " AND phase = 'done' GROUP BY action")) {
            query.setString(1, estate);
            query.setString(2, estate);
            query.setString(3, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    done.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return done;
    }

    /** The last phase of each operation of a run that ever began, by its number in the run. */
    public SortedMap<Integer, Phase> phases(String run) throws SQLException {
        SortedMap<Integer, Phase> phases = new TreeMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT seq, phase FROM journal WHERE " + OF_RUN + " ORDER BY number")) {
            query.setString(1, estate);
            query.setString(2, estate);
            query.setString(3, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    phases.put(rows.getInt(1), phase(rows.getString(2)));
                }
            }
        }
        return phases;
    }

    /** Addresses that any operation of a run spoke of. */
    public List<String> addresses(String run) throws SQLException {
        return addresses(OF_RUN, List.of(estate, run));
    }

    /** Addresses that any operation spoke of. */
    public List<String> addresses() throws SQLException {
        return addresses("estate = ?", List.of());
    }

    private List<String> addresses(String condition, List<String> values) throws SQLException {
        List<String> addresses = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT DISTINCT address FROM journal WHERE " + condition + " ORDER BY address")) {
            query.setString(1, estate);
            for (int i = 0; i < values.size(); i++) {
                query.setString(i + 2, values.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    addresses.add(rows.getString(1));
                }
            }
        }
        return addresses;
    }

    /** The run that last carried out an operation on an address; empty if none did. */
    public Optional<String> lastRunOf(String address) throws SQLException {
        return last(address, "", List.of()).map(Entry::run);
    }

    /** The last operation of one action that was carried out on an address; empty if none was. */
    public Optional<Entry> lastDone(String address, String action) throws SQLException {
        return last(address, " AND action = ?", List.of(action));
    }

    /** As {@link #lastDone(String, String)}, by a run before another one. */
    public Optional<Entry> lastDoneBefore(String run, String address, String action) throws SQLException {
        return last(address, " AND action = ? AND run < ?", List.of(action, run));
    }

    private Optional<Entry> last(String address, String condition, List<String> values) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT run, seq, action, address, key, payload FROM journal"
                        + " WHERE estate = ? AND number IN (SELECT number FROM journal WHERE estate = ? AND address = ?)"
                        + " AND phase = 'done'" + condition + " ORDER BY number DESC LIMIT 1")) {
            query.setString(1, estate);
            query.setString(2, estate);
            query.setString(3, address);
            for (int i = 0; i < values.size(); i++) {
                query.setString(i + 4, values.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(entry(rows)) : Optional.empty();
            }
        }
    }

    /** True if there is a row of this hash. */
    public boolean contains(String hash) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM journal WHERE estate = ? AND hash = ?")) {
            query.setString(1, estate);
            query.setString(2, hash);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /**
     * The first row whose hash does not fit, as its number; empty if the chain is whole.
     */
    public Optional<Long> firstBroken() throws SQLException {
        String previous = "";
        long expected = 1;
        RowHash hashes = new RowHash();
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
                    String hash = rows.getString(10);
                    long number = rows.getLong(1);
                    if (number != expected
                            || !rows.getString(9).equals(previous)
                            || !hashes.of(previous, number, rows.getString(4), entry)
                                    .equals(hash)) {
                        return Optional.of(number);
                    }
                    previous = hash;
                    expected++;
                }
            }
        }
        return Optional.empty();
    }

    private static Phase phase(String word) throws SQLException {
        for (Phase phase : Phase.values()) {
            if (phase.word.equals(word)) {
                return phase;
            }
        }
        throw new SQLException("a row of the journal is damaged: there is no phase '" + word + "'");
    }
}

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
            " FROM journal WHERE estate = ? AND number IN (SELECT number FROM journal WHERE estate = ? AND run = ?)";

    /** What {@link #entry} reads. */
    private static final String ENTRY = "SELECT run, seq, action, address, key, payload";

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
        each(
                ENTRY + ", phase FROM journal WHERE estate = ? AND number IN"
                        + " (SELECT number FROM journal WHERE estate = ? AND run IN"
                        + " (SELECT id FROM run WHERE estate = ? AND ended IS NULL)) ORDER BY number",
                List.of(estate, estate, estate),
                row -> {
                    Entry entry = entry(row);
                    List<Object> operation = List.of(entry.run(), entry.seq());
                    if (phase(row.getString(7)) == Phase.BEGIN) {
                        unfinished.put(operation, entry);
                    } else {
                        unfinished.remove(operation);
                    }
                    return true;
                });
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
        each(ENTRY + ", phase" + OF_RUN + " ORDER BY number", ofRun(run), row -> {
            Entry entry = entry(row);
            Phase phase = phase(row.getString(7));
            Operation begun = operations.getOrDefault(entry.seq(), new Operation(entry, phase, ""));
            boolean failed = phase == Phase.FAILED || phase == Phase.SKIPPED;
            operations.put(entry.seq(), new Operation(begun.entry(), phase, failed ? entry.payload() : ""));
            return true;
        });
        return List.copyOf(operations.values());
    }

    /** The first operation a run has begun that is looked for; operations come without their payload. */
    public Optional<Entry> firstBegun(String run, Predicate<Entry> wanted) throws SQLException {
        List<Entry> found = new ArrayList<>();
        each(
                "SELECT run, seq, action, address, key, ''" + OF_RUN + " AND phase = 'begin' ORDER BY number",
                ofRun(run),
                row -> {
                    Entry entry = entry(row);
                    return !wanted.test(entry) || !found.add(entry);
                });
        return found.stream().findFirst();
    }

    /** The operations of one action that a run has begun, oldest first, whatever became of them. */
    public List<Entry> begun(String run, String action) throws SQLException {
        List<Entry> begun = new ArrayList<>();
        each(
                ENTRY + OF_RUN + " AND action = ? AND phase = 'begin' ORDER BY number",
                List.of(estate, estate, run, action),
                row -> begun.add(entry(row)));
        return begun;
    }

    /** How many operations a run has carried out, by action. */
    public SortedMap<String, Integer> done(String run) throws SQLException {
        SortedMap<String, Integer> done = new TreeMap<>();
        each("SELECT action, count(*)" + OF_RUN + " AND phase = 'done' GROUP BY action", ofRun(run), row -> {
            done.put(row.getString(1), row.getInt(2));
            return true;
        });
        return done;
    }

    /** The last phase of each operation of a run that ever began, by its number in the run. */
    public SortedMap<Integer, Phase> phases(String run) throws SQLException {
        SortedMap<Integer, Phase> phases = new TreeMap<>();
        each("SELECT seq, phase" + OF_RUN + " ORDER BY number", ofRun(run), row -> {
            phases.put(row.getInt(1), phase(row.getString(2)));
            return true;
        });
        return phases;
    }

    /** Addresses that any operation of a run spoke of. */
    public List<String> addresses(String run) throws SQLException {
        List<String> addresses = new ArrayList<>();
        each(
                "SELECT DISTINCT address" + OF_RUN + " ORDER BY address",
                ofRun(run),
                row -> addresses.add(row.getString(1)));
        return addresses;
    }

    /** Addresses that any operation spoke of. */
    public List<String> addresses() throws SQLException {
        List<String> addresses = new ArrayList<>();
        each(
                "SELECT DISTINCT address FROM journal WHERE estate = ? ORDER BY address",
                List.of(estate),
                row -> addresses.add(row.getString(1)));
        return addresses;
    }

    /** The run that last carried out an operation on an address; empty if none did. */
    public Optional<String> lastRunOf(String address) throws SQLException {
        return last("", address).map(Entry::run);
    }

    /** The last operation of one action that was carried out on an address; empty if none was. */
    public Optional<Entry> lastDone(String address, String action) throws SQLException {
        return last(" AND action = ?", address, action);
    }

    /** As {@link #lastDone(String, String)}, by a run before another one. */
    public Optional<Entry> lastDoneBefore(String run, String address, String action) throws SQLException {
        return last(" AND action = ? AND run < ?", address, action, run);
    }

    private Optional<Entry> last(String condition, String... values) throws SQLException {
        List<Entry> last = new ArrayList<>();
        List<String> all = new ArrayList<>(List.of(estate, estate));
        all.addAll(List.of(values));
        each(
                ENTRY + " FROM journal WHERE estate = ? AND number IN"
                        + " (SELECT number FROM journal WHERE estate = ? AND address = ?)"
                        + " AND phase = 'done'" + condition + " ORDER BY number DESC LIMIT 1",
                all,
                row -> last.add(entry(row)));
        return last.stream().findFirst();
    }

    /** True if there is a row of this hash. */
    public boolean contains(String hash) throws SQLException {
        List<Integer> found = new ArrayList<>();
        each(
                "SELECT 1 FROM journal WHERE estate = ? AND hash = ?",
                List.of(estate, hash),
                row -> found.add(row.getInt(1)));
        return !found.isEmpty();
    }

    private List<String> ofRun(String run) {
        return List.of(estate, estate, run);
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

    /** Reads the row at which rows stand, and says whether to go on. */
    private interface RowReader {
        boolean read(ResultSet row) throws SQLException;
    }

    private void each(String sql, List<String> values, RowReader reader) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setString(i + 1, values.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                boolean more = true;
                while (more && rows.next()) {
                    more = reader.read(rows);
                }
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

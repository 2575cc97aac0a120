package dev.holdfast.executor.lease;

import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.StateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The lease of one estate. Times are the database's, see {@link Database#now}.
 *
 * <p>A lease ends when its holder gives it back, is silent for too long, or is known to have died; and when somebody ends it
 * by hand. Each change of hands makes the fence higher, and whoever writes proves in the same transaction that the fence is
 * still its own: so a holder that slept through the end of its lease can never write again.
 */
public final class Leases {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final String estate;

    /** The lease of an estate. */
    public Leases(Database database, String estate) {
        this.database = database;
        this.estate = estate;
    }

    /**
     * Takes the lease, and waits for it as long as the terms say.
     *
     * @param purpose what for, such as {@code apply}
     * @param commits told of every commit of the tenure
     * @throws StateException if somebody else holds it; the message says who, since when, and what to do
     */
    public Tenure take(Holder holder, String purpose, LeaseTerms terms, Commits commits) throws StateException {
        Duration waited = Duration.ZERO;
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            Lease found = current();
            Optional<Holder> dead = found.holder().filter(other -> ProcessMark.isDead(other.process()));
            // an attempt would wait for the holder's transaction, however long that is
            boolean free = dead.isPresent() || !found.isHeldAt(database.now());
            Optional<Long> fence = free
                    ? tryToTake(holder, purpose, terms, dead.map(Holder::id).orElse(""))
                    : Optional.empty();
            if (fence.isPresent()) {
                return new Tenure(database, estate, holder, fence.get(), terms, commits);
            }
            if (waited.compareTo(terms.patience()) >= 0) {
                throw held(current(), database.now(), terms);
            }
            sleep(pause);
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private StateException held(Lease lease, Instant now, LeaseTerms terms) {
        String waited = terms.patience().isZero()
                ? ""
                : " It was waited for " + terms.patience().toSeconds() + " s.";
        return new StateException("The estate '" + estate + "' in " + database.place() + " is being written to: "
                + lease.describe(now) + "." + waited
                + " Nothing was changed. Wait for it with --lock-timeout 5m; if its"
                + " holder is dead the lease ends by itself at " + lease.expires()
                + ". To end it now, if you are sure that nobody works there: holdfast state unlock.");
    }

    private Optional<Long> tryToTake(Holder holder, String purpose, LeaseTerms terms, String dead)
            throws StateException {
        String now = database.nowSql();
        return database.write(c -> {
            ensure(c);
            try (PreparedStatement take =
                    c.prepareStatement("UPDATE lease SET fence = fence + 1, holder = ?, purpose = ?,"
                            + " who = ?, host = ?, process = ?, url = ?, since = " + now + ", heartbeat = " + now
                            + ", expires = "
                            + now + " + ? WHERE estate = ? AND (holder IS NULL OR expires <= " + now
                            + " OR holder = ?)")) {
                take.setString(1, holder.id());
                take.setString(2, purpose);
                take.setString(3, holder.who());
                take.setString(4, holder.host());
                take.setString(5, holder.process());
                take.setString(6, holder.url());
                take.setLong(7, terms.lasts().toMillis());
                take.setString(8, estate);
                take.setString(9, dead);
                if (take.executeUpdate() != 1) {
                    return Optional.empty();
                }
            }
            return Optional.of(read(c).fence());
        });
    }

    private void ensure(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO lease (estate, fence, purpose, who, host, process, url, since, heartbeat, expires)"
                        + " VALUES (?, 0, '', '', '', '', '', 0, 0, 0) ON CONFLICT (estate) DO NOTHING")) {
            insert.setString(1, estate);
            insert.executeUpdate();
        }
    }

    /** The lease as it stands. */
    public Lease current() throws StateException {
        return database.read(this::read);
    }

    /** The lease as it stands, in the caller's transaction. */
    Lease read(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT fence, holder, purpose, who, host, process, url, since, heartbeat, expires FROM lease"
                        + " WHERE estate = ?")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Lease.NONE;
                }
                String id = rows.getString(2);
                Optional<Holder> holder = id == null
                        ? Optional.empty()
                        : Optional.of(new Holder(
                                id, rows.getString(4), rows.getString(5), rows.getString(6), rows.getString(7)));
                return new Lease(
                        rows.getLong(1),
                        holder,
                        rows.getString(3),
                        Instant.ofEpochMilli(rows.getLong(8)),
                        Instant.ofEpochMilli(rows.getLong(9)),
                        Instant.ofEpochMilli(rows.getLong(10)));
            }
        }
    }

    /**
     * Ends the lease whoever holds it; the holder's next write is refused.
     *
     * @return the lease as it stood before
     */
    public Lease unlock() throws StateException {
        return database.write(this::unlock);
    }

    /** As {@link #unlock()}, in the caller's transaction, which no holder can write into afterwards. */
    public Lease unlock(Connection connection) throws SQLException {
        ensure(connection);
        Lease before = read(connection);
        try (PreparedStatement end =
                connection.prepareStatement("UPDATE lease SET fence = fence + 1, holder = NULL WHERE estate = ?")) {
            end.setString(1, estate);
            end.executeUpdate();
        }
        return before;
    }

    private static void sleep(Duration duration) throws StateException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateException("Waiting for the lease was interrupted. Nothing was changed.", e);
        }
    }
}

package dev.holdfast.executor.lease;

import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.database.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The time in which one process holds the lease of an estate: the only way to write. Each write proves in its own transaction
 * that the lease is still held, and renews it. Closing gives the lease back.
 */
public final class Tenure implements AutoCloseable {

    private final Database database;
    private final String estate;
    private final Holder holder;
    private final long fence;
    private final LeaseTerms terms;
    private final Commits commits;
    private final Heart heart;
    private boolean written;

    Tenure(Database database, String estate, Holder holder, long fence, LeaseTerms terms, Commits commits) {
        this.database = database;
        this.estate = estate;
        this.holder = holder;
        this.fence = fence;
        this.terms = terms;
        this.commits = commits;
        this.heart = Heart.start(terms.beat(), () -> {
            Database another = database.another();
            return new Heart.Beat() {
                @Override
                public void run() throws StateException {
                    another.write(c -> renew(c, another.nowSql()));
                }

                @Override
                public void close() {
                    another.close();
                }
            };
        });
    }

    /** The database it is about. */
    public Database database() {
        return database;
    }

    /** Name of the estate. */
    public String estate() {
        return estate;
    }

    /** Who holds the lease. */
    public Holder holder() {
        return holder;
    }

    /** How often the lease had changed hands when it was taken. */
    public long fence() {
        return fence;
    }

    /**
     * Writes in one transaction.
     *
     * @throws StateException if the lease was lost, which the message says with the name of who has it now; nothing was
     *     written then
     */
    public <T> T write(Work<T> work) throws StateException {
        T result = database.write(c -> {
            if (!renew(c, database.nowSql())) {
                throw lost(c);
            }
            T value = work.run(c);
            prolong(c);
            commits.before();
            return value;
        });
        written = true;
        commits.after();
        return result;
    }

    /** True if anything was written with it. */
    public boolean hasWritten() {
        return written;
    }

    /** Renews the lease if it is still held. */
    private boolean renew(Connection connection, String now) throws SQLException {
        return prolong(connection, now, " AND expires > " + now);
    }

    /**
     * Renews the lease once more at the end of a transaction that took longer than a beat: the heart cannot beat while it holds
     * the row, and nobody can have taken the lease meanwhile.
     */
    private void prolong(Connection connection) throws SQLException {
        String now = database.nowSql();
        prolong(
                connection,
                now,
                " AND heartbeat < " + now + " - " + terms.beat().toMillis());
    }

    private boolean prolong(Connection connection, String now, String condition) throws SQLException {
        try (PreparedStatement renew = connection.prepareStatement("UPDATE lease SET heartbeat = " + now
                + ", expires = " + now + " + ? WHERE estate = ? AND fence = ? AND holder = ?" + condition)) {
            renew.setLong(1, terms.lasts().toMillis());
            renew.setString(2, estate);
            renew.setLong(3, fence);
            renew.setString(4, holder.id());
            return renew.executeUpdate() == 1;
        }
    }

    private StateException lost(Connection connection) throws SQLException {
        Lease now = new Leases(database, estate).read(connection);
        String why;
        if (now.fence() == fence) {
            why = "it ended at " + now.expires() + " because this process was silent for longer than "
                    + terms.lasts().toSeconds() + " s; nobody has taken it since";
        } else if (now.holder().isPresent()) {
            why = now.describe(Instant.ofEpochMilli(
                    Math.max(now.heartbeat().toEpochMilli(), now.since().toEpochMilli())));
        } else {
            why = "somebody else has taken it since, or ended it by hand ('holdfast state unlock')";
        }
        return new StateException("This process has lost its lease of the estate '" + estate + "' in "
                + database.place()
                + ": " + why + ". It writes no more, so nothing of theirs was overwritten. Look at what was done with"
                + " 'holdfast runs list'; 'holdfast apply --resume' goes on with a run that was cut off.");
    }

    /** Gives the lease back; one that was lost already stays where it is. */
    @Override
    public void close() {
        heart.close();
        try {
            giveBack(database);
        } catch (StateException cut) {
            try (Database another = database.another()) {
                giveBack(another);
            } catch (StateException e) {
                // it ends by itself: nobody renews it any more
            }
        }
    }

    private void giveBack(Database through) throws StateException {
        through.write(c -> {
            try (PreparedStatement end = c.prepareStatement(
                    "UPDATE lease SET holder = NULL WHERE estate = ? AND fence = ? AND holder = ?")) {
                end.setString(1, estate);
                end.setLong(2, fence);
                end.setString(3, holder.id());
                return end.executeUpdate();
            }
        });
    }
}

package dev.holdfast.executor.database;

import dev.holdfast.executor.database.DatabasePlace.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database; our tables have a schema of their own in it. */
final class PostgresDatabase extends Database {

    /** Where our tables are, unless the address says otherwise. */
    private static final String SCHEMA = "holdfast";

    private static final int CONNECT_SECONDS = 10;
    /** Longer than any of our statements takes; a server that answers nothing for so long is not there. */
    private static final int SILENCE_SECONDS = 120;

    /** How long a transaction may do nothing before the server ends it; as long as leases usually last. */
    private static final int IDLE_SECONDS = 60;
    /** Without it the driver holds all rows of a result in memory before it gives out the first. */
    private static final int FETCHED_ROWS = 2_000;

    /** The server ends a session: an administrator, a crash, a start or stop, a transaction or session that slept too long. */
    private static final Set<String> CUT = Set.of("57P01", "57P02", "57P03", "25P03", "57P05");
    /** What the driver says when the server wants a password and there is none. */
    private static final String NO_PASSWORD = "08004";

    private final PGSimpleDataSource source;

    private PostgresDatabase(PostgresServer place, Connection connection, PGSimpleDataSource source) {
        super(place, connection);
        this.source = source;
    }

    static Optional<Database> open(PostgresServer place, Map<String, String> environment) throws StateException {
        PostgresDatabase database = connect(place, source(place, environment));
        try {
            if (!database.isOurs()) {
                database.close();
                return Optional.empty();
            }
            if (database.read(c -> migrations(place).isBehind(c))) {
                migrations(place).run(database.source, schema(database.source));
            }
            return Optional.of(database);
        } catch (StateException e) {
            database.close();
            throw e;
        }
    }

    static Database create(PostgresServer place, Map<String, String> environment) throws StateException {
        Optional<Database> there = open(place, environment);
        if (there.isPresent()) {
            return there.get();
        }
        PGSimpleDataSource source = source(place, environment);
        PostgresDatabase database = connect(place, source);
        try {
            database.checkRights();
            migrations(place).run(source, schema(source));
            return database;
        } catch (StateException e) {
            database.close();
            throw e;
        }
    }

    /** Asked first, because Flyway tries for ten seconds before it gives up. */
    private void checkRights() throws StateException {
        String schema = schema(source);
        boolean may = read(c -> {
            try (PreparedStatement query = c.prepareStatement("SELECT CASE WHEN to_regnamespace(quote_ident(?)) IS NULL"
                    + " THEN has_database_privilege(current_database(), 'CREATE')"
                    + " ELSE has_schema_privilege(?, 'CREATE') END")) {
                query.setString(1, schema);
                query.setString(2, schema);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() && rows.getBoolean(1);
                }
            }
        });
        if (!may) {
            throw new StateException("The tables of the record " + place() + " cannot be made: the user may not create"
                    + " them in the schema " + schema
                    + ". Nothing was changed. GRANT CREATE ON DATABASE to the user, or"
                    + " let somebody who has it make the first apply.");
        }
    }

    private static Migrations migrations(PostgresServer place) {
        // texts sort by their bytes, as in SQLite, and not as the server's language has it; that is faster too
        Map<String, String> words = Map.of("text", "TEXT COLLATE \"C\"", "bytes", "BYTEA", "packed", "");
        return new Migrations(place, words, e -> failure(place, e));
    }

    private static PGSimpleDataSource source(PostgresServer place, Map<String, String> environment)
            throws StateException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(place.url());
        } catch (IllegalArgumentException e) {
            throw new StateException(
                    "The place of the state, " + place + ", cannot be read. Write it as"
                            + " jdbc:postgresql://host:port/database.",
                    e);
        }
        if (source.getUser() == null && !environment.getOrDefault("PGUSER", "").isEmpty()) {
            source.setUser(environment.get("PGUSER"));
        }
        if (!environment.getOrDefault("PGPASSWORD", "").isEmpty()) {
            source.setPassword(environment.get("PGPASSWORD")); // else the driver looks into ~/.pgpass
        }
        if (source.getCurrentSchema() == null) {
            source.setCurrentSchema(SCHEMA);
        }
        source.setApplicationName("holdfast");
        source.setReWriteBatchedInserts(true);
        source.setDefaultRowFetchSize(FETCHED_ROWS);
        source.setTcpKeepAlive(true);
        if (source.getConnectTimeout() == 0 || !place.url().contains("connectTimeout")) {
            source.setConnectTimeout(CONNECT_SECONDS);
        }
        if (source.getSocketTimeout() == 0) {
            source.setSocketTimeout(SILENCE_SECONDS);
        }
        return source;
    }

    private static String schema(PGSimpleDataSource source) {
        String path = source.getCurrentSchema();
        return path == null ? SCHEMA : path.split(",", -1)[0].strip();
    }

    private static PostgresDatabase connect(PostgresServer place, PGSimpleDataSource source) throws StateException {
        try {
            Connection connection = source.getConnection();
            try (Statement statement = connection.createStatement()) {
                // a holder that sleeps or is cut off in the middle of a transaction must not lock the others out
                statement.execute("SET idle_in_transaction_session_timeout = '" + IDLE_SECONDS + "s'");
            }
            connection.setAutoCommit(false);
            return new PostgresDatabase(place, connection, source);
        } catch (SQLException e) {
            throw failure(place, e);
        }
    }

    private boolean isOurs() throws StateException {
        return read(c -> {
            try (PreparedStatement query = c.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
                query.setString(1, '"' + schema(source).replace("\"", "\"\"") + "\"." + Migrations.history());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() && rows.getBoolean(1);
                }
            }
        });
    }

    @Override
    public Instant now() throws StateException {
        return read(c -> {
            try (PreparedStatement query = c.prepareStatement("SELECT clock_timestamp()");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    @Override
    public Database another() throws StateException {
        return connect((PostgresServer) place(), source);
    }

    /** The server checks its pages itself, where data checksums are on. */
    @Override
    public List<String> checkIntegrity() {
        return List.of();
    }

    @Override
    public String nowSql() {
        return "CAST(1000 * extract(epoch FROM clock_timestamp()) AS BIGINT)";
    }

    @Override
    public String recipe() {
        return "Restore the database from its newest backup.";
    }

    @Override
    public void keepGeneration() {
        // a server has backups of its own
    }

    @Override
    int isolation(boolean reading) {
        return reading ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_READ_COMMITTED;
    }

    @Override
    public StateException failure(SQLException e) {
        return failure((PostgresServer) place(), e);
    }

    /** Classes of states are of PostgreSQL's manual, appendix A. */
    private static StateException failure(PostgresServer place, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState().toUpperCase(Locale.ROOT);
        String advice;
        if (state.startsWith("28") || state.equals(NO_PASSWORD)) {
            advice = "It does not let this user in. Check PGUSER or ?user=, and PGPASSWORD or ~/.pgpass.";
        } else if (state.equals("3D000")) {
            advice = "There is no such database. Create it, or correct its name in --state.";
        } else if (state.startsWith("08") || CUT.contains(state)) {
            advice =
                    "The connection is cut or the server is not up. Nothing was half written: when it answers again, look at"
                            + " 'holdfast runs list'; a run that was cut off goes on with 'holdfast apply --resume'.";
        } else if (state.startsWith("40") || state.startsWith("55P03")) {
            advice = "Another program wrote at the same moment. Nothing was half written; try again.";
        } else if (state.startsWith("53")) {
            advice =
                    "The server lacks space, memory or connections. Nothing was half written; try again when it has some.";
        } else if (state.equals("42501")) {
            advice = "The user may not do that. To plan: GRANT USAGE ON SCHEMA and SELECT ON ALL TABLES IN SCHEMA;"
                    + " to apply, all of them.";
        } else if (state.equals("25006")) {
            advice = "The server only reads, as a standby does. Use the address of the primary.";
        } else {
            advice = "Nothing was half written. Try again.";
        }
        return new StateException("The record " + place + " failed: " + sentence(e) + " " + advice, e);
    }
}

package dev.holdfast.executor.database;

import dev.holdfast.executor.database.DatabasePlace.PostgresServer;
import dev.holdfast.executor.database.DatabasePlace.SqliteFile;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Opens databases. */
public final class Databases {

    private final InstantSource clock;
    private final Map<String, String> environment;

    /**
     * Databases as seen from this process.
     *
     * @param clock the computer's clock
     * @param environment variables; {@code PGUSER} and {@code PGPASSWORD} count for servers
     */
    public Databases(InstantSource clock, Map<String, String> environment) {
        this.clock = clock;
        this.environment = Map.copyOf(environment);
    }

    /**
     * The database of a place; empty if nothing was ever kept there. Creates nothing; one of an older version is brought up to
     * date.
     *
     * @throws StateException if it is empty, damaged, no database of ours, of a newer version, or does not answer
     */
    public Optional<Database> open(DatabasePlace place) throws StateException {
        if (place instanceof SqliteFile file) {
            return SqliteDatabase.open(file, clock);
        }
        return PostgresDatabase.open((PostgresServer) place, environment);
    }

    /**
     * The database of a place, which is created if it is not there.
     *
     * @throws StateException as {@link #open}, and if it cannot be created
     */
    public Database create(DatabasePlace place) throws StateException {
        if (place instanceof SqliteFile file) {
            return SqliteDatabase.create(file, clock);
        }
        return PostgresDatabase.create((PostgresServer) place, environment);
    }
}

package dev.holdfast.executor.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The tables' versions. The scripts are {@code migration/V<version>__<what>.sql}, the same for both kinds of databases but for
 * a few words of their own. Flyway runs only where the version is behind: starting it costs more than most commands.
 */
final class Migrations {

    /** The version this program reads and writes: number of its newest script. */
    static final int VERSION = 12;

    private static final String HISTORY = "flyway_schema_history";

    private final DatabasePlace place;
    private final Map<String, String> words;
    private final Function<SQLException, StateException> failure;

    /**
     * Migrations of one database.
     *
     * @param words words of the scripts that differ between kinds of databases
     * @param failure a failure of such a database in words for the user
     */
    Migrations(DatabasePlace place, Map<String, String> words, Function<SQLException, StateException> failure) {
        this.place = place;
        this.words = words;
        this.failure = failure;
    }

    /** True if the database at the end of this connection is behind the program. */
    boolean isBehind(Connection connection) throws SQLException, StateException {
        int version = version(connection).orElse(0);
        if (version > VERSION) {
            throw new StateException("The record " + place + " is of version " + version
                    + "; this program knows version " + VERSION + ". Use the newer program that wrote it.");
        }
        return version < VERSION;
    }

    /** The version of a database that has a history of versions. */
    static OptionalInt version(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT version FROM " + HISTORY + " WHERE version IS NOT NULL ORDER BY installed_rank DESC");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? OptionalInt.of(Integer.parseInt(rows.getString(1))) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Name of the table that tells whether a database is ours. */
    static String history() {
        return HISTORY;
    }

    /**
     * Brings a database up to date.
     *
     * @param schema where its tables are; empty for the database's own
     */
    void run(DataSource source, String schema) throws StateException {
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/holdfast/executor/database/migration")
                .placeholders(words)
                .loggers("slf4j")
                .validateMigrationNaming(true)
                .cleanDisabled(true);
        if (!schema.isEmpty()) {
            configuration.schemas(schema).createSchemas(true);
        }
        try {
            configuration.load().migrate();
        } catch (FlywayException e) {
            String what = "The tables of the record cannot be brought to version " + VERSION + ". ";
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    throw new StateException(what + failure.apply(sql).getMessage(), e);
                }
            }
            throw new StateException(
                    what + place + ": " + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ")
                            + ". Nothing was changed. Check that the user may create tables there.",
                    e);
        }
    }
}

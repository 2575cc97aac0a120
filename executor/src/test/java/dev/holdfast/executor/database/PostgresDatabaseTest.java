package dev.holdfast.executor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.executor.database.DatabasePlace.PostgresServer;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server refuses, in words. */
class PostgresDatabaseTest {

    private LocalPostgres server;
    private PostgresServer place;

    @BeforeEach
    void makeDatabase() throws Exception {
        server = LocalPostgres.shared();
        place = server.newDatabase();
    }

    private static StateException refusal(PostgresServer place, Map<String, String> environment) {
        StateException refusal =
                catchThrowableOfType(StateException.class, () -> new Databases(Instant::now, environment).open(place));
        assertThat(refusal).as("it was refused").isNotNull();
        assertThat(refusal.getMessage()).contains(place.toString()).doesNotContain(LocalPostgres.PASSWORD);
        return refusal;
    }

    private Databases as(String user) {
        return new Databases(Instant::now, server.environment(user));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.connect(place);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_user_are_not_let_in() {
        assertThat(refusal(place, Map.of("PGUSER", LocalPostgres.USER, "PGPASSWORD", "guessed")))
                .hasMessageContaining("does not let this user in")
                .hasMessageContaining("PGPASSWORD");
        assertThat(refusal(place, server.environment("nobody_of_that_name")))
                .hasMessageContaining("does not let this user in")
                .hasMessageContaining("PGUSER");
        assertThat(refusal(place, Map.of("PGUSER", LocalPostgres.USER)))
                .hasMessageContaining("PGPASSWORD")
                .hasMessageContaining("~/.pgpass");
    }

    @Test
    void a_database_that_is_not_there_is_named() {
        assertThat(refusal(new PostgresServer(place.url() + "_not"), server.environment()))
                .hasMessageContaining("There is no such database");
    }

    @Test
    void a_server_that_does_not_answer_is_named() throws Exception {
        int port;
        try (ServerSocket nobody = new ServerSocket(0)) {
            port = nobody.getLocalPort();
        }
        assertThat(refusal(new PostgresServer("jdbc:postgresql://127.0.0.1:" + port + "/backup"), Map.of()))
                .hasMessageContaining("server is not up");
    }

    @Test
    void a_user_without_rights_is_refused_and_not_told_that_nothing_is_there() throws Exception {
        new Databases(Instant::now, server.environment()).create(place).close();
        String user = "without_rights_" + Math.abs((long) place.url().hashCode());
        server.createUser(user);
        assertThat(refusal(place, server.environment(user)))
                .hasMessageContaining("The user may not do that")
                .hasMessageContaining("GRANT");
    }

    @Test
    void a_user_who_may_only_read_reads_and_is_refused_to_write() throws Exception {
        new Databases(Instant::now, server.environment()).create(place).close();
        String user = "reader_" + Math.abs((long) place.url().hashCode());
        server.createUser(user);
        execute("GRANT USAGE ON SCHEMA holdfast TO " + user);
        execute("GRANT SELECT ON ALL TABLES IN SCHEMA holdfast TO " + user);
        try (Database database = as(user).open(place).orElseThrow()) {
            int points = database.read(c -> {
                try (Statement query = c.createStatement();
                        var rows = query.executeQuery("SELECT count(*) FROM point")) {
                    rows.next();
                    return rows.getInt(1);
                }
            });
            assertThat(points).isZero();
            StateException refusal = catchThrowableOfType(
                    StateException.class,
                    () -> database.write(c -> c.createStatement()
                            .executeUpdate("INSERT INTO inventory (estate, path, machines) VALUES ('e', 'p', 1)")));
            assertThat(refusal)
                    .hasMessageContaining("permission denied")
                    .hasMessageContaining("The user may not do that")
                    .hasMessageContaining("GRANT");
            assertThat(database.now()).isNotNull();
        }
    }

    @Test
    void a_user_who_may_not_make_tables_is_told_so() throws Exception {
        String user = "no_maker_" + Math.abs((long) place.url().hashCode());
        server.createUser(user);
        StateException refusal = catchThrowableOfType(StateException.class, () -> as(user).create(place));
        assertThat(refusal)
                .hasMessageContaining("the user may not create them in the schema holdfast")
                .hasMessageContaining("GRANT CREATE ON DATABASE");
    }

    @Test
    void a_database_that_only_reads_is_named_when_it_is_written() throws Exception {
        try (Database database = new Databases(Instant::now, server.environment()).create(place)) {
            StateException refusal = catchThrowableOfType(
                    StateException.class,
                    () -> database.write(c -> {
                        try (Statement statement = c.createStatement()) {
                            statement.execute("SET TRANSACTION READ ONLY");
                            return statement.executeUpdate("DELETE FROM inventory");
                        }
                    }));
            assertThat(refusal).hasMessageContaining("only reads").hasMessageContaining("primary");
        }
    }

    @Test
    void who_sleeps_in_a_transaction_does_not_lock_the_others_out_for_ever() throws Exception {
        try (Database database = new Databases(Instant::now, server.environment()).create(place)) {
            String limit = database.read(c -> {
                try (Statement query = c.createStatement();
                        var rows = query.executeQuery("SHOW idle_in_transaction_session_timeout")) {
                    rows.next();
                    return rows.getString(1);
                }
            });
            assertThat(limit).isEqualTo("1min");
        }
    }

    @Test
    void tables_are_made_in_the_schema_that_the_address_names() throws Exception {
        PostgresServer elsewhere = new PostgresServer(place.url() + "?currentSchema=team_a");
        Databases databases = new Databases(Instant::now, server.environment());
        databases.create(elsewhere).close();
        assertThat(databases.open(place)).isEmpty();
        assertThat(databases.open(elsewhere)).hasValueSatisfying(Database::close);
    }
}

package dev.holdfast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.executor.database.DatabasePlace.PostgresServer;
import dev.holdfast.executor.database.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with a state on a PostgreSQL server, as docs/teams.md tells. */
class ServerStateTest {

    @TempDir
    private Path directory;

    private LocalPostgres server;
    private PostgresServer place;

    @BeforeEach
    void makeDatabase() throws Exception {
        server = LocalPostgres.shared();
        place = server.newDatabase();
        Invocation.copyOfSample("contoso", directory);
        Invocation.copyOfSample("first-steps", directory);
    }

    private Result run(Map<String, String> environment, String... arguments) {
        Invocation invocation = new Invocation(directory).with("HOLDFAST_STATE", place.url());
        environment.forEach(invocation::with);
        return invocation.run(arguments);
    }

    private Result expect(int status, String... arguments) {
        Result result = run(server.environment(), arguments);
        assertThat(result.status()).as(result.all()).isEqualTo(status);
        return result;
    }

    private void grantReading(String user) throws SQLException {
        server.createUser(user);
        try (Connection connection = server.connect(place);
                Statement statement = connection.createStatement()) {
            statement.execute("GRANT USAGE ON SCHEMA holdfast TO " + user);
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA holdfast TO " + user);
        }
    }

    @Test
    void the_whole_way_leaves_nothing_in_the_directory() {
        assertThat(expect(2, "plan", "contoso", "--detailed-exitcode").out())
                .contains("first run: nothing at " + place.url() + " yet");
        expect(0, "apply", "contoso", "--auto-approve");
        expect(0, "fabric", "advance", "20d");
        expect(0, "apply", "contoso", "--auto-approve");
        expect(0, "plan", "contoso", "--detailed-exitcode");
        assertThat(expect(0, "state", "list").out()).contains("protection/sql-01\n");
        assertThat(directory.resolve(".holdfast")).doesNotExist();
    }

    @Test
    void who_may_only_read_can_plan_and_not_apply() throws Exception {
        expect(0, "apply", "contoso", "--auto-approve");
        String user = "reader_" + Math.abs((long) place.url().hashCode());
        grantReading(user);
        Result plan = run(server.environment(user), "plan", "contoso", "--detailed-exitcode");
        assertThat(plan.status()).as(plan.all()).isZero();
        assertThat(run(server.environment(user), "status").status()).isZero();
        Invocation.edit(
                directory.resolve("contoso/policies.holdfast.yaml"),
                "schedule: { daily: \"22:00\", stagger: 2h }",
                "schedule: { daily: \"21:30\", stagger: 2h }");
        Result apply = run(server.environment(user), "apply", "contoso", "--auto-approve");
        assertThat(apply.status()).as(apply.all()).isEqualTo(6);
        assertThat(apply.err()).contains("permission denied", "GRANT");
        expect(2, "plan", "contoso", "--detailed-exitcode");
    }

    @Test
    void what_the_server_refuses_exits_6_and_shows_no_password() {
        Result refused = run(Map.of("PGUSER", LocalPostgres.USER, "PGPASSWORD", "guessed"), "plan", "contoso");
        assertThat(refused.status()).as(refused.all()).isEqualTo(6);
        assertThat(refused.err()).contains("does not let this user in").doesNotContain("guessed");
    }

    @Test
    void two_estates_are_applied_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Result>> both = new ArrayList<>();
            for (String sample : List.of("contoso", "first-steps")) {
                both.add(threads.submit(() -> run(server.environment(), "apply", sample, "--auto-approve")));
            }
            for (Future<Result> one : both) {
                assertThat(one.get().status()).as(one.get().all()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        expect(0, "plan", "contoso", "--detailed-exitcode");
        expect(0, "plan", "first-steps", "--detailed-exitcode");
    }
}

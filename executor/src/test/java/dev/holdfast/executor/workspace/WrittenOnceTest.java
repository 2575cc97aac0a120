package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Policies;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often an apply writes the row of an object: what its operations wrote, its end writes no more. */
class WrittenOnceTest {

    @TempDir
    private Path directory;

    private Site site;
    private Estate estate;

    @BeforeEach
    void applyAndCountWrites() throws Exception {
        site = new Site(directory);
        estate = Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.policy("gold", VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "30d")))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 2));
        site.apply(site.plan(estate));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE written (address TEXT)");
            for (String event : new String[] {"INSERT", "UPDATE"}) {
                statement.execute("CREATE TRIGGER count_" + event + " AFTER " + event
                        + " ON object BEGIN INSERT INTO written VALUES (NEW.address); END");
            }
            statement.execute("CREATE TRIGGER count_deleted AFTER DELETE ON object"
                    + " BEGIN INSERT INTO written VALUES (OLD.address); END");
        }
        TestStore.accept(DatabasePlace.in(directory));
    }

    private Connection connect() throws Exception {
        return TestStore.SQLITE.connect(DatabasePlace.in(directory));
    }

    private long count(String what) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(" + what + ") FROM written")) {
            return rows.getLong(1);
        }
    }

    private void appliesEachObjectOnce(Estate changed) throws Exception {
        ApplyOutcome outcome = site.apply(site.plan(changed));
        ApplyOutcome.Objects objects = outcome.objects();
        assertThat(count("*"))
                .isEqualTo(objects.added() + objects.changed() + objects.destroyed())
                .isEqualTo(count("DISTINCT address"))
                .isPositive();
        assertThat(site.recorded(changed).objects())
                .isEqualTo(site.actual(changed).objects());
    }

    @Test
    void objects_that_an_apply_creates_are_written_once() throws Exception {
        appliesEachObjectOnce(estate.with(Machines.machine("sql", "eastus", 1)));
    }

    @Test
    void objects_that_an_apply_changes_are_written_once() throws Exception {
        appliesEachObjectOnce(estate.with(
                Policies.policy("gold", VaultChoice.of("rsv-east"), "daily 23:00", Map.of("daily", "40d"))));
    }
}

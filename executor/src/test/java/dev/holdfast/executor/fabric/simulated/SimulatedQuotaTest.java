package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.Quota;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.FabricQuotaContract;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The quotas of a simulated service, which its world keeps in a store. */
@ParameterizedClass
@EnumSource(TestStore.class)
class SimulatedQuotaTest extends FabricQuotaContract {

    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
    private static final Quota QUOTA = ServiceProfiles.azure().limits().quotas().policyWrites();
    private static final String ESTATE = "shop";

    @Parameter
    private TestStore store;

    @TempDir
    private Path temporary;

    private final List<Connection> opened = new ArrayList<>();

    private Connection tables() throws Exception {
        Connection connection = store.tables(Files.createTempDirectory(temporary, "tables"));
        opened.add(connection);
        return connection;
    }

    @AfterEach
    void close() throws SQLException {
        for (Connection connection : opened) {
            connection.close();
        }
    }

    @Override
    protected Fabric create() throws Exception {
        return fabric(new World(START.getEpochSecond()), tables());
    }

    @Override
    protected Quota policyWrites() {
        return QUOTA;
    }

    private static SimulatedFabric fabric(World world, Connection connection) {
        return new SimulatedFabric(world, ServiceProfiles.azure(), changed -> {
            WorldStore.save(connection, ESTATE, changed);
            changed.stored();
        });
    }

    @Test
    void writes_are_accepted_exactly_when_counting_finds_room_whenever_the_world_is_stored_and_read_back() {
        Seeds.forEach(Boolean.getBoolean("holdfast.long") ? 100 : 5, random -> {
            try (Connection connection = store.tables(Files.createTempDirectory(temporary, "tables"))) {
                countsAlike(random, connection);
            }
        });
    }

    private static void countsAlike(RandomGenerator random, Connection connection) throws Exception {
        SimulatedFabric fabric = fabric(new World(START.getEpochSecond()), connection);
        fabric.createVault(new OperationKey("vault"), Samples.vault("rsv-eastus"));
        List<Instant> accepted = new ArrayList<>();
        for (int call = 0; call < 250; call++) {
            if (random.nextInt(12) == 0) {
                fabric.pause(Duration.ofSeconds(random.nextLong(2 * 86_400)));
            }
            if (random.nextInt(8) == 0) {
                fabric.settle();
                fabric = fabric(WorldStore.load(connection, ESTATE).orElseThrow(), connection);
            }
            Instant now = fabric.clock();
            long counted = accepted.stream()
                    .filter(write -> write.plus(QUOTA.window()).isAfter(now))
                    .count();
            boolean taken = write(fabric, call, random.nextBoolean());
            assertThat(taken).as("call %d", call).isEqualTo(counted < QUOTA.calls());
            if (taken) {
                accepted.add(now);
            }
        }
        fabric.settle();
        Instant last = accepted.get(accepted.size() - 1);
        assertThat(rows(connection))
                .as("writes that count no more are dropped")
                .isEqualTo(accepted.stream()
                        .filter(write -> write.plus(QUOTA.window()).isAfter(last))
                        .count());
    }

    private static boolean write(SimulatedFabric fabric, int call, boolean delete) throws FabricException {
        OperationKey key = new OperationKey("key-" + call);
        String name = "policy-" + call % 40;
        try {
            if (delete && fabric.objects().containsKey(Samples.policy(name).address())) {
                fabric.deletePolicy(key, name);
            } else {
                fabric.putPolicy(key, Samples.policy(name));
            }
            return true;
        } catch (FabricException e) {
            assertThat(e.error()).as(e.getMessage()).isEqualTo(FabricError.THROTTLED);
            return false;
        }
    }

    private static long rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sum(writes) FROM world_policy_write")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}

package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricContract;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.FabricMeterContract;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterKey;
import dev.holdfast.executor.fabric.meter.MeterReading;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.RecoveryPoint;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedMeterTest extends FabricMeterContract {

    /** The clock of {@link FabricContract}. */
    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");

    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");
    private static final BigInteger DAY = BigInteger.valueOf(86_400);

    private int keys;

    @Override
    protected Fabric create() {
        return fabric();
    }

    private static SimulatedFabric fabric() {
        return new SimulatedFabric(new World(START.getEpochSecond()), ServiceProfiles.azure(), World::stored);
    }

    private OperationKey key() {
        keys++;
        return new OperationKey("own-" + keys);
    }

    private void protect(SimulatedFabric fabric, ManagedObject vault, ManagedObject protection, long... usedGib)
            throws FabricException {
        List<MachineDisk> disks = new ArrayList<>();
        for (int i = 0; i < usedGib.length; i++) {
            long used = usedGib[i] * Samples.GIB;
            disks.add(new MachineDisk(i == 0 ? "os" : "data-" + i, i == 0, 4 * used + Samples.GIB, used, used / 100));
        }
        fabric.createVault(key(), vault);
        fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "400d")));
        fabric.protect(key(), protection, new Machine("sql-01", "", "sql-01", "eastus", "linux", disks));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "0s"));
    }

    private static MeterReading reading(SimulatedFabric fabric, Meter meter, String detail) {
        return fabric.meters().readings().stream()
                .filter(reading -> reading.item().equals(HOME) && reading.key().equals(new MeterKey(meter, detail)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The published example of the vendor's pricing page: an OS disk with 17 GB in use, a data disk with 30 GB and one that is
     * empty make 47 GB. The temporary disk with 5 GB is not counted; it is no disk of a machine here, since no backup has it.
     */
    @Test
    void the_published_example_is_a_small_instance() throws FabricException {
        SimulatedFabric fabric = fabric();
        protect(fabric, Samples.vault("rsv-eastus"), Samples.protection("sql-01", "gold"), 17, 30, 0);
        fabric.advance(Duration.ofDays(2));
        assertThat(fabric.points(HOME).get(1).size().bytes()).isEqualTo(47 * Samples.GIB);
        assertThat(reading(fabric, Meter.INSTANCE_SMALL, "").level()).isEqualTo(100);
    }

    /** Sizes of which the pricing page says the price: 2,000 GB are four times 500, 1,128 GB three times. */
    @ParameterizedTest
    @CsvSource({
        "50, INSTANCE_SMALL, 100",
        "51, INSTANCE_MEDIUM, 100",
        "500, INSTANCE_MEDIUM, 100",
        "501, INSTANCE_LARGE, 200",
        "1000, INSTANCE_LARGE, 200",
        "1128, INSTANCE_LARGE, 300",
        "2000, INSTANCE_LARGE, 400"
    })
    void each_started_step_above_the_first_counts(long gib, Meter meter, long hundredths) throws FabricException {
        SimulatedFabric fabric = fabric();
        protect(fabric, Samples.vault("rsv-eastus"), Samples.protection("sql-01", "gold"), gib);
        fabric.advance(Duration.ofDays(10));
        assertThat(reading(fabric, meter, "").level()).isEqualTo(hundredths);
    }

    @Test
    void without_an_agent_an_instance_counts_half() throws FabricException {
        SimulatedFabric fabric = fabric();
        ManagedObject agentless =
                Samples.with(Samples.protection("sql-01", "gold"), AttributeNames.CONSISTENCY, "crash");
        protect(fabric, Samples.vault("rsv-eastus"), agentless, 20);
        fabric.advance(Duration.ofDays(3));
        assertThat(reading(fabric, Meter.INSTANCE_SMALL, "").level()).isEqualTo(50);
    }

    /** The published example of soft delete: 60 days set, undeleted after 52, costs 46. */
    @Test
    void of_sixty_days_in_soft_delete_the_last_fourteen_are_free() throws FabricException {
        SimulatedFabric fabric = fabric();
        ManagedObject vault = Samples.with(Samples.vault("rsv-eastus"), AttributeNames.SOFT_DELETE, "60d");
        protect(fabric, vault, Samples.protection("sql-01", "gold"), 20);
        fabric.advance(Duration.ofDays(3));
        fabric.updateProtection(
                key(), Samples.protection("sql-01", "gold", "rsv-eastus", AttributeNames.STOPPED), Optional.empty());
        BigInteger held = BigInteger.valueOf(reading(fabric, Meter.VAULT, "GRS").level());
        List<RecoveryPoint> points = fabric.points(HOME);
        for (RecoveryPoint point : points) {
            fabric.deletePoint(key(), new PointReference(HOME, point.id()));
        }
        assertThat(BigInteger.valueOf(reading(fabric, Meter.SOFT_DELETED, "GRS").level()))
                .isEqualTo(held);
        fabric.advance(Duration.ofDays(52));
        for (RecoveryPoint point : points) {
            fabric.undeletePoint(key(), new PointReference(HOME, point.id()));
        }
        fabric.advance(Duration.ofDays(20));
        assertThat(reading(fabric, Meter.SOFT_DELETED, "GRS").parts())
                .isEqualTo(held.multiply(DAY).multiply(BigInteger.valueOf(46)));
        assertThat(reading(fabric, Meter.INSTANCE_SMALL, "").level())
                .as("it has data again")
                .isEqualTo(100);
    }

    @Test
    void a_vault_that_can_be_read_in_another_region_is_metered_as_such() throws FabricException {
        SimulatedFabric fabric = fabric();
        protect(fabric, Samples.vault("rsv-eastus"), Samples.protection("sql-01", "gold"), 20);
        fabric.advance(Duration.ofDays(3));
        long held = reading(fabric, Meter.VAULT, "GRS").level();
        fabric.updateVault(
                key(), Samples.with(Samples.vault("rsv-eastus"), AttributeNames.CROSS_REGION_RESTORE, "true"));
        assertThat(reading(fabric, Meter.VAULT, "GRS").level()).isZero();
        assertThat(reading(fabric, Meter.VAULT, "RA-GRS").level()).isEqualTo(held);
    }

    @Test
    void a_world_from_before_meters_begins_with_what_it_holds() throws FabricException {
        World world = new World(START.getEpochSecond());
        SimulatedFabric fabric = new SimulatedFabric(world, ServiceProfiles.azure(), World::stored);
        protect(fabric, Samples.vault("rsv-eastus"), Samples.protection("sql-01", "gold"), 20, 30);
        fabric.advance(Duration.ofDays(9));
        fabric.deletePoint(
                key(), new PointReference(HOME, fabric.points(HOME).get(3).id()));
        World old = new World(world.clock());
        world.machines().values().forEach(old::add);
        world.objects().values().forEach(old::put);
        world.items().values().forEach(item -> item.points().forEach(point -> old.add(old.item(item.key()), point)));
        SimulatedFabric begun = new SimulatedFabric(old, ServiceProfiles.azure(), World::stored);
        assertThat(begun.meters().since()).isEqualTo(fabric.clock());
        assertThat(begun.meters().readings()).isNotEmpty().allSatisfy(reading -> {
            assertThat(reading.parts()).isZero();
            assertThat(fabric.meters().readings()).anySatisfy(same -> {
                assertThat(same.item()).isEqualTo(reading.item());
                assertThat(same.key()).isEqualTo(reading.key());
                assertThat(same.level()).isEqualTo(reading.level());
            });
        });
    }
}

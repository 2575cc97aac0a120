package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterKey;
import dev.holdfast.executor.fabric.meter.MeterReading;
import dev.holdfast.executor.fabric.meter.MeterReadings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every fabric meters; goes with {@link FabricContract}. A subclass makes the fabric. */
public abstract class FabricMeterContract {

    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");
    private static final ItemKey COPY = new ItemKey("sql-01", "rsv-westus");
    private static final MeterKey MEDIUM = MeterKey.of(Meter.INSTANCE_MEDIUM);
    private static final MeterKey SNAPSHOT = MeterKey.of(Meter.SNAPSHOT);
    private static final MeterKey VAULT = new MeterKey(Meter.VAULT, "GRS");

    private Fabric fabric;
    private int keys;

    /** A fabric without anything, at {@link FabricContract#START}. */
    protected abstract Fabric create();

    @BeforeEach
    void makeFabric() {
        fabric = create();
    }

    private OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    private void setUp() throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.createVault(key(), Samples.vault("rsv-westus"));
        fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "30d")));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "7m"));
    }

    private Map<MeterKey, MeterReading> of(ItemKey item) throws FabricException {
        Map<MeterKey, MeterReading> found = new TreeMap<>();
        for (MeterReading reading : fabric.meters().readings()) {
            if (reading.item().equals(item)) {
                found.put(reading.key(), reading);
            }
        }
        return found;
    }

    @Test
    void nothing_counts_before_the_first_successful_backup() throws FabricException {
        setUp();
        fabric.pause(Duration.ofHours(6));
        assertThat(fabric.points(HOME)).isEmpty();
        assertThat(fabric.meters().readings()).isEmpty();
        fabric.pause(Duration.ofDays(1));
        assertThat(fabric.points(HOME)).isNotEmpty();
        assertThat(of(HOME)).containsKeys(MEDIUM, SNAPSHOT, VAULT);
        assertThat(of(HOME).get(MEDIUM).amount()).isLessThan(BigDecimal.valueOf(24));
        assertThat(of(HOME).get(MEDIUM).level()).isEqualTo(100);
    }

    @Test
    void amounts_grow_with_time_and_never_shrink() throws FabricException {
        setUp();
        fabric.putCopyRule(key(), Samples.copyRule("sql-01", "rsv-westus", "1d", Map.of("daily", "30d")));
        fabric.pause(Duration.ofDays(3));
        MeterReadings before = fabric.meters();
        fabric.pause(Duration.ofDays(2));
        MeterReadings after = fabric.meters();
        assertThat(after.since()).isEqualTo(before.since());
        assertThat(after.until()).isEqualTo(before.until().plus(Duration.ofDays(2)));
        Map<MeterKey, BigInteger> later = after.totals();
        before.totals().forEach((key, parts) -> assertThat(later.get(key)).isGreaterThan(parts));
        assertThat(of(COPY))
                .containsKeys(
                        VAULT,
                        MeterKey.between(Meter.COPY_EGRESS, "eastus", "westus"),
                        MeterKey.between(Meter.REGION_TRANSFER, "eastus", "westus"));
        assertThat(of(COPY)).doesNotContainKeys(MEDIUM, SNAPSHOT);
    }

    @Test
    void a_stopped_protection_counts_until_its_data_is_deleted() throws FabricException {
        setUp();
        fabric.pause(Duration.ofDays(3));
        fabric.updateProtection(
                key(), Samples.protection("sql-01", "gold", "rsv-eastus", AttributeNames.STOPPED), Optional.empty());
        BigInteger stopped = of(HOME).get(MEDIUM).parts();
        fabric.pause(Duration.ofDays(10));
        assertThat(of(HOME).get(MEDIUM).parts()).isEqualTo(stopped.add(BigInteger.valueOf(10 * 86_400 * 100L)));
        for (var point : fabric.points(HOME)) {
            fabric.deletePoint(key(), new PointReference(HOME, point.id()));
        }
        Map<MeterKey, MeterReading> deleted = of(HOME);
        assertThat(deleted.values()).map(MeterReading::level).containsOnly(0L);
        fabric.pause(Duration.ofDays(3));
        assertThat(of(HOME)).as("fourteen days of soft delete are free").isEqualTo(deleted);
    }

    @Test
    void amounts_follow_a_new_name() throws FabricException {
        setUp();
        fabric.pause(Duration.ofDays(3));
        Map<MeterKey, MeterReading> before = of(HOME);
        fabric.move(key(), new Move(MoveType.VM, "sql-01", "db"));
        assertThat(of(HOME)).isEmpty();
        Map<MeterKey, MeterReading> after = of(new ItemKey("db", "rsv-eastus"));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((key, reading) -> assertThat(after.get(key).parts()).isEqualTo(reading.parts()));
    }

    @Test
    void a_new_name_does_not_end_what_is_protected_without_points() throws FabricException {
        setUp();
        fabric.pause(Duration.ofDays(3));
        for (var point : fabric.points(HOME)) {
            fabric.deletePoint(key(), new PointReference(HOME, point.id()));
        }
        assertThat(of(HOME).get(MEDIUM).level()).as("it is still protected").isEqualTo(100);
        fabric.move(key(), new Move(MoveType.VM, "sql-01", "db"));
        ItemKey home = new ItemKey("db", "rsv-eastus");
        assertThat(of(home).get(MEDIUM).level()).isEqualTo(100);
        fabric.stopProtection(key(), "db");
        assertThat(of(home).get(MEDIUM).level()).isZero();
    }
}

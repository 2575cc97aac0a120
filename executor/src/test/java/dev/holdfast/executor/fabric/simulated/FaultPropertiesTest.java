package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.executor.fabric.scenario.FaultCourse;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldOrigin;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds whatever goes wrong. */
class FaultPropertiesTest {

    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
    private static final List<String> MACHINES = List.of("sql-01", "web-01", "web-02", "web-03");
    private static final RandomFaults FAULTS = new RandomFaults(MACHINES, List.of("gold"));
    private static final int DAY = 86_400;

    private record Estate(World world, SimulatedFabric fabric) {

        static Estate of(String immutability) {
            World world = new World(START.getEpochSecond(), new WorldOrigin("azure", 7));
            SimulatedFabric fabric = new SimulatedFabric(world, ServiceProfiles.azure(), ignored -> {});
            try {
                fabric.createVault(key("v1"), Samples.vault("rsv-eastus", "GRS", immutability));
                fabric.createVault(key("v2"), Samples.vault("rsv-westus", "LRS", immutability));
                fabric.putPolicy(key("p"), Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "60d")));
                for (String machine : MACHINES) {
                    int number = MACHINES.indexOf(machine);
                    Machine described = Samples.written(
                            Samples.machine(machine), WritePattern.values()[number], number * Samples.GIB, number * 30);
                    fabric.protect(key("m" + machine), Samples.protection(machine, "gold"), described);
                    fabric.putSchedule(key("s" + machine), Samples.schedule(machine, "daily 22:00", "7m"));
                }
                fabric.putCopyRule(key("c"), Samples.copyRule("sql-01", "rsv-westus", "1d", Map.of("daily", "60d")));
            } catch (FabricException e) {
                throw new AssertionError(e);
            }
            return new Estate(world, fabric);
        }

        private static OperationKey key(String name) {
            return new OperationKey(name);
        }
    }

    @Test
    void history_does_not_depend_on_how_time_is_cut() {
        Seeds.forEach(25, random -> {
            List<InjectedFault> faults = FAULTS.some(kind -> true, random, START.getEpochSecond(), 8 * DAY);
            Estate whole = Estate.of("disabled");
            whole.fabric().inject(faults);
            whole.fabric().advance(Duration.ofDays(12));
            Estate cut = Estate.of("disabled");
            cut.fabric().inject(faults);
            long left = 12L * DAY;
            while (left > 0) {
                long step = Math.min(left, 1 + random.nextInt(DAY));
                cut.fabric().advance(Duration.ofSeconds(step));
                left -= step;
            }
            assertThat(cut.fabric().read())
                    .as("%s", faults)
                    .isEqualTo(whole.fabric().read());
            assertThat(cut.world().changes().finished())
                    .isEqualTo(whole.world().changes().finished());
            assertThat(List.copyOf(cut.fabric().faults()))
                    .isEqualTo(List.copyOf(whole.fabric().faults()));
        });
    }

    @Test
    void what_is_in_a_vault_is_lost_by_nothing() {
        for (String immutability : List.of("disabled", "unlocked", "locked")) {
            Seeds.forEach(25, random -> {
                Estate estate = Estate.of(immutability);
                estate.fabric().advance(Duration.ofDays(5));
                Set<String> before = inVaults(estate);
                List<InjectedFault> faults =
                        FAULTS.some(kind -> true, random, START.getEpochSecond() + 5L * DAY, 8 * DAY);
                estate.fabric().inject(faults);
                estate.fabric().advance(Duration.ofDays(12));
                Set<String> kept = new HashSet<>();
                estate.fabric().read().points().values().forEach(points -> points.forEach(p -> kept.add(p.id())));
                if (!immutability.equals("locked")) {
                    estate.fabric()
                            .read()
                            .softDeleted()
                            .values()
                            .forEach(points ->
                                    points.forEach(p -> kept.add(p.point().id())));
                }
                assertThat(kept).as("%s, immutability %s", faults, immutability).containsAll(before);
            });
        }
    }

    private static Set<String> inVaults(Estate estate) {
        Set<String> ids = new HashSet<>();
        for (List<RecoveryPoint> points : estate.fabric().read().points().values()) {
            for (RecoveryPoint point : points) {
                if (point.tiers().contains(Tier.VAULT) && point.status() == PointStatus.GOOD) {
                    ids.add(point.id());
                }
            }
        }
        assertThat(ids).isNotEmpty();
        return ids;
    }

    @Test
    void a_day_after_what_passes_every_machine_has_a_new_good_point() {
        Seeds.forEach(25, random -> {
            List<InjectedFault> faults =
                    FAULTS.some(kind -> kind.course() == FaultCourse.PASSING, random, START.getEpochSecond(), 8 * DAY);
            Estate estate = Estate.of("disabled");
            estate.fabric().inject(faults);
            long over = faults.stream().mapToLong(InjectedFault::until).max().orElseThrow();
            estate.fabric().advance(Duration.ofSeconds(over - START.getEpochSecond() + 36 * 3_600));
            for (String machine : MACHINES) {
                assertThat(estate.fabric().points(new ItemKey(machine, "rsv-eastus")))
                        .as("%s after %s", machine, faults)
                        .anyMatch(point -> point.status() == PointStatus.GOOD
                                && point.captured().getEpochSecond() >= over);
            }
        });
    }
}

package dev.holdfast.planner.cost.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.cost.CostTrace;
import dev.holdfast.planner.cost.PlaceTrace;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostMeter;
import dev.holdfast.planner.cost.bill.CostedMachine;
import dev.holdfast.planner.cost.bill.Usage;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.FakeWorld;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostSummaryTest {

    private static final int SEEDS = 12;
    private static final int MONTHS = 4;

    private static PlanRequest request(long seed) throws PlanRefusedException {
        FakeWorld world = new FakeWorld();
        Estate estate = EstateGenerator.of(seed);
        world.apply(Planner.plan(estate.request(world.recorded(), world.actual(), Estate.AT, PlanOptions.DEFAULT)));
        world.takePoints(List.of(Estate.AT.plusSeconds(60), Estate.AT.plus(Duration.ofDays(9))));
        Estate edited = EstateGenerator.edited(estate, seed);
        return edited.request(
                world.recorded(), world.actual(), Estate.AT.plus(Duration.ofDays(10)), PlanOptions.DEFAULT);
    }

    @Test
    void groups_add_up_to_the_estimate_whatever_they_are_by() {
        Set<CostGrouping.Kind> split = new HashSet<>();
        Seeds.forEach(SEEDS, random -> {
            CostEstimate estimate =
                    Planner.costs(request(random.nextLong(1_000)), MONTHS).after();
            CostSum whole = CostSum.of(estimate.lines(), MONTHS);
            assertThat(whole.in(CostBand.HIGH, 1)).isEqualByComparingTo(estimate.total(CostBand.HIGH, 1));
            for (CostGrouping by : groupings()) {
                List<CostGroup> groups = by.groups(estimate);
                CostSum sum = CostSum.of(List.of(), MONTHS);
                for (CostGroup group : groups) {
                    sum = sum.plus(group.sum());
                }
                assertThat(groups.stream().map(CostGroup::key))
                        .as(by.word())
                        .doesNotHaveDuplicates()
                        .hasSize(groups.size());
                for (CostBand band : CostBand.values()) {
                    for (int month = 0; month < MONTHS; month++) {
                        assertThat(sum.in(band, month)).as(by.word()).isEqualByComparingTo(whole.in(band, month));
                    }
                    assertThat(sum.steadyIn(band).isPresent())
                            .isEqualTo(estimate.steady(band).isPresent());
                }
                if (groups.size() > 1) {
                    split.add(by.kind());
                }
                assertThat(groups)
                        .isSortedAccordingTo((one, other) -> other.sum()
                                .last(CostBand.LIKELY)
                                .compareTo(one.sum().last(CostBand.LIKELY)));
            }
        });
        assertThat(split).contains(CostGrouping.Kind.POLICY, CostGrouping.Kind.VM, CostGrouping.Kind.METER);
    }

    private static List<CostGrouping> groupings() {
        List<CostGrouping> groupings = new ArrayList<>();
        for (String word : List.of("policy", "vault", "vm", "meter", "tag:env")) {
            groupings.add(CostGrouping.of(word).orElseThrow());
        }
        return groupings;
    }

    @Test
    void drivers_are_the_dearest_lines() {
        Seeds.forEach(SEEDS, random -> {
            CostEstimate estimate =
                    Planner.costs(request(random.nextLong(1_000)), MONTHS).after();
            List<CostDrivers.Driver> drivers = CostDrivers.of(estimate, 3);
            List<BigDecimal> amounts = estimate.lines().stream()
                    .map(line -> line.amount(CostBand.LIKELY, MONTHS - 1))
                    .filter(amount -> amount.signum() > 0)
                    .sorted((one, other) -> other.compareTo(one))
                    .limit(3)
                    .toList();
            assertThat(drivers.stream().map(CostDrivers.Driver::amount).toList())
                    .isEqualTo(amounts);
            for (CostDrivers.Driver driver : drivers) {
                assertThat(estimate.lines().get(driver.index())).isSameAs(driver.line());
            }
        });
    }

    /** What 'explain' shows of points is what the bill was computed from. */
    @Test
    void traced_points_times_their_sizes_are_the_usage_of_a_line() {
        Set<CostMeter> seen = new HashSet<>();
        Seeds.forEach(SEEDS, random -> {
            PlanRequest request = request(random.nextLong(1_000));
            CostEstimate estimate = Planner.costs(request, MONTHS).after();
            for (String machine : healthy(estimate)) {
                CostTrace trace = Planner.costTrace(request, MONTHS, machine);
                for (CostLine line : estimate.lines()) {
                    if (line.item().machine().equals(machine)
                            && line.price().isPresent()
                            && isExact(line.meter())
                            && trace.report().approximated() == 0) {
                        seen.add(line.meter());
                        PlaceTrace place = trace.places().stream()
                                .filter(one -> one.item().equals(line.item()))
                                .findFirst()
                                .orElseThrow();
                        double bytes = place.standing(line.meter(), 1).stream()
                                .mapToDouble(points -> points.count() * points.bytes())
                                .sum();
                        double expected = (double) line.usage().in(CostBand.LIKELY, 1) / Usage.SCALE;
                        assertThat(bytes / line.price().get().bytesPerGb())
                                .as(line.display())
                                .isCloseTo(expected, offset(1e-6 + expected * 1e-9));
                    }
                }
            }
        });
        assertThat(seen).contains(CostMeter.SNAPSHOT_STORAGE);
    }

    /** Machines whose likely amounts are not left out. */
    private static List<String> healthy(CostEstimate estimate) {
        return estimate.machines().values().stream()
                .filter(machine -> !machine.failing())
                .map(CostedMachine::address)
                .toList();
    }

    /** Storage in vaults is less what is on its way; the instance is no data. */
    private static boolean isExact(CostMeter meter) {
        return meter == CostMeter.SNAPSHOT_STORAGE
                || meter == CostMeter.ARCHIVE_STORAGE
                || meter == CostMeter.COPY_READ
                || meter == CostMeter.REGION_TRANSFER;
    }

    @Test
    void words_of_groupings_read_back_and_others_are_none() {
        for (CostGrouping grouping : groupings()) {
            assertThat(CostGrouping.of(grouping.word())).contains(grouping);
        }
        for (String none : List.of("", "tag", "tag:", "Policy", "machine", "tags:env")) {
            assertThat(CostGrouping.of(none)).as(none).isEmpty();
        }
    }
}

package dev.holdfast.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostChange;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlannedCost;
import dev.holdfast.planner.document.PlannedCost.CostFigures;
import dev.holdfast.planner.document.PlannedCost.CostOfChange;
import dev.holdfast.planner.document.PlannedCost.CostRow;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.plan.request.Refresh;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CostPropertiesTest {

    private static final long SEEDS = Boolean.getBoolean("holdfast.long") ? 300 : 10;
    private static final int MONTHS = 12;
    private static final PlanOptions COSTED =
            new PlanOptions(List.of(), List.of(), Duration.ofDays(7), true, false, Refresh.FULL, true);

    /** An estate with points, and the same estate edited. */
    private record Edit(FakeWorld world, Estate edited) {}

    private static Edit edit(long seed) throws PlanRefusedException {
        FakeWorld world = new FakeWorld();
        Estate estate = EstateGenerator.of(seed);
        world.apply(Planner.plan(request(estate, world)));
        List<Instant> captures = new ArrayList<>();
        for (int day = 1; day <= 40; day++) {
            captures.add(Estate.AT.minus(Duration.ofDays(day)).minusSeconds(3_600));
        }
        world.takePoints(captures);
        return new Edit(world, EstateGenerator.edited(estate, seed));
    }

    private static PlanRequest request(Estate estate, FakeWorld world) {
        return estate.request(world.recorded(), world.actual(), Estate.AT, COSTED);
    }

    @Test
    void what_changes_cost_adds_up_to_the_whole_difference() throws PlanRefusedException {
        int changed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Edit edit = edit(seed);
            CostReport report = Planner.costs(request(edit.edited(), edit.world()), MONTHS);
            assertThat(sum(report.changes(), CostChange::first))
                    .as("seed %d: first month", seed)
                    .isEqualByComparingTo(difference(report, 0));
            assertThat(sum(report.changes(), CostChange::last))
                    .as("seed %d: last month", seed)
                    .isEqualByComparingTo(difference(report, MONTHS - 1));
            changed += report.changes().isEmpty() ? 0 : 1;
        }
        assertThat(changed).as("edits that change what is paid").isGreaterThan(3);
    }

    private static BigDecimal difference(CostReport report, int month) {
        return report.after()
                .total(CostBand.LIKELY, month)
                .subtract(report.before().total(CostBand.LIKELY, month));
    }

    @Test
    void lines_add_up_to_totals_and_bands_hold_what_is_likely() throws PlanRefusedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Edit edit = edit(seed);
            CostEstimate estimate =
                    Planner.costs(request(edit.edited(), edit.world()), MONTHS).after();
            for (int month = 0; month < MONTHS; month++) {
                int which = month;
                for (CostBand band : CostBand.values()) {
                    assertThat(sum(estimate.lines(), line -> line.amount(band, which)))
                            .as("seed %d, month %d, %s", seed, month, band)
                            .isEqualByComparingTo(estimate.total(band, month));
                }
                assertThat(estimate.total(CostBand.LIKELY, month))
                        .as("seed %d, month %d", seed, month)
                        .isBetween(estimate.total(CostBand.LOW, month), estimate.total(CostBand.HIGH, month));
            }
            for (CostLine line : estimate.lines()) {
                assertThat(line.usage().in(CostBand.LIKELY, 0))
                        .as("seed %d: %s", seed, line.display())
                        .isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void a_plan_says_the_same_as_the_estimate_and_its_rows_add_up() throws PlanRefusedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Edit edit = edit(seed);
            PlanRequest request = request(edit.edited(), edit.world());
            PlanDocument plan = Planner.plan(request);
            CostReport report = Planner.costs(request, MONTHS);
            PlannedCost cost = plan.holdfast().cost().orElseThrow();
            CostFigures after = cost.after();
            assertThat(new BigDecimal(after.last().likely()))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(report.after().total(CostBand.LIKELY, MONTHS - 1));
            assertThat(sum(cost.rows(), row -> new BigDecimal(row.after())))
                    .as("seed %d: rows after", seed)
                    .isEqualByComparingTo(after.last().likely());
            assertThat(sum(cost.rows(), row -> new BigDecimal(row.before())))
                    .as("seed %d: rows before", seed)
                    .isEqualByComparingTo(cost.before().last().likely());
            assertThat(sum(cost.rows(), (CostRow row) -> new BigDecimal(row.first())))
                    .as("seed %d: rows of the first month", seed)
                    .isEqualByComparingTo(after.first().likely());
            assertThat(sum(cost.changes(), (CostOfChange change) -> new BigDecimal(change.last())))
                    .as("seed %d: changes", seed)
                    .isEqualByComparingTo(new BigDecimal(after.last().likely())
                            .subtract(new BigDecimal(cost.before().last().likely())));
        }
    }

    @Test
    void a_plan_that_changes_nothing_costs_nothing_more() throws PlanRefusedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            FakeWorld world = new FakeWorld();
            Estate estate = EstateGenerator.of(seed);
            world.apply(Planner.plan(request(estate, world)));
            CostReport report = Planner.costs(request(estate, world), MONTHS);
            assertThat(report.changes()).as("seed %d", seed).isEmpty();
            assertThat(report.after().lines().size())
                    .as("seed %d", seed)
                    .isEqualTo(report.before().lines().size());
        }
    }

    private static <T> BigDecimal sum(List<T> list, Function<T, BigDecimal> amount) {
        return list.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

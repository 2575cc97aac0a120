package dev.holdfast.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.DeclarationLoader;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostMeter;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.plan.request.Refresh;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {

    private static final double GIB_MONTH = 1e-6;

    @TempDir
    Path folder;

    private static String estate(String policy, String disks) {
        return estate(policy, disks, "");
    }

    private static String estate(String policy, String disks, String more) {
        return """
                holdfast: 1
                name: estate
                defaults: { region: westeurope, timeZone: UTC }
                vaults:
                  rsv: { region: westeurope, redundancy: LRS }
                policies:
                  daily:
                    vault: rsv
                    %s
                vms:
                  vm-1:
                    os: linux
                    policy: daily
                    disks:
                %s
                %s
                """.formatted(policy, disks.indent(6), more);
    }

    private static String standard(String retention) {
        return "schedule: { daily: \"22:00\" }\n    retention: " + retention;
    }

    private CostEstimate estimate(String declaration, int months) {
        return costs(request(declaration), months);
    }

    private static CostEstimate costs(PlanRequest request, int months) {
        try {
            return Planner.costs(request, months).after();
        } catch (PlanRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private PlanRequest request(String declaration) {
        try {
            Path file = folder.resolve("holdfast.yaml");
            Files.writeString(file, declaration);
            LoadedDeclaration loaded = new DeclarationLoader(folder).load(file);
            assertThat(loaded.declaration())
                    .as("%s%n%s", declaration, loaded.diagnostics())
                    .isPresent();
            return new PlanRequest(
                    loaded,
                    RecordedState.empty("estate"),
                    ActualState.none(),
                    ServiceProfiles.azure(),
                    Estate.AT,
                    new PlanOptions(List.of(), List.of(), Duration.ofDays(7), false, false, Refresh.FULL, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> findings(String declaration) {
        try {
            return Planner.plan(request(declaration)).holdfast().findings().stream()
                    .filter(finding -> finding.id().startsWith("HF11"))
                    .map(FindingEntry::name)
                    .toList();
        } catch (PlanRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CostLine line(CostEstimate estimate, CostMeter meter) {
        return estimate.lines().stream()
                .filter(line -> line.meter() == meter
                        && line.usage().in(CostBand.LIKELY, line.usage().months() - 1) > 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_published_example_is_an_instance_of_47_gb_because_temporary_disks_do_not_count() {
        CostEstimate estimate = estimate(estate(standard("{ daily: 30d }"), """
                        os: { size: 128GiB, used: 17GiB, churn: 1%/d }
                        data1: { lun: 1, size: 128GiB, used: 30GiB, churn: 1%/d }
                        data2: { lun: 2, size: 128GiB, used: 0GiB, churn: 0%/d }
                        temp: { size: 5GiB, used: 5GiB, temporary: true }
                        """), 2);
        CostLine instance = line(estimate, CostMeter.PROTECTED_INSTANCE);
        assertThat(instance.detail()).isEqualTo("instance-small");
        assertThat(instance.amount(CostBand.LIKELY, 1)).isEqualByComparingTo("5");
        assertThat(estimate.machines().get("vm-1").content().likely().full()).isEqualTo(47L << 30);
    }

    @ParameterizedTest
    @CsvSource({"50,5", "51,10", "500,10", "501,20", "1128,30", "1300,30", "2000,40"})
    void above_500_gb_each_started_500_gb_is_paid(int gigabytes, BigDecimal price) {
        CostEstimate estimate = estimate(
                estate(
                        standard("{ daily: 30d }"),
                        "os: { size: 4TiB, used: %dGiB, churn: 0%%/d }".formatted(gigabytes)),
                3);
        assertThat(line(estimate, CostMeter.PROTECTED_INSTANCE).amount(CostBand.LIKELY, 2))
                .isEqualByComparingTo(price);
    }

    @Test
    void snapshots_of_n_days_are_n_and_one_for_a_part_of_the_day() {
        CostEstimate estimate = estimate(
                estate(standard("{ instant: 2d, daily: 30d }"), "os: { size: 200GiB, used: 100GiB, churn: 10%/d }"), 3);
        // From 22:00 to the clean-up at 02:00 there are three snapshots, else two: a whole and one or two days of
        // change.
        double expected = 100 + 10 + 10 * 4 / 24.0;
        assertThat(line(estimate, CostMeter.SNAPSHOT_STORAGE).usage().in(CostBand.LIKELY, 2) * GIB_MONTH)
                .isBetween(expected * 0.99, expected * 1.01);
    }

    @Test
    void a_disk_that_nobody_writes_to_is_stored_once_whatever_is_kept() {
        CostEstimate estimate = estimate(
                estate(standard("{ daily: 30d, monthly: 12mo }"), "os: { size: 200GiB, used: 100GiB, churn: 0%/d }"),
                12);
        assertThat(line(estimate, CostMeter.VAULT_STORAGE).usage().in(CostBand.LIKELY, 11) * GIB_MONTH)
                .isBetween(99.99, 100.01);
        assertThat(line(estimate, CostMeter.VAULT_STORAGE).amount(CostBand.LIKELY, 11))
                .isBetween(new BigDecimal("2.239"), new BigDecimal("2.241"));
    }

    @Test
    void growing_disks_are_stored_as_they_are_in_each_month_and_have_no_steady_one() {
        CostEstimate estimate = estimate(
                estate(
                        standard("{ instant: 2d, daily: 30d, monthly: 12mo }"),
                        "os: { size: 1TiB, used: 100GiB, churn: 0%/d, growth: 1GiB/d }"),
                12);
        // in the middle of month 12 the newest point is about half a day old and holds 100 + 11.5 x 30.4 GiB
        for (CostMeter meter : List.of(CostMeter.VAULT_STORAGE, CostMeter.SNAPSHOT_STORAGE)) {
            assertThat(line(estimate, meter).usage().in(CostBand.LIKELY, 11) * GIB_MONTH)
                    .as(meter.word())
                    .isBetween(447.0, 451.0);
        }
        assertThat(estimate.steady(CostBand.LIKELY)).isEmpty();
    }

    @Test
    void growth_ends_with_the_disk() {
        CostEstimate estimate = estimate(
                estate(standard("{ daily: 30d }"), "os: { size: 150GiB, used: 100GiB, churn: 0%/d, growth: 25%/mo }"),
                12);
        assertThat(line(estimate, CostMeter.VAULT_STORAGE).usage().in(CostBand.LIKELY, 11) * GIB_MONTH)
                .isBetween(149.5, 150.5);
    }

    @Test
    void an_instance_that_grows_is_paid_by_its_size_at_the_time() {
        CostEstimate estimate = estimate(
                estate(standard("{ daily: 30d }"), "os: { size: 1TiB, used: 440GiB, churn: 0%/d, growth: 1GiB/d }"), 4);
        List<BigDecimal> months = new ArrayList<>();
        for (int month = 0; month < 4; month++) {
            int number = month;
            months.add(estimate.lines().stream()
                    .filter(line -> line.meter() == CostMeter.PROTECTED_INSTANCE)
                    .map(line -> line.amount(CostBand.LIKELY, number))
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        // 500 GB are passed after 60 days, at the very end of month 2
        assertThat(months.get(0)).isBetween(new BigDecimal("9"), new BigDecimal("10"));
        assertThat(months.get(1)).isBetween(new BigDecimal("10"), new BigDecimal("11"));
        assertThat(months.get(2)).isEqualByComparingTo("20");
        assertThat(months.get(3)).isEqualByComparingTo("20");
    }

    @Test
    void a_hot_set_costs_less_in_points_that_are_far_apart() {
        String policy = "schedule: { weekly: \"sunday 22:00\" }\n    retention: { instant: 5d, weekly: 20w }";
        double even = vault(policy, "churn: 5%/d");
        double hot = vault(policy, "churn: 5%/d, writes: hot-set");
        double log = vault(policy, "churn: 5%/d, writes: append");
        // 20 points, 19 gaps of a week: 1 - 0.95^7, a tenth and 7 x 0.5 %, 35 % of 100 GiB
        assertThat(even).isBetween(100 + 19 * 30.1, 100 + 21 * 30.2);
        assertThat(hot).isBetween(100 + 19 * 13.4, 100 + 21 * 13.6);
        assertThat(log).isBetween(100 + 19 * 34.9, 100 + 21 * 35.1);
    }

    private double vault(String policy, String disk) {
        CostEstimate estimate = estimate(estate(policy, "os: { size: 200GiB, used: 100GiB, " + disk + " }"), 12);
        return line(estimate, CostMeter.VAULT_STORAGE).usage().in(CostBand.LIKELY, 11) * GIB_MONTH;
    }

    @Test
    void a_reduction_is_for_vaults_alone() {
        CostEstimate estimate = estimate(
                estate(
                        standard("{ instant: 2d, daily: 30d }"),
                        "os: { size: 200GiB, used: 100GiB, churn: 0%/d, reduction: 40% }"),
                3);
        assertThat(line(estimate, CostMeter.VAULT_STORAGE).usage().in(CostBand.LIKELY, 2) * GIB_MONTH)
                .isBetween(59.9, 60.1);
        assertThat(line(estimate, CostMeter.SNAPSHOT_STORAGE).usage().in(CostBand.LIKELY, 2) * GIB_MONTH)
                .isBetween(99.9, 100.1);
        assertThat(line(estimate, CostMeter.PROTECTED_INSTANCE).detail()).isEqualTo("instance-medium");
    }

    @Test
    void a_month_far_away_is_the_steady_one() {
        CostEstimate estimate = estimate(
                estate(
                        "schedule: { every: 4h, window: \"20:00-20:00\" }\n    retention: { instant: 3d, daily: 14d, weekly: 8w,"
                                + " monthly: 12mo }",
                        "os: { size: 200GiB, used: 100GiB, churn: 5%/d }"),
                30);
        for (CostLine line : estimate.lines()) {
            double steady = line.usage().steady(CostBand.LIKELY).orElseThrow();
            assertThat((double) line.usage().in(CostBand.LIKELY, 29))
                    .as(line.display())
                    .isBetween(steady * 0.97, steady * 1.03);
        }
    }

    @Test
    void what_is_kept_for_ever_has_no_steady_month_and_grows() {
        CostEstimate estimate = estimate(
                estate(standard("{ daily: 30d, monthly: all }"), "os: { size: 200GiB, used: 100GiB, churn: 5%/d }"),
                24);
        assertThat(estimate.steady(CostBand.LIKELY)).isEmpty();
        assertThat(estimate.total(CostBand.LIKELY, 23)).isGreaterThan(estimate.total(CostBand.LIKELY, 12));
    }

    @Test
    void unknown_sizes_are_never_nothing_and_have_a_band() {
        CostEstimate estimate = estimate(estate(standard("{ daily: 30d }"), "os: { size: 1TiB }"), 3);
        assertThat(estimate.machines().get("vm-1").content().isUsedPreset()).isTrue();
        assertThat(estimate.total(CostBand.LOW, 2)).isGreaterThan(BigDecimal.ZERO);
        assertThat(estimate.total(CostBand.HIGH, 2))
                .isGreaterThan(estimate.total(CostBand.LIKELY, 2).multiply(new BigDecimal("1.2")));
        assertThat(estimate.total(CostBand.LOW, 2))
                .isLessThan(estimate.total(CostBand.LIKELY, 2).multiply(new BigDecimal("0.9")));
    }

    @Test
    void crash_consistent_backups_without_an_agent_are_half_an_instance() {
        String crash = "consistency: crash\n    " + standard("{ daily: 30d }");
        CostEstimate estimate = estimate(estate(crash, "os: { size: 200GiB, used: 100GiB, churn: 1%/d }"), 3);
        assertThat(line(estimate, CostMeter.PROTECTED_INSTANCE).amount(CostBand.LIKELY, 2))
                .isEqualByComparingTo("5");
    }

    @Test
    void a_budget_that_is_passed_is_an_error_and_one_that_is_kept_is_not() {
        String disks = "os: { size: 200GiB, used: 100GiB, churn: 1%/d }";
        assertThat(findings(estate(standard("{ daily: 30d }"), disks, "limits: { budget: 10 USD }")))
                .contains("over-budget");
        assertThat(findings(estate(standard("{ daily: 30d }"), disks, "limits: { budget: 100 USD }")))
                .isEmpty();
    }

    @Test
    void a_budget_in_another_currency_does_not_pass_unseen() {
        String disks = "os: { size: 200GiB, used: 100GiB, churn: 1%/d }";
        assertThat(findings(estate(standard("{ daily: 30d }"), disks, "limits: { budget: 1000 EUR }")))
                .containsExactly("limit-not-compared");
    }
}

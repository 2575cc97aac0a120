package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies from the plan to the vault: what a plan says about them comes true. */
class CopyWorkTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path directory;

    private Site site;

    @BeforeEach
    void openSite() {
        site = new Site(directory);
    }

    private static Estate estate(boolean surviveRegion, CopyRule... copies) {
        BackupPolicy plain = Policies.policy(
                "gold",
                VaultChoice.of("rsv-eastus"),
                Duration.ofDays(8),
                "daily 22:00",
                Map.of("daily", "all"),
                List.of(copies));
        Objectives.ClassObjective any = new Objectives.ClassObjective(Optional.empty(), Optional.empty());
        BackupPolicy policy = Policies.withObjectives(
                plain,
                new Objectives(
                        Optional.empty(),
                        Optional.empty(),
                        surviveRegion ? Map.of(FailureClass.REGION, any) : Map.of(),
                        false));
        return Estate.empty()
                .with(Policies.vault("rsv-eastus", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-westus", "westus", Redundancy.LRS))
                .with(Policies.vault("rsv-centralus", "centralus", Redundancy.LRS))
                .with(policy)
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("vm0", "eastus", 1), Machines.machine("vm1", "eastus", 2));
    }

    private static CopyRule copy(String to, String daily) {
        return Policies.copy(to, DAY, Map.of("daily", daily));
    }

    private static CopyRule copy(String to, String from, String daily) {
        return Policies.copy(to, from, DAY, Map.of("daily", daily));
    }

    private void history(Estate estate, int days) throws Exception {
        assertThat(site.apply(site.plan(estate)).problems()).isEmpty();
        site.advance(estate, Duration.ofDays(days));
    }

    private List<RecoveryPoint> points(Estate estate, String machine, String vault) throws Exception {
        return site.actual(estate).points().getOrDefault(new ItemKey(machine, vault), List.of());
    }

    private List<JobView> copyJobs(Estate estate) throws Exception {
        try (Workspace workspace = site.open(Site.name(estate))) {
            return workspace.jobs(20_000).stream()
                    .filter(job -> job.operation().equals("Copy"))
                    .toList();
        }
    }

    /** Applies a plan and checks that each of its copies is there by the time the plan said. */
    private void applyOnTime(Estate estate, PlanDocument plan) throws Exception {
        assertThat(site.apply(plan).problems()).isEmpty();
        Map<String, Instant> arrivals = new HashMap<>();
        for (JobView job : copyJobs(estate)) {
            arrivals.put(job.detail(), job.finished().orElseThrow());
        }
        for (PlannedCopy copy : plan.holdfast().copies()) {
            String id = points(estate, copy.machine(), copy.to()).stream()
                    .filter(point -> point.captured().equals(Instant.parse(copy.captured())))
                    .filter(RecoveryPoint::isGood)
                    .map(RecoveryPoint::id)
                    .findFirst()
                    .orElseThrow();
            assertThat(arrivals.get(id)).as(id).isBeforeOrEqualTo(Instant.parse(copy.due()));
        }
        assertThat(Site.actions(site.plan(estate))).isEmpty();
    }

    /** No more than three copies of a machine into a vault begin within any hour. */
    private void assertQuota(Estate estate) throws Exception {
        Map<String, List<Instant>> begins = new HashMap<>();
        for (JobView job : copyJobs(estate)) {
            String vault = job.detail().substring(job.detail().indexOf('\u2192') + 1);
            begins.computeIfAbsent(job.machine() + "@" + vault, any -> new ArrayList<>())
                    .add(job.started());
        }
        begins.forEach((place, all) -> {
            all.sort(null);
            for (int i = 3; i < all.size(); i++) {
                assertThat(Duration.between(all.get(i - 3), all.get(i)))
                        .as(place)
                        .isGreaterThanOrEqualTo(HOUR);
            }
        });
    }

    @Test
    void a_backfill_of_a_hundred_points_keeps_the_hours_limit_and_is_there_when_the_plan_said() throws Exception {
        history(estate(false), 101);
        Estate copied = estate(false, copy("rsv-westus", "all"));
        PlanDocument plan = site.plan(copied);
        assertThat(plan.holdfast().copies()).hasSizeBetween(198, 202);
        assertThat(plan.holdfast().copies().stream().filter(copy -> copy.kind().equals("full")))
                .hasSize(2);
        Instant before = site.actual(copied).clock().orElseThrow();
        applyOnTime(copied, plan);
        assertThat(Duration.between(before, site.actual(copied).clock().orElseThrow()))
                .isBetween(Duration.ofHours(32), Duration.ofHours(35));
        assertQuota(copied);
        long full = plan.holdfast().copies().stream()
                .filter(copy -> copy.kind().equals("full"))
                .mapToLong(PlannedCopy::bytes)
                .sum();
        long moved = copyJobs(copied).stream().mapToLong(JobView::bytes).sum();
        assertThat(moved)
                .as("the plan's bytes are what is moved at most")
                .isGreaterThanOrEqualTo(full)
                .isLessThanOrEqualTo(plan.holdfast().copies().stream()
                                .mapToLong(PlannedCopy::bytes)
                                .sum()
                        + copyJobs(copied).stream()
                                .filter(job -> plan.holdfast().copies().stream()
                                        .noneMatch(copy -> job.detail().startsWith(copy.point() + "\u2192")))
                                .mapToLong(JobView::bytes)
                                .sum());
    }

    @Test
    void the_newest_point_arrives_first_where_the_region_must_be_survived() throws Exception {
        history(estate(false), 12);
        Estate copied = estate(true, copy("rsv-westus", "all"));
        PlanDocument plan = site.plan(copied);
        List<PlannedCopy> ofOne = plan.holdfast().copies().stream()
                .filter(copy -> copy.machine().equals("vm0"))
                .toList();
        assertThat(ofOne).extracting(PlannedCopy::captured).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(ofOne.stream().skip(1))
                .allSatisfy(copy -> assertThat(copy.kind()).isEqualTo("delta"));
        applyOnTime(copied, plan);
        assertQuota(copied);
    }

    @Test
    void copies_of_copies_are_made_in_one_apply_and_by_the_service_from_then_on() throws Exception {
        history(estate(false), 6);
        Estate chain = estate(false, copy("rsv-centralus", "rsv-westus", "all"), copy("rsv-westus", "all"));
        PlanDocument plan = site.plan(chain);
        assertThat(plan.holdfast().copies().stream().filter(copy -> copy.from().equals("rsv-westus")))
                .hasSizeGreaterThanOrEqualTo(8);
        applyOnTime(chain, plan);
        site.advance(chain, Duration.ofDays(5));
        assertThat(Site.actions(site.plan(chain))).isEmpty();
        assertThat(points(chain, "vm0", "rsv-centralus").stream().map(RecoveryPoint::captured))
                .isEqualTo(points(chain, "vm0", "rsv-westus").stream()
                        .map(RecoveryPoint::captured)
                        .toList())
                .hasSizeGreaterThanOrEqualTo(9);
        assertQuota(chain);
    }

    @Test
    void after_a_month_without_its_rule_a_target_gets_what_it_would_keep_and_sources_stay() throws Exception {
        Estate copied = estate(false, copy("rsv-westus", "7"));
        history(copied, 10);
        Estate without = estate(false);
        site.apply(site.plan(without));
        site.advance(without, Duration.ofDays(30));
        int sources = points(copied, "vm0", "rsv-eastus").size();
        PlanDocument plan = site.plan(copied);
        assertThat(plan.holdfast().copies())
                .hasSize(14)
                .allSatisfy(copy -> assertThat(copy.kind())
                        .as("both still share the points of a month ago")
                        .isEqualTo("delta"));
        assertThat(plan.holdfast().prunes()).noneMatch(prune -> prune.vault().equals("rsv-eastus"));
        applyOnTime(copied, plan);
        assertThat(points(copied, "vm0", "rsv-eastus")).hasSizeGreaterThanOrEqualTo(sources);
        assertQuota(copied);
    }

    @Test
    void a_new_target_is_filled_and_the_copies_in_the_old_one_stay() throws Exception {
        Estate before = estate(false, copy("rsv-westus", "7"));
        history(before, 10);
        List<RecoveryPoint> old = points(before, "vm0", "rsv-westus");
        Estate after = estate(false, copy("rsv-centralus", "7"));
        PlanDocument plan = site.plan(after);
        assertThat(plan.holdfast().copies()).hasSize(14);
        assertThat(plan.holdfast().prunes()).isEmpty();
        applyOnTime(after, plan);
        assertThat(points(after, "vm0", "rsv-westus")).containsAll(old);
        assertThat(site.plan(after).holdfast().findings())
                .filteredOn(finding -> finding.name().equals("unowned-points"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.addresses()).contains("vm0@rsv-westus"));
    }

    @Test
    void the_hours_limit_is_kept_across_separate_runs_of_the_program() throws Exception {
        history(estate(false), 8);
        Estate west = estate(false, copy("rsv-westus", "2"));
        site.apply(site.plan(west));
        Estate more = estate(false, copy("rsv-westus", "6"));
        assertThat(site.apply(site.plan(more)).problems()).isEmpty();
        assertThat(points(more, "vm0", "rsv-westus")).hasSizeGreaterThanOrEqualTo(6);
        assertQuota(more);
    }
}

package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.AT;
import static dev.holdfast.planner.plan.PlanFixture.applied;
import static dev.holdfast.planner.plan.PlanFixture.estate;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobError;
import dev.holdfast.planner.state.JobHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthFindingsTest {

    private static final ItemKey WEB = new ItemKey("web", "rsv-east");
    private static final ItemKey APP = new ItemKey("app", "rsv-east");

    private final FakeWorld world = applied(estate());

    private PlanDocument plan(Map<ItemKey, JobHistory> jobs, Map<String, List<Instant>> missed) throws Exception {
        ActualState actual = world.actual();
        ActualState seen = new ActualState(
                Optional.of(AT), actual.objects(), actual.points(), Map.of(), jobs, missed, actual.gone());
        return Planner.plan(estate().request(world.recorded(), seen, AT, PlanOptions.DEFAULT));
    }

    private static JobHistory failures(int count, String code, String message) {
        return new JobHistory(AT, count, Optional.of(new JobError(code, message)), Optional.empty());
    }

    @Test
    void machines_that_wait_for_their_first_run_are_a_note_and_those_that_missed_it_a_warning() throws Exception {
        assertThat(findings(plan(Map.of(), Map.of()), "never-backed-up").get(0).addresses())
                .containsExactly("app", "web");
        PlanDocument missed = plan(Map.of(), Map.of("web", List.of(AT.minus(Duration.ofDays(1)))));
        assertThat(findings(missed, "never-backed-up").get(0).addresses()).containsExactly("app");
        assertThat(findings(missed, "first-backup-missing")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo("warning");
            assertThat(finding.addresses()).containsExactly("web");
        });
        PlanDocument justNow = plan(Map.of(), Map.of("web", List.of(AT)));
        assertThat(findings(justNow, "first-backup-missing")).isEmpty();
        PlanDocument failed = plan(Map.of(WEB, failures(1, "X", "no")), Map.of());
        assertThat(findings(failed, "first-backup-missing").get(0).addresses()).containsExactly("web");
        assertThat(findings(failed, "behind-rpo")).isEmpty();
    }

    @Test
    void machines_behind_their_rpo_are_one_finding_that_names_the_worst() throws Exception {
        world.takePoints(List.of(AT.minus(Duration.ofHours(20))));
        assertThat(findings(plan(Map.of(), Map.of()), "behind-rpo")).isEmpty();
        world.add(
                new ItemKey("web", "rsv-east"),
                FakeWorld.point("late", AT.minus(Duration.ofDays(9)), Optional.empty()));
        assertThat(findings(plan(Map.of(), Map.of()), "behind-rpo"))
                .as("an older point beside a fresh one is in order")
                .isEmpty();
        FakeWorld old = applied(estate());
        old.takePoints(List.of(AT.minus(Duration.ofDays(3))));
        PlanDocument plan = PlanFixture.plan(estate(), old);
        assertThat(plan.applyable()).isTrue();
        FindingEntry finding = findings(plan, "behind-rpo").get(0);
        assertThat(finding.addresses()).containsExactly("app", "web");
        assertThat(finding.level()).isEqualTo("warning");
        assertThat(finding.evidence())
                .containsEntry("policy", "gold")
                .containsEntry("class", "vm")
                .containsEntry("rpo", "26h")
                .containsEntry("newest", AT.minus(Duration.ofDays(3)).toString());
    }

    @Test
    void jobs_that_fail_in_a_row_are_one_finding_for_each_error() throws Exception {
        world.takePoints(List.of(AT.minus(Duration.ofHours(20))));
        assertThat(findings(plan(Map.of(WEB, failures(1, "X", "no")), Map.of()), "jobs-failing"))
                .isEmpty();
        PlanDocument same = plan(Map.of(WEB, failures(2, "X", "no"), APP, failures(5, "X", "never")), Map.of());
        assertThat(findings(same, "jobs-failing")).singleElement().satisfies(finding -> {
            assertThat(finding.addresses()).containsExactly("app", "web");
            assertThat(finding.evidence())
                    .containsEntry("error", "X")
                    .containsEntry("failures", "5")
                    .containsEntry("worst", "app");
            assertThat(finding.fix()).contains("The service says: never");
        });
        PlanDocument other = plan(Map.of(WEB, failures(2, "X", "no"), APP, failures(5, "", "just so")), Map.of());
        assertThat(findings(other, "jobs-failing")).hasSize(2);
    }
}

package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.fabric.fault.FaultSwitch;
import dev.holdfast.executor.fabric.fault.FaultSwitch.Fault;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyEvent.Phase;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans with more policies than the service takes in a day. */
@ParameterizedClass
@EnumSource(TestStore.class)
class QuotaWaitTest {

    private static final Duration DAY = Duration.ofHours(24);

    @Parameter
    private TestStore store;

    @TempDir
    private Path temporary;

    private Site site() throws Exception {
        return new Site(store.made(Files.createTempDirectory(temporary, "site")), store);
    }

    /** A machine under the last of so many policies, so that it waits for all of them. */
    private static Estate estate(int policies) {
        Estate estate = Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .withBindings(Policies.bindAll(name(policies)))
                .with(Machines.machine("web", "eastus", 2));
        for (int number = 1; number <= policies; number++) {
            estate = estate.with(
                    Policies.policy(name(number), VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "30d")));
        }
        return estate;
    }

    private static String name(int number) {
        return "policy-%03d".formatted(number);
    }

    private static ApplyOptions options(Stop stop) {
        ApplyOptions usual = Site.options(0);
        return new ApplyOptions(usual.terms(), usual.maxAge(), usual.worldStart(), stop);
    }

    private static List<ApplyEvent> waits(List<ApplyEvent> events) {
        return events.stream().filter(event -> event.phase() == Phase.WAITING).toList();
    }

    private static Map<String, List<String>> rows(TestStore store, DatabasePlace place) throws Exception {
        try (Connection connection = store.connect(place)) {
            return StoredRows.of(connection);
        }
    }

    @Test
    void an_apply_of_120_policies_is_done_after_exactly_two_windows_and_is_never_refused() throws Exception {
        Site site = site();
        Estate estate = estate(120);
        List<ApplyEvent> events = new ArrayList<>();
        ApplyOutcome outcome = site.apply(site.plan(estate), Site.options(0), events::add);
        assertThat(outcome.counts().allDone()).as(outcome.problems().toString()).isTrue();
        assertThat(site.actual(estate).clock()).contains(Estate.AT.plus(DAY.multipliedBy(2)));
        assertThat(Site.actions(site.plan(estate))).isEmpty();
        assertThat(waits(events))
                .extracting(ApplyEvent::address)
                .containsExactly("policy/policy-051", "policy/policy-101");
        assertThat(waits(events))
                .extracting(ApplyEvent::until)
                .containsExactly(Optional.of(Estate.AT.plus(DAY)), Optional.of(Estate.AT.plus(DAY.multipliedBy(2))));
        assertThat(waits(events)).allSatisfy(wait -> {
            assertThat(wait.action()).isEqualTo("create");
            assertThat(wait.message()).isEqualTo("The service takes 50 changes of policies within 24 h.");
            assertThat(wait.total()).isEqualTo(outcome.counts().done());
        });
    }

    @Test
    void fifty_policies_wait_for_nothing() throws Exception {
        Site site = site();
        Estate estate = estate(50);
        List<ApplyEvent> events = new ArrayList<>();
        site.apply(site.plan(estate), Site.options(0), events::add);
        assertThat(waits(events)).isEmpty();
        assertThat(site.actual(estate).clock()).contains(Estate.AT);
    }

    @Test
    void what_was_written_by_an_earlier_apply_is_waited_for_as_the_service_asks() throws Exception {
        Site site = site();
        site.apply(site.plan(estate(50)));
        site.advance(estate(50), Duration.ofHours(5));
        List<ApplyEvent> events = new ArrayList<>();
        ApplyOutcome outcome = site.apply(site.plan(estate(52)), Site.options(0), events::add);
        assertThat(outcome.counts().allDone()).as(outcome.problems().toString()).isTrue();
        assertThat(site.actual(estate(52)).clock()).contains(Estate.AT.plus(DAY));
        assertThat(waits(events))
                .singleElement()
                .satisfies(wait -> assertThat(wait.message())
                        .contains("ResourceRequestsThrottled", "try again after 68400 seconds"));
    }

    /** Stands for SIGKILL: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void an_apply_that_is_killed_in_each_of_its_waits_ends_as_one_that_was_left_alone() throws Exception {
        Estate estate = estate(120);
        Site whole = site();
        DatabasePlace start = store.copy(whole.place(), Files.createTempDirectory(temporary, "copy"));
        PlanDocument plan = whole.plan(estate);
        whole.apply(plan);
        Site site = new Site(start, store);
        assertThatThrownBy(() -> site.apply(plan, Site.options(0), killing(1))).isInstanceOf(Killed.class);
        for (int wait = 1; wait <= 2; wait++) {
            int killed = wait;
            assertThatThrownBy(() -> resume(site, plan, Stop.NEVER, killing(killed)))
                    .isInstanceOf(Killed.class);
        }
        assertThat(resume(site, plan, Stop.NEVER, ApplyListener.SILENT).cutOff())
                .isFalse();
        assertThat(rows(store, site.place())).isEqualTo(rows(store, whole.place()));
    }

    private static ApplyListener killing(int wait) {
        int[] seen = {0};
        return event -> {
            if (event.phase() == Phase.WAITING && ++seen[0] == wait) {
                throw new Killed();
            }
        };
    }

    private static ApplyOutcome resume(Site site, PlanDocument plan, Stop stop, ApplyListener listener)
            throws WorkspaceException {
        try (Workspace workspace = site.open(plan.holdfast().estate())) {
            return workspace.resume(stop, listener).orElseThrow();
        }
    }

    @Test
    void an_apply_that_is_told_to_stop_while_it_waits_begins_nothing_more_and_goes_on_when_resumed() throws Exception {
        Estate estate = estate(60);
        Site whole = site();
        DatabasePlace start = store.copy(whole.place(), Files.createTempDirectory(temporary, "copy"));
        PlanDocument plan = whole.plan(estate);
        whole.apply(plan);
        Site site = new Site(start, store);
        AtomicReference<Stop.Level> level = new AtomicReference<>(Stop.Level.NONE);
        List<ApplyEvent> events = new ArrayList<>();
        ApplyOutcome stopped = site.apply(plan, options(level::get), event -> {
            events.add(event);
            if (event.phase() == Phase.WAITING) {
                level.set(Stop.Level.BEGIN_NOTHING);
            }
        });
        assertThat(stopped.cutOff()).isTrue();
        assertThat(stopped.problems()).isEmpty();
        assertThat(stopped.counts().done()).isEqualTo(51); // the vault and 50 policies
        assertThat(waits(events)).hasSize(1);
        assertThat(site.actual(estate).clock()).contains(Estate.AT);
        assertThat(site.recorded(estate).objects()).hasSize(51);
        assertThat(resume(site, plan, Stop.NEVER, ApplyListener.SILENT).cutOff())
                .isFalse();
        assertThat(rows(store, site.place())).isEqualTo(rows(store, whole.place()));
    }

    @Test
    void a_storm_of_refusals_is_waited_out_and_one_without_end_is_given_up_after_three_windows() throws Exception {
        Site site = site();
        Estate estate = estate(55);
        PlanDocument plan = site.plan(estate);
        List<ApplyEvent> events = new ArrayList<>();
        ApplyOutcome failed = site.failing(storm(1.0)).apply(plan, Site.options(0), events::add);
        assertThat(failed.counts().done()).isZero();
        assertThat(failed.problems())
                .isNotEmpty()
                .first()
                .asString()
                .contains("accepted nothing in", "longer than 3 d");
        Instant given = site.actual(estate).clock().orElseThrow();
        assertThat(Duration.between(Estate.AT, given)).isLessThanOrEqualTo(DAY.multipliedBy(3));
        assertThat(waits(events)).isNotEmpty();
        ApplyOutcome outcome = site.failing(storm(0.7)).apply(site.plan(estate), Site.options(0), ApplyListener.SILENT);
        assertThat(outcome.counts().allDone()).as(outcome.problems().toString()).isTrue();
        assertThat(Site.actions(site.plan(estate))).isEmpty();
    }

    private static FaultSwitch storm(double throttled) {
        return new FaultSwitch(7, Map.of(Fault.THROTTLED, throttled), Duration.ZERO, -1);
    }
}

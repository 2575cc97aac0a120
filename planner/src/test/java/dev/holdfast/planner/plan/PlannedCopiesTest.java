package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.AT;
import static dev.holdfast.planner.plan.PlanFixture.applied;
import static dev.holdfast.planner.plan.PlanFixture.days;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static dev.holdfast.planner.plan.PlanFixture.plan;
import static dev.holdfast.planner.plan.PlanFixture.targets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannedCopiesTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final ItemKey HOME = new ItemKey("web", "rsv-east");
    private static final ItemKey WEST = new ItemKey("web", "rsv-west");

    private static Estate estate(CopyRule... copies) {
        return estate(Map.of(), copies);
    }

    private static Estate estate(Map<FailureClass, Objectives.ClassObjective> survive, CopyRule... copies) {
        BackupPolicy plain = Policies.policy(
                "gold",
                VaultChoice.of("rsv-east"),
                Duration.ofHours(26),
                "daily 22:00",
                Map.of("daily", "90d"),
                List.of(copies));
        BackupPolicy policy =
                Policies.withObjectives(plain, new Objectives(Optional.empty(), Optional.empty(), survive, false));
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-west", "westus", Redundancy.LRS))
                .with(Policies.vault("rsv-central", "centralus", Redundancy.LRS))
                .with(policy)
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 2));
    }

    private static CopyRule copy(String to, String daily) {
        return Policies.copy(to, DAY, Map.of("daily", daily));
    }

    private static CopyRule copy(String to, String from, String daily) {
        return Policies.copy(to, from, DAY, Map.of("daily", daily));
    }

    private static List<PlannedCopy> copies(Estate estate, FakeWorld world) throws PlanRefusedException {
        return plan(estate, world).holdfast().copies();
    }

    private static List<String> captures(List<PlannedCopy> copies) {
        return copies.stream().map(PlannedCopy::captured).toList();
    }

    private static List<String> texts(List<Instant> instants) {
        return instants.stream().map(Instant::toString).toList();
    }

    /** The last captures, oldest first. */
    private static List<String> lastDays(int count) {
        List<String> days = new ArrayList<>(texts(days(count)));
        Collections.reverse(days);
        return days;
    }

    @Test
    void a_backfill_begins_with_a_full_copy_and_goes_on_with_differences() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.takePoints(days(30));
        List<PlannedCopy> copies = copies(estate(copy("rsv-west", "30")), world);
        assertThat(captures(copies)).isEqualTo(lastDays(30));
        assertThat(copies.get(0).kind()).isEqualTo("full");
        assertThat(copies.get(0).base()).isEmpty();
        assertThat(copies.get(0).reason()).endsWith("; full, since rsv-west has no point yet");
        for (int i = 1; i < 30; i++) {
            assertThat(copies.get(i).kind()).isEqualTo("delta");
            assertThat(copies.get(i).base()).contains(copies.get(i - 1).captured());
            assertThat(copies.get(i).bytes()).isEqualTo(DataSize.ofGibibytes(1).bytes());
            assertThat(copies.get(i).reason()).doesNotContain("full");
        }
        assertThat(copies).extracting(PlannedCopy::due).isSorted();
        Instant last = Instant.parse(copies.get(29).due());
        assertThat(Duration.between(AT, last))
                .as("three begin an hour")
                .isBetween(Duration.ofHours(9), Duration.ofHours(10));
    }

    @Test
    void where_the_region_must_be_survived_the_newest_point_comes_first() throws PlanRefusedException {
        Objectives.ClassObjective any = new Objectives.ClassObjective(Optional.empty(), Optional.empty());
        FakeWorld world = applied(estate());
        world.takePoints(days(5));
        List<PlannedCopy> copies = copies(estate(Map.of(FailureClass.REGION, any), copy("rsv-west", "30")), world);
        assertThat(captures(copies)).isEqualTo(texts(days(5)));
        assertThat(copies).extracting(PlannedCopy::due).isSorted();
        assertThat(copies).extracting(PlannedCopy::kind).containsExactly("full", "delta", "delta", "delta", "delta");
        for (int i = 1; i < 5; i++) {
            assertThat(copies.get(i).base()).contains(copies.get(i - 1).captured());
        }
        List<PlannedCopy> zone = copies(estate(Map.of(FailureClass.ZONE, any), copy("rsv-west", "30")), world);
        assertThat(captures(zone)).isEqualTo(lastDays(5));
    }

    @Test
    void copies_of_copies_follow_the_copies_they_are_made_from() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.takePoints(days(4));
        Estate chain = estate(copy("rsv-central", "rsv-west", "2"), copy("rsv-west", "30"));
        PlanDocument plan = plan(chain, world);
        List<PlannedCopy> first = plan.holdfast().copies().subList(0, 4);
        List<PlannedCopy> second =
                plan.holdfast().copies().subList(4, plan.holdfast().copies().size());
        assertThat(first).allSatisfy(copy -> assertThat(copy.from() + copy.to()).isEqualTo("rsv-eastrsv-west"));
        assertThat(second).isNotEmpty().allSatisfy(copy -> {
            assertThat(copy.from() + copy.to()).isEqualTo("rsv-westrsv-central");
            PlannedCopy source = first.stream()
                    .filter(candidate -> candidate.captured().equals(copy.captured()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Instant.parse(copy.due())).isAfter(Instant.parse(source.due()));
        });
        assertThat(PlanFixture.change(plan, "copy/web\u2192rsv-central")
                        .orElseThrow()
                        .change()
                        .after())
                .containsEntry("vault", "rsv-west")
                .containsEntry("targetVault", "rsv-central");
        assertThat(PlanFixture.change(plan, "policy/gold")
                        .orElseThrow()
                        .change()
                        .after())
                .containsEntry("copies", List.of("rsv-central every 24h from rsv-west", "rsv-west every 24h"));
        world.apply(plan);
        assertThat(copies(chain, world)).isEmpty();
    }

    @Test
    void a_copy_of_copies_waits_for_what_only_a_rule_outside_the_plan_would_bring() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.takePoints(days(4));
        Estate chain = estate(copy("rsv-west", "30"), copy("rsv-central", "rsv-west", "30"));
        PlanDocument only =
                Planner.plan(chain.request(world.recorded(), world.actual(), AT, targets("copy/web\u2192rsv-central")));
        assertThat(only.holdfast().copies()).isEmpty();
        world.add(WEST, FakeWorld.point("there", days(1).get(0), Optional.empty()));
        PlanDocument again =
                Planner.plan(chain.request(world.recorded(), world.actual(), AT, targets("copy/web\u2192rsv-central")));
        assertThat(again.holdfast().copies())
                .extracting(copy -> copy.point() + " " + copy.from() + " " + copy.to())
                .containsExactly("there rsv-west rsv-central");
    }

    @Test
    void a_target_that_was_away_for_a_month_gets_only_what_it_would_keep() throws PlanRefusedException {
        Estate week = estate(copy("rsv-west", "7"));
        FakeWorld world = applied(week);
        List<Instant> captures = days(45);
        world.takePoints(captures);
        for (Instant capture : captures.subList(30, 37)) {
            world.add(WEST, FakeWorld.point("old@" + capture, capture, Optional.empty()));
        }
        PlanDocument plan = plan(week, world);
        List<PlannedCopy> copies = plan.holdfast().copies();
        assertThat(captures(copies)).isEqualTo(lastDays(7));
        assertThat(copies.get(0).kind()).isEqualTo("delta");
        assertThat(copies.get(0).base()).contains(captures.get(30).toString());
        assertThat(copies.get(0).bytes())
                .as("all that changed since the newest point both have, but no more than is in use")
                .isLessThanOrEqualTo(DataSize.ofGibibytes(24).bytes());
        assertThat(plan.holdfast().prunes())
                .as("no source goes")
                .extracting(PlannedPrune::vault)
                .doesNotContain("rsv-east");
        world.apply(plan);
        assertThat(copies(week, world)).isEmpty();
        assertThat(world.points("web", "rsv-east")).hasSize(45);
    }

    @Test
    void a_changed_target_is_filled_anew_and_the_old_copies_stay() throws PlanRefusedException {
        Estate before = estate(copy("rsv-west", "7"));
        FakeWorld world = applied(before);
        world.takePoints(days(10));
        world.apply(plan(before, world));
        int old = world.points("web", "rsv-west").size();
        Estate after = estate(copy("rsv-central", "7"));
        PlanDocument plan = plan(after, world);
        assertThat(captures(plan.holdfast().copies())).isEqualTo(lastDays(7));
        assertThat(plan.holdfast().copies()).allSatisfy(copy -> {
            assertThat(copy.from()).isEqualTo("rsv-east");
            assertThat(copy.to()).isEqualTo("rsv-central");
        });
        assertThat(plan.holdfast().copies().get(0).reason()).contains("full, since rsv-central has no point yet");
        assertThat(plan.holdfast().prunes()).isEmpty();
        world.apply(plan);
        PlanDocument next = plan(after, world);
        assertThat(next.holdfast().copies()).isEmpty();
        assertThat(world.points("web", "rsv-west")).hasSize(old);
        assertThat(findings(next, "unowned-points"))
                .singleElement()
                .extracting(FindingEntry::addresses)
                .isEqualTo(List.of("web@rsv-west"));
    }

    @Test
    void what_is_on_its_way_is_waited_for_and_delays_what_comes_after() throws PlanRefusedException {
        Estate estate = estate(copy("rsv-west", "30"));
        FakeWorld world = applied(estate);
        world.takePoints(days(5));
        List<PlannedCopy> free = copies(estate, world);
        for (Instant capture : days(5).subList(2, 5)) {
            world.add(
                    WEST,
                    FakeWorld.withStatus(
                            FakeWorld.point("w@" + capture, capture, Optional.empty()), PointStatus.UNVERIFIED));
        }
        List<PlannedCopy> copies = copies(estate, world);
        assertThat(captures(copies)).isEqualTo(lastDays(2));
        assertThat(copies.get(0).base()).contains(days(5).get(2).toString());
        assertThat(Instant.parse(copies.get(0).due()))
                .as("three copies of this hour are taken")
                .isAfter(AT.plus(Duration.ofHours(1)));
        assertThat(Instant.parse(free.get(0).due())).isBefore(AT.plus(Duration.ofHours(1)));
    }

    @Test
    void a_failed_copy_is_made_again_and_is_no_base() throws PlanRefusedException {
        Estate estate = estate(copy("rsv-west", "30"));
        FakeWorld world = applied(estate);
        world.takePoints(days(3));
        world.add(WEST, FakeWorld.point("good", days(3).get(2), Optional.empty()));
        world.add(
                WEST,
                FakeWorld.withStatus(FakeWorld.point("bad", days(3).get(1), Optional.empty()), PointStatus.PARTIAL));
        List<PlannedCopy> copies = copies(estate, world);
        assertThat(captures(copies)).isEqualTo(lastDays(2));
        assertThat(copies.get(0).base()).contains(days(3).get(2).toString());
    }

    @Test
    void a_service_that_cannot_copy_is_an_error_that_says_what_can_be_done() throws PlanRefusedException {
        ServiceProfile azure = ServiceProfiles.azure();
        ServiceProfile strict = new ServiceProfile(
                azure.name(),
                azure.version(),
                azure.limits(),
                azure.policies(),
                azure.timings(),
                azure.presets(),
                ServiceProfiles.azureStrict().capabilities());
        Estate estate = estate(copy("rsv-west", "30"));
        FakeWorld world = applied(estate);
        world.takePoints(days(3));
        PlanRequest request = estate.request(world.recorded(), world.actual(), AT, PlanOptions.DEFAULT);
        PlanDocument plan = Planner.plan(new PlanRequest(
                request.loaded(), request.recorded(), request.actual(), strict, request.at(), request.options()));
        assertThat(plan.holdfast().copies()).isEmpty();
        assertThat(plan.applyable()).isFalse();
        assertThat(findings(plan, "infeasible")).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("rsv-west").contains("cannot copy");
            assertThat(finding.fix().orElseThrow())
                    .contains("crossRegionRestore: true")
                    .contains("rsv-east")
                    .contains("restore points")
                    .contains("snapshots");
        });
    }

    @Test
    void nothing_is_copied_twice_and_times_follow_the_order() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.takePoints(days(60));
        Estate both = estate(copy("rsv-west", "30"), copy("rsv-central", "rsv-west", "10"));
        List<PlannedCopy> copies = copies(both, world);
        assertThat(copies).extracting(copy -> copy.to() + copy.captured()).doesNotHaveDuplicates();
        for (String vault : List.of("rsv-west", "rsv-central")) {
            assertThat(copies.stream().filter(copy -> copy.to().equals(vault)).map(PlannedCopy::due))
                    .isSortedAccordingTo(Comparator.naturalOrder());
        }
        assertThat(copies.stream().filter(copy -> copy.to().equals("rsv-central")))
                .hasSize(10);
        assertThat(world.points(HOME.machine(), HOME.vault())).hasSize(60);
    }
}

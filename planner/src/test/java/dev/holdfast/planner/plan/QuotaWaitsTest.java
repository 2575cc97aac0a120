package dev.holdfast.planner.plan;

import static dev.holdfast.planner.plan.PlanFixture.addresses;
import static dev.holdfast.planner.plan.PlanFixture.findings;
import static dev.holdfast.planner.plan.PlanFixture.plan;
import static dev.holdfast.planner.plan.PlanFixture.targets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Binding;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaWaitsTest {

    private static final String WAIT = "policy-writes-wait";

    private static Estate estate(int from, int to, String daily) {
        Estate estate = Estate.empty().with(Policies.vault("rsv-east", "eastus", Redundancy.GRS));
        for (int number = from; number <= to; number++) {
            estate = estate.with(Policies.policy(
                    "policy-%03d".formatted(number),
                    VaultChoice.of("rsv-east"),
                    "daily 22:00",
                    Map.of("daily", daily)));
        }
        return estate;
    }

    @Test
    void policies_within_the_quota_of_the_service_need_no_words() throws PlanRefusedException {
        assertThat(findings(plan(estate(1, 50, "30d"), new FakeWorld()), WAIT)).isEmpty();
    }

    @Test
    void policies_beyond_the_quota_are_counted_and_the_wait_is_named_before_an_apply() throws PlanRefusedException {
        assertThat(findings(plan(estate(1, 51, "30d"), new FakeWorld()), WAIT))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo("warning");
                    assertThat(finding.addresses()).hasSize(51).contains("policy/policy-051");
                    assertThat(finding.message())
                            .contains("writes 51 policies", "50 such changes within 24 h", "at least 24 h");
                    assertThat(finding.evidence())
                            .containsExactlyInAnyOrderEntriesOf(
                                    Map.of("leastTime", "24h", "quota", "50 per 24h", "writes", "51"));
                });
        assertThat(findings(plan(estate(1, 120, "30d"), new FakeWorld()), WAIT))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).containsEntry("leastTime", "2d"));
    }

    @Test
    void changes_and_deletions_of_policies_count_and_other_objects_do_not() throws PlanRefusedException {
        FakeWorld world = PlanFixture.applied(estate(1, 50, "30d"));
        assertThat(findings(plan(estate(1, 50, "40d"), world), WAIT)).isEmpty();
        Estate later = estate(21, 70, "40d"); // 20 go, 30 change, 20 come
        for (int machine = 0; machine < 60; machine++) {
            later = later.with(Machines.machine("vm-" + machine, "eastus", 1));
        }
        assertThat(findings(plan(later.withBindings(Policies.bindAll("policy-030")), world), WAIT))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).containsEntry("writes", "70"));
        assertThat(findings(plan(estate(1, 50, "30d"), world), WAIT)).isEmpty();
    }

    /** Each of 60 machines follows the policy of its number or, if it is even, the first one. */
    private static Estate following(Estate policies) {
        List<Binding> bindings = new ArrayList<>();
        List<KnownMachine> machines = new ArrayList<>();
        for (int number = 1; number <= 60; number++) {
            String name = "vm-%03d".formatted(number);
            machines.add(Machines.machine(name, "eastus", 1));
            if (number % 2 == 1) {
                bindings.add(
                        Policies.bind("own-" + number, "vm.name == '" + name + "'", "policy-%03d".formatted(number)));
            }
        }
        bindings.add(Policies.bindAll("policy-001"));
        return policies.withMachines(machines).withBindings(bindings.toArray(Binding[]::new));
    }

    @Test
    void what_need_not_wait_for_a_window_comes_before_what_does() throws PlanRefusedException {
        List<String> order = addresses(plan(following(estate(1, 120, "30d")), new FakeWorld()));
        int waits = order.indexOf("policy/policy-051");
        assertThat(order.subList(0, waits))
                .contains("vault/rsv-east", "policy/policy-050", "protection/vm-049", "schedule/vm-060")
                .doesNotContain("protection/vm-051", "schedule/vm-051");
        assertThat(order.indexOf("protection/vm-059"))
                .isBetween(order.indexOf("policy/policy-100"), order.indexOf("policy/policy-101"));
        assertThat(order).doesNotHaveDuplicates().hasSize(1 + 120 + 60 + 60);
    }

    @Test
    void every_change_comes_after_what_it_needs_and_deletions_come_last() throws PlanRefusedException {
        FakeWorld world = PlanFixture.applied(following(estate(1, 60, "30d")));
        PlanDocument plan = plan(
                Estate.empty()
                        .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                        .with(Policies.policy(
                                "aaa-new", VaultChoice.of("rsv-east"), "daily 22:00", Map.of("daily", "90d")))
                        .withMachines(following(Estate.empty()).machines())
                        .withBindings(Policies.bindAll("aaa-new")),
                world);
        List<String> order = addresses(plan);
        assertThat(order).contains("policy/aaa-new", "protection/vm-060", "policy/policy-001", "policy/policy-060");
        assertThat(order.get(0)).isEqualTo("policy/aaa-new");
        int lastUpdate = IntStream.range(0, order.size())
                .filter(i -> order.get(i).startsWith("protection/"))
                .max()
                .orElseThrow();
        int firstDeletion = IntStream.range(0, order.size())
                .filter(i -> order.get(i).startsWith("policy/policy-"))
                .min()
                .orElseThrow();
        assertThat(firstDeletion).isGreaterThan(lastUpdate);
    }

    @Test
    void only_what_a_plan_is_limited_to_counts() throws PlanRefusedException {
        FakeWorld world = new FakeWorld();
        Estate estate = estate(1, 120, "30d");
        PlanDocument part = Planner.plan(
                estate.request(world.recorded(), world.actual(), PlanFixture.AT, targets("policy/policy-00*")));
        assertThat(findings(part, WAIT)).isEmpty();
    }
}

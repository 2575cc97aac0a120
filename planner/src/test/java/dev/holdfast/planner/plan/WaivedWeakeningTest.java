package dev.holdfast.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.model.rule.BuiltinRule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.dsl.model.rule.Waiver;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.judgement.Judged;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaivedWeakeningTest {

    private static PlanDocument weaker(String... waived) {
        return weaker(PlanFixture.estate(), waived);
    }

    private static PlanDocument weaker(Estate before, String... waived) {
        FakeWorld world = PlanFixture.applied(before);
        Estate weaker = before.with(PlanFixture.gold("daily 22:00", Map.of("daily", "7d")));
        List<Waiver> waivers = Arrays.stream(waived)
                .map(subject -> new Waiver(subject, LocalDate.of(2026, 12, 31), "platform", "agreed"))
                .toList();
        BuiltinRule raised = new BuiltinRule(Optional.of(Severity.ERROR), waivers);
        return Judged.plan(new PlanRequest(
                Judged.with(
                        weaker.loaded(),
                        Map.of("weakens-protection", raised),
                        Judged.rule("guard", RuleTarget.CHANGE, "change.type == 'policy'", "!change.weakens")),
                world.recorded(),
                world.actual(),
                ServiceProfiles.azure(),
                Estate.AT,
                PlanOptions.DEFAULT));
    }

    private static FindingEntry weakening(PlanDocument plan) {
        return Judged.findings(plan, "HF1040").get(0);
    }

    @Test
    void a_raised_weakening_is_cleared_by_a_waiver_that_names_the_object_and_by_no_other() {
        PlanDocument bare = weaker();
        assertThat(weakening(bare).addresses()).containsExactly("policy/gold");
        assertThat(weakening(bare).level()).isEqualTo("error");
        assertThat(weakening(bare).counts()).isTrue();
        assertThat(weakening(weaker("policy/gold")).counts()).isFalse();
        assertThat(weakening(weaker("Gold")).counts()).isFalse();
        for (String other : List.of("*", "policy/*", "policy/golden", "web", "policy")) {
            PlanDocument plan = weaker(other);
            assertThat(weakening(plan).counts()).as(other).isTrue();
            assertThat(plan.applyable()).as(other).isFalse();
            FindingEntry unused = Judged.findings(plan, "HF1202").get(0);
            assertThat(unused.level()).isEqualTo("note");
            assertThat(unused.addresses()).containsExactly(other);
            assertThat(unused.message().contains("object by object")).isEqualTo(other.contains("*"));
        }
    }

    @Test
    void a_name_that_several_kinds_of_objects_have_names_the_machine_alone() {
        Estate vault = PlanFixture.estate().with(Policies.vault("Gold", "eastus", Redundancy.LRS));
        Estate machine = PlanFixture.estate().with(Machines.machine("gold", "eastus", 0));
        Estate group = PlanFixture.estate().with(Machines.cloud("sub", "rg", "gold", "eastus"));
        for (Estate estate : List.of(vault, machine, group)) {
            PlanDocument plan = weaker(estate, "gold");
            assertThat(weakening(plan).counts()).isTrue();
            assertThat(weakening(plan).addresses()).contains("policy/gold");
            FindingEntry unused = Judged.findings(plan, "HF1202").get(0);
            assertThat(unused.message()).contains("several kinds of objects have that name");
            assertThat(unused.fix().orElseThrow()).contains("policy/gold");
            assertThat(weakening(weaker(estate, "policy/gold")).counts()).isFalse();
        }
    }

    @Test
    void a_rule_over_changes_sees_what_weakens() {
        FindingEntry finding = Judged.findings(weaker("policy/gold"), "HF1200").get(0);
        assertThat(finding.name()).isEqualTo("rule/guard");
        assertThat(finding.addresses()).containsExactly("policy/gold");
        assertThat(finding.evidence()).containsEntry("change.weakens", "true");
    }

    @Test
    void a_machine_that_gets_a_weaker_vault_is_weakened() {
        Estate two = PlanFixture.estate().with(Policies.vault("rsv-small", "eastus", Redundancy.LRS));
        BackupPolicy moved = Policies.policy(
                "gold",
                VaultChoice.of("rsv-small"),
                Duration.ofHours(26),
                "daily 22:00",
                Map.of("daily", "30d"),
                List.of(Policies.copy("rsv-west", Duration.ofDays(1), Map.of("daily", "30d"))));
        FakeWorld world = PlanFixture.applied(two);
        PlanDocument plan =
                Judged.plan(two.with(moved).request(world.recorded(), world.actual(), Estate.AT, PlanOptions.DEFAULT));
        assertThat(PlanFixture.group(plan, "protection/web").attributes())
                .filteredOn(attribute -> attribute.name().equals("redundancy"))
                .singleElement()
                .satisfies(attribute -> assertThat(attribute.effect()).isEqualTo("weakens"));
        assertThat(weakening(plan).addresses()).contains("protection/app", "protection/web");
        world.apply(plan);
        PlanDocument back = Judged.plan(two.request(world.recorded(), world.actual(), Estate.AT, PlanOptions.DEFAULT));
        assertThat(Judged.findings(back, "HF1040")).isEmpty();
    }
}

package dev.holdfast.planner.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.declaration.Loading;
import dev.holdfast.dsl.expression.evaluation.Evaluator;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.FindingEntry.AcceptedBy;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.PlanDocumentException;
import dev.holdfast.planner.plan.request.PlanOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    private static final String VIOLATED = "HF1200";
    private static final String EXPIRED = "HF1201";
    private static final String UNUSED = "HF1202";
    private static final String NOT_EVALUATED = "HF1203";

    private static final String ESTATE = """
            holdfast: 1
            name: estate
            defaults: { region: eastus, timeZone: UTC }
            vaults:
              rsv-east: { region: eastus, redundancy: GRS, softDelete: 14d }
              rsv-west: { region: westus, redundancy: LRS, immutability: unlocked }
            policies:
              gold:
                vault: rsv-east
                objectives: { rpo: 26h }
                schedule: { daily: "22:00" }
                retention: { instant: 2d, daily: 30d, monthly: 12 }
                copies: [ { to: rsv-west, every: 1d, retention: { daily: 30d } } ]
              bronze:
                vault: rsv-east
                objectives: { rpo: 26h }
                schedule: { daily: "23:00" }
                retention: { daily: 7 }
            vms:
              db: { os: linux, policy: gold, tags: { env: prod }, disks: { os: { size: 64GiB, used: 20GiB } } }
              web:
                os: linux
                policy: bronze
                tags: { env: prod }
                disks:
                  os: { size: 64GiB, used: 20GiB }
                  data0: { lun: 0, size: 512GiB, used: 100GiB, exclude: "rebuilt" }
              lab: { os: linux, unprotected: "rebuilt weekly", tags: { env: lab }, disks: { os: { size: 32GiB } } }
            """;

    @TempDir
    Path folder;

    private PlanDocument plan(String rules) {
        return plan(rules, Judged.AT, PlanOptions.DEFAULT);
    }

    private PlanDocument plan(String rules, Instant at, PlanOptions options) {
        LoadedDeclaration loaded = Loading.text(folder, ESTATE + "rules:\n" + rules.indent(2));
        assertThat(Loading.problems(loaded)).isEmpty();
        return Judged.plan(loaded, at, options);
    }

    @Test
    void a_rule_that_does_not_hold_is_a_finding_at_the_place_of_the_object_with_what_was_asked_for() {
        PlanDocument plan = plan("""
                leaves:
                  for: vm
                  where: "vm.tags.env == 'prod'"
                  require: "vm.protection.copies.any { it.region != vm.region } && vm.protection.region == 'East US'"
                  level: warning
                  message: "{vm.name} in {vm.region} has {{no}} copy: {vm.tags.owner}, {vm.protection.copies.collect { it.name }}"
                """);
        FindingEntry finding = Judged.findings(plan, VIOLATED).get(0);
        assertThat(Judged.addresses(plan, VIOLATED)).containsExactly("web");
        assertThat(finding.name()).isEqualTo("rule/leaves");
        assertThat(finding.level()).isEqualTo("warning");
        assertThat(finding.message()).isEqualTo("web in eastus has {no} copy: (none), (none)");
        assertThat(finding.place())
                .hasValueSatisfying(place -> assertThat(place).startsWith("holdfast.yaml:21:"));
        assertThat(finding.evidence())
                .containsEntry("vm.protection.region", "eastus")
                .containsEntry("vm.protection.copies", "(none)")
                .containsEntry("rule", "holdfast.yaml:30:3")
                .containsKey("require");
        assertThat(plan.applyable()).isTrue();
    }

    @Test
    void an_error_makes_the_plan_inapplicable_and_has_a_sentence_of_its_own() {
        PlanDocument plan = plan("protected: { for: vm, require: \"vm.protection != null\" }");
        FindingEntry finding = Judged.findings(plan, VIOLATED).get(0);
        assertThat(finding.addresses()).containsExactly("lab");
        assertThat(finding.message())
                .isEqualTo("The rule 'protected' does not hold: it requires vm.protection != null.");
        assertThat(plan.applyable()).isFalse();
        assertThat(plan("covered: { for: vm, require: \"vm.status != 'uncovered'\" }")
                        .applyable())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "disk; disk.included || disk.temporary; lab/disks/os web/disks/data0",
                "disk; disk.included || disk.reason == 'rebuilt'; lab/disks/os",
                "disk; vm.name != 'lab' || disk.size < 64.GiB; ''",
                "policy; policy.retention.daily.covers >= 30.days; policy/bronze",
                "policy; policy.retention.monthly.count == 12; policy/bronze",
                "policy; policy.copies.every { it.region == 'westus' } && policy.machines == 1; ''",
                "policy; policy.rpo < 24.hours || policy.name == 'gold'; policy/bronze",
                "vault; vault.immutability != 'disabled'; vault/rsv-east",
                "vault; vault.machines > 0 && vault.softDelete >= 14.days; vault/rsv-west",
                "change; change.action == 'create' && !change.weakens && change.before == null; ''",
                "change; change.type != 'copy'; copy/db→rsv-west",
                "change; change.after['retention.daily'] != '7'; policy/bronze",
                "change; change.vm == null || change.vm.tags.env != 'prod' || change.type != 'schedule'; schedule/db schedule/web",
                "plan; plan.adds == 0; plan",
                "plan; plan.machines == 3 && plan.unprotected == 1 && plan.partly == 1 && plan.first && !plan.limited; ''",
                "cost; cost.kind == 'policy' || cost.month12 < 1; db web",
                "cost; cost.kind == 'machine' || cost.delta == cost.month12 - cost.before; ''",
                "plan; plan.cost.month12 < 1; plan",
                "vm; vm.policy != 'gold'; db",
                "vm; vm.unprotected != null || vm.protection.policy.name == vm.policy; ''",
                "vm; vm.protection.rpo.scheduled <= 26.hours && vm.protection.rto.estimate > 1.minutes; lab",
                "vm; vm.protection.failures.every { it.rpo.holds && it.rpo.target == 26.hours }; lab",
                "vm; vm.protection.excludedDisks.isEmpty(); lab web"
            })
    void every_target_is_judged(String target, String require, String found) {
        PlanDocument plan = plan("r: { for: " + target + ", require: \"" + require + "\" }", Judged.AT, Judged.COSTED);
        assertThat(String.join(" ", Judged.addresses(plan, VIOLATED))).isEqualTo(found);
        assertThat(Judged.findings(plan, NOT_EVALUATED)).isEmpty();
    }

    @Test
    void machines_of_an_inventory_are_found_where_their_record_stands() {
        Loading.write(
                folder.resolve("fleet.ndjson"),
                "{\"name\":\"one\",\"os\":\"linux\",\"disks\":{\"os\":{\"size\":\"64GiB\"}}}\n"
                        .getBytes(StandardCharsets.UTF_8));
        LoadedDeclaration loaded = Loading.text(
                folder,
                ESTATE + "inventories: [ { ndjson: fleet.ndjson } ]\n"
                        + "rules: { r: { for: vm, require: \"vm.status != 'uncovered'\" } }\n");
        FindingEntry finding = Judged.findings(Judged.plan(loaded, Judged.AT, PlanOptions.DEFAULT), VIOLATED)
                .get(0);
        assertThat(finding.addresses()).containsExactly("one");
        assertThat(finding.place())
                .hasValueSatisfying(place -> assertThat(place).startsWith("fleet.ndjson:1"));
    }

    @Test
    void of_machines_that_share_a_name_a_waiver_accepts_the_one_whose_address_it_names() {
        Loading.write(
                folder.resolve("fleet.ndjson"),
                "{\"name\":\"one\",\"resourceGroup\":\"a\"}\n{\"name\":\"one\",\"resourceGroup\":\"b\"}\n"
                        .getBytes(StandardCharsets.UTF_8));
        Map<String, List<String>> waived =
                Map.of("one", List.of(), "A/one", List.of("a/one"), "one*", List.of("a/one", "b/one"), "on", List.of());
        waived.forEach((subject, addresses) -> {
            LoadedDeclaration loaded = Loading.text(
                    folder,
                    ESTATE + "inventories: [ { ndjson: fleet.ndjson } ]\n"
                            + "rules: { r: { for: vm, where: \"vm.name == 'one'\", require: \"false\", waivers: [ { for: '"
                            + subject + "', until: 2027-01-01, owner: me, reason: x } ] } }\n");
            PlanDocument plan = Judged.plan(loaded, Judged.AT, PlanOptions.DEFAULT);
            assertThat(Judged.findings(plan, VIOLATED).stream()
                            .filter(finding -> !finding.counts())
                            .flatMap(finding -> finding.addresses().stream()))
                    .as(subject)
                    .containsExactlyElementsOf(addresses);
            assertThat(Judged.findings(plan, UNUSED)).as(subject).hasSize(addresses.isEmpty() ? 1 : 0);
        });
        assertThat(waived).hasSize(4);
    }

    @Test
    void a_waived_violation_counts_for_nothing_and_is_listed_with_who_answers_for_it() throws PlanDocumentException {
        String rule = """
                protected:
                  for: vm
                  require: "vm.protection.copies.size() > 0"
                  waivers: [ { for: %s, until: 2026-11-20, owner: platform, reason: "rebuilt weekly" } ]
                """;
        PlanDocument plan = plan(rule.formatted("'*'"));
        assertThat(plan.applyable()).isTrue();
        assertThat(Judged.findings(plan, VIOLATED))
                .extracting(FindingEntry::waiver)
                .allMatch(waiver ->
                        waiver.orElseThrow().equals(new AcceptedBy("platform", "rebuilt weekly", "2026-11-20")));
        assertThat(Judged.addresses(plan, VIOLATED)).containsExactly("lab", "web");
        assertThat(PlanDocumentCodec.read(PlanDocumentCodec.write(plan))).isEqualTo(plan);

        PlanDocument half = plan(rule.formatted("LAB"));
        assertThat(half.applyable()).isFalse();
        assertThat(Judged.findings(half, VIOLATED))
                .extracting(FindingEntry::counts)
                .containsExactly(true, false);
        assertThat(Judged.findings(half, VIOLATED).get(1).addresses()).containsExactly("lab");
    }

    @Test
    void a_waiver_holds_until_the_end_of_its_last_day_in_utc() {
        String rule =
                "r: { for: vm, require: \"vm.name != 'lab'\", waivers: [ { for: lab, until: 2026-11-20, owner: me,"
                        + " reason: old } ] }";
        PlanDocument last = plan(rule, Instant.parse("2026-11-20T23:59:59Z"), PlanOptions.DEFAULT);
        assertThat(last.applyable()).isTrue();
        assertThat(Judged.findings(last, EXPIRED)).isEmpty();
        PlanDocument next = plan(rule, Instant.parse("2026-11-21T00:00:00Z"), PlanOptions.DEFAULT);
        assertThat(next.applyable()).isFalse();
        FindingEntry expired = Judged.findings(next, EXPIRED).get(0);
        assertThat(expired.addresses()).containsExactly("lab");
        assertThat(expired.level()).isEqualTo("warning");
        assertThat(expired.message()).contains("held until 2026-11-20").contains("counts again");
        assertThat(expired.place()).contains("holdfast.yaml:30:57");
        assertThat(Judged.findings(next, UNUSED)).isEmpty();
    }

    @Test
    void a_waiver_of_nothing_is_a_finding_unless_the_plan_looks_at_a_part_only() {
        String rule =
                "r: { for: %s, require: \"true\", waivers: [ { for: wbe, until: 2027-01-01, owner: me, reason: x } ] }";
        PlanDocument plan = plan(rule.formatted("vm"));
        assertThat(Judged.addresses(plan, UNUSED)).containsExactly("wbe");
        assertThat(Judged.findings(plan, UNUSED).get(0).level()).isEqualTo("warning");
        assertThat(Judged.findings(plan(rule.formatted("change")), UNUSED)
                        .get(0)
                        .level())
                .isEqualTo("note");
        PlanOptions limited = new PlanOptions(List.of("db"), List.of(), Duration.ofDays(7), false, false);
        assertThat(Judged.findings(plan(rule.formatted("vm"), Judged.AT, limited), UNUSED))
                .isEmpty();
    }

    @Test
    void built_in_findings_are_raised_and_waived_object_by_object() {
        String rules = """
                builtin:
                  preset-values:
                    level: error
                    waivers: [ { for: %s, until: 2027-01-01, owner: me, reason: "small" } ]
                """;
        PlanDocument all = plan(rules.formatted("'*'"));
        assertThat(all.applyable()).isTrue();
        PlanDocument one = plan(rules.formatted("web"));
        assertThat(one.applyable()).isFalse();
        assertThat(one.holdfast().findings().stream().filter(finding -> !finding.counts()))
                .allMatch(finding -> finding.addresses().equals(List.of("web")));
    }

    @Test
    void a_rule_that_nobody_can_evaluate_does_not_pass() {
        StringBuilder disks = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            disks.append("d")
                    .append(i)
                    .append(": { lun: ")
                    .append(i)
                    .append(", size: 1GiB }")
                    .append(i < 19 ? ", " : " ");
        }
        String many = "vm.disks.any { vm.disks.any { vm.disks.any { vm.disks.any { it.lun == 99 } } } }";
        LoadedDeclaration loaded = Loading.text(
                folder,
                ESTATE.replace("disks: { os: { size: 32GiB } }", "disks: { os: { size: 32GiB }, " + disks + "}")
                        + "rules: { r: { for: vm, level: warning, require: \"!(" + many + ")\" } }\n");
        assertThat(Loading.problems(loaded)).isEmpty();
        PlanDocument plan = Judged.plan(loaded, Judged.AT, PlanOptions.DEFAULT);
        assertThat(Judged.addresses(plan, NOT_EVALUATED)).containsExactly("lab");
        assertThat(Judged.findings(plan, NOT_EVALUATED).get(0).level()).isEqualTo("warning");
        assertThat(Judged.findings(plan, NOT_EVALUATED).get(0).message())
                .contains(Integer.toString(Evaluator.MAX_STEPS));
        assertThat(Judged.findings(plan, VIOLATED)).isEmpty();
    }

    @Test
    void rules_that_ask_for_costs_do_not_pass_without_them() {
        for (String rule : List.of(
                "r: { for: cost, require: \"true\" }",
                "r: { for: plan, require: \"plan.cost.delta < 5\" }",
                "r: { for: plan, where: \"plan.cost == null\", require: \"true\" }")) {
            PlanDocument plan = plan(rule);
            assertThat(Judged.addresses(plan, NOT_EVALUATED)).as(rule).containsExactly("cost");
            assertThat(plan.applyable()).isFalse();
            assertThat(Judged.findings(plan(rule, Judged.AT, Judged.COSTED), NOT_EVALUATED))
                    .isEmpty();
        }
    }
}

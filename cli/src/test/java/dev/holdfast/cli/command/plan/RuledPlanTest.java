package dev.holdfast.cli.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules and waivers do to plans for people, to exit statuses and to an apply. */
class RuledPlanTest {

    private static final int FINDINGS = 4;
    private static final int INVALID = 65;
    private static final int MACHINES = 40;

    private static final String DECLARATION = """
            holdfast: 1
            name: ruled
            vaults: { v: { region: eastus } }
            policies:
              p: { vault: v, objectives: { rpo: 26h }, schedule: { daily: "22:00" }, retention: { daily: 7d } }
            inventories: [ { ndjson: fleet.ndjson } ]
            bindings: [ { policy: p } ]
            rules:
              copied:
                for: vm
                require: "!vm.protection.copies.isEmpty()"
                message: "{vm.name} of {vm.tags.owner} has no copy"
            """;
    private static final String WAIVED = DECLARATION
            + "    waivers: [ { for: 'vm-*', until: 2026-12-31, owner: platform, reason: 'copies come in December' } ]\n";

    @TempDir
    Path directory;

    private Result run(String declaration, String... arguments) {
        StringBuilder fleet = new StringBuilder();
        for (int index = 0; index < MACHINES; index++) {
            fleet.append("{\"name\":\"vm-" + index
                            + "\",\"region\":\"eastus\",\"os\":\"linux\",\"tags\":{\"owner\":\"a\\u202eb\\u001b[2J\"},")
                    .append("\"disks\":{\"os\":{\"size\":\"64GiB\",\"used\":\"9GiB\",\"churn\":\"1%/d\"}}}\n");
        }
        Invocation.write(directory, List.of("holdfast.yaml", declaration, "fleet.ndjson", fleet.toString()));
        return new Invocation(directory).run(arguments);
    }

    @Test
    void a_violation_stops_the_plan_and_a_rule_that_many_violate_does_not_drown_it() {
        Result plan = run(DECLARATION, "plan");
        assertThat(plan.status()).as(plan.all()).isEqualTo(FINDINGS);
        assertThat(plan.out())
                .contains("HF1200 rule/copied")
                .contains("has no copy")
                .contains("… and 30 more; --detail=full lists them")
                .contains("This plan cannot be applied");
        assertThat(plan.out().lines().filter(line -> line.contains("has no copy")))
                .hasSize(10);
        assertThat(plan.out().codePoints().filter(c -> c != '\n').noneMatch(c -> c < ' ' || c == 0x202e))
                .isTrue();
        assertThat(run(DECLARATION, "plan", "--detail", "full").out().lines())
                .filteredOn(line -> line.contains("has no copy"))
                .hasSize(MACHINES);
        Result apply = run(DECLARATION, "apply", "--auto-approve");
        assertThat(apply.status()).as(apply.all()).isEqualTo(FINDINGS);
    }

    @Test
    void what_is_waived_is_shown_and_counts_for_nothing() {
        Result plan = run(WAIVED, "plan");
        assertThat(plan.status()).as(plan.all()).isZero();
        assertThat(plan.out())
                .contains("Waived   40")
                .contains("waived until 2026-12-31 by platform: copies come in December")
                .doesNotContain("Errors");
        Result markdown = run(WAIVED, "plan", "--format", "markdown");
        assertThat(markdown.out()).contains("waived until 2026-12-31 by platform");
        Result apply = run(WAIVED, "apply", "--auto-approve");
        assertThat(apply.status()).as(apply.all()).isZero();
    }

    @Test
    void what_a_comment_ignores_is_shown_with_its_place_and_counts_for_nothing() {
        String ignoring = DECLARATION
                .replace(
                        "fleet.ndjson } ]",
                        "fleet.ndjson } ]\nvms:\n  # holdfast:ignore rule/copied until=2026-11-20"
                                + " reason=\"copies come\" owner=me\n  own: { region: eastus, disks: { os: { size: 8GiB } } }")
                .replace("!vm.protection.copies.isEmpty()", "vm.name != 'own'");
        Result plan = run(ignoring, "plan");
        assertThat(plan.status()).as(plan.all()).isZero();
        assertThat(plan.out())
                .contains("Waived and ignored   1")
                .contains("ignored until 2026-11-20 by me: copies come   holdfast.yaml:8:5")
                .doesNotContain("Errors");
        assertThat(run(ignoring, "plan", "--format", "markdown").out())
                .contains("ignored until 2026-11-20 by me: copies come");
        assertThat(run(ignoring, "plan", "--format", "json").out())
                .contains("\"ignoredAt\":\"holdfast.yaml:8:5\",\"owner\":\"me\",\"reason\":\"copies come\"");
        assertThat(run(ignoring, "plan", "--format", "sarif").out()).doesNotContain("rule/copied");
        assertThat(run(ignoring, "plan", "--out", "plan.json").status()).isZero();
        assertThat(run(ignoring, "show", "plan.json").out()).contains("ignored until 2026-11-20 by me: copies come");
        Result unowned = run(ignoring.replace(" owner=me", ""), "plan");
        assertThat(unowned.out()).contains("ignored until 2026-11-20: copies come   holdfast.yaml:8:5");
        Result over = run(ignoring.replace("2026-11-20", "2026-11-19"), "plan");
        assertThat(over.status()).as(over.all()).isEqualTo(FINDINGS);
        assertThat(over.out().replaceAll("\\s+", " "))
                .contains("HF1201 waiver-expired holdfast.yaml:8:5")
                .contains("The ignore of rule 'copied' held until 2026-11-19. What it was for counts again.")
                .contains("Change what the rule asks for, or agree with me on another last day: the ignore at"
                        + " holdfast.yaml:8:5 held until 2026-11-19.");
        Result unused = run(ignoring.replace("vm.name != 'own'", "vm.name != 'none'"), "plan");
        assertThat(unused.status()).as(unused.all()).isZero();
        assertThat(unused.out().replaceAll("\\s+", " "))
                .contains("HF1202 waiver-unused holdfast.yaml:8:5")
                .contains("no such finding has its place on line 9.");
        Result wrong = run(ignoring.replace("ignore rule", "ingore rule"), "plan");
        assertThat(wrong.status()).isEqualTo(INVALID);
        assertThat(wrong.err()).contains("holdfast.yaml:8:5").contains("HF0042");
    }

    @Test
    void an_ignore_of_a_finding_without_a_place_says_which_waiver_does_it() {
        String machine = """
                  # holdfast:ignore HF1025 until=2026-12-31 reason="sizes come with the inventory"
                  web: { region: eastus, os: linux, disks: { os: { size: 64GiB } } }
                """;
        String plain = """
                holdfast: 1
                name: ruled
                vaults: { v: { region: eastus, immutability: unlocked } }
                policies:
                  p: { vault: v, objectives: { rpo: 28h }, schedule: { daily: "22:00" }, retention: { daily: 7d } }
                bindings: [ { policy: p } ]
                vms:
                """ + machine;
        Result ignored = run(plain, "check");
        assertThat(ignored.out().replaceAll("\\s+", " "))
                .contains("HF1202 waiver-unused holdfast.yaml:8:5")
                .contains("Write a waiver instead, because the finding names no line: for: web in"
                        + " rules.builtin.preset-values.waivers.");
        String waived = plain.lines().filter(line -> !line.contains("ignore")).collect(Collectors.joining("\n"))
                + "\nrules: { builtin: { preset-values: { waivers: [ { for: web, until: 2026-12-31, owner: me,"
                + " reason: later } ] } } }\n";
        assertThat(run(waived, "check").out()).contains("Waived   1").doesNotContain("HF1202");
    }

    @Test
    void a_violation_whose_waiver_has_expired_says_so() {
        Result plan = run(WAIVED.replace("2026-12-31", "2026-11-19"), "plan", "--detail", "full");
        assertThat(plan.status()).as(plan.all()).isEqualTo(FINDINGS);
        assertThat(plan.out().replaceAll("\\s+", " "))
                .contains("agree with platform on another last day: the waiver at holdfast.yaml:13:16 held until"
                        + " 2026-11-19.")
                .doesNotContain("or waive it in");
    }
}

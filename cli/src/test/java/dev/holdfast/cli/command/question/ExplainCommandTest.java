package dev.holdfast.cli.command.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    Path directory;

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    @Test
    void a_machine_says_which_line_gave_it_its_policy_and_each_setting() {
        Invocation.copyOfSample("contoso", directory);
        String text = expect(0, "explain", "protection/sql-01", "contoso").out();
        assertThat(text)
                .startsWith("sql-01: partly\n")
                .containsPattern("decided by +policy 'gold' by binding 'prod-db' +contoso/bindings.holdfast.yaml:4:5\n")
                .containsPattern("retention.weekly +12w on sunday +contoso/policies.holdfast.yaml:30:7\n")
                .containsPattern("disks left out +scratch: rebuilt from the build cache")
                .containsPattern("next run +2026-11-20T12:");
        assertThat(expect(0, "explain", "sql-01", "contoso").out()).isEqualTo(text);
        assertThat(expect(0, "explain", "policy/gold", "contoso").out())
                .containsPattern("rto +1h +contoso/policies.holdfast.yaml:22:12\n");
        assertThat(expect(0, "explain", "vault/rsv-eastus", "contoso", "--format", "json")
                        .out())
                .startsWith("{\"kind\":\"vault\",\"subject\":\"vault/rsv-eastus\"")
                .contains("{\"name\":\"redundancy\",\"value\":\"GRS\",\"place\":\"contoso/holdfast.yaml:10:45\"}");
    }

    @Test
    void a_point_says_whether_it_stays_by_which_line_and_what_was_promised() {
        Invocation.copyOfSample("contoso", directory);
        expect(0, "apply", "contoso", "--auto-approve");
        expect(0, "fabric", "advance", "20d");
        expect(0, "apply", "contoso", "--auto-approve");
        String id = idOn("2026-12-06");
        String kept = expect(0, "explain", id, "contoso").out();
        assertThat(kept)
                .startsWith(id + ": kept\n")
                .containsPattern("reason +daily 5 of 7 +contoso/policies.holdfast.yaml:29:14\n")
                .contains("promise", "daily 7", "contoso/bindings.holdfast.yaml:4:5");
        assertThat(expect(0, "explain", "protection/" + id, "contoso").out()).isEqualTo(kept);
        assertThat(expect(0, "explain", id.replace("Z", ":00Z"), "contoso").out())
                .isEqualTo(kept);
        assertThat(expect(0, "explain", id + "->rsv-westus", "contoso").out())
                .startsWith(id + "→rsv-westus: kept\n")
                .containsPattern("reason +daily until 2027-01-04 +contoso/policies.holdfast.yaml:34:58\n");

        Invocation.edit(directory.resolve("contoso/policies.holdfast.yaml"), "daily: 7 ", "daily: 3 ");
        String lost = expect(0, "explain", id, "contoso").out();
        assertThat(lost)
                .startsWith(id + ": goes early with the next apply, against its promise")
                .contains("outlived daily (3 of 3 newer)");
    }

    @Test
    void a_point_of_a_machine_left_as_it_is_is_judged_by_the_policy_that_its_protection_goes_on_to_follow() {
        Invocation.copyOfSample("contoso", directory);
        expect(0, "apply", "contoso", "--auto-approve");
        expect(0, "fabric", "advance", "20d");
        expect(0, "apply", "contoso", "--auto-approve");
        String id = idOn("2026-12-06");
        Invocation.edit(directory.resolve("contoso/bindings.holdfast.yaml"), "policy: gold }", "policy: far }");
        Invocation.edit(directory.resolve("contoso/policies.holdfast.yaml"), "policies:\n", """
                policies:
                  far:
                    vault: { westus: rsv-westus }
                    objectives: { rpo: 26h }
                    schedule: { daily: "22:00" }
                    retention: { daily: 90d }
                """);
        assertThat(expect(0, "explain", id, "contoso").out())
                .startsWith(id + ": kept\n")
                .containsPattern("reason +daily 5 of 7 +contoso/policies.holdfast.yaml:34:14\n");
    }

    /** The id of the newest point of a machine that the slot decides, of another day. */
    private String idOn(String day) {
        String err =
                expect(64, "explain", "sql-01@2001-01-01T00:00Z", "contoso").err();
        Matcher newest = Pattern.compile("sql-01@2026-12-10T01(:[0-9:]+Z)").matcher(err);
        assertThat(newest.find()).as(err).isTrue();
        return "sql-01@" + day + "T01" + newest.group(1);
    }

    @Test
    void a_finding_is_explained_without_any_declaration() {
        assertThat(expect(0, "explain", "HF1031").out())
                .startsWith("HF1031: Scheduled data loss exceeds the objective.\n")
                .contains("rpo-violated", "error");
        assertThat(expect(0, "explain", "unknown-key", "--format=json").out())
                .startsWith("{\"kind\":\"finding\",\"subject\":\"HF0020\"");
    }

    @Test
    void unknown_targets_end_with_64_and_a_suggestion() {
        Invocation.copyOfSample("contoso", directory);
        assertThat(expect(64, "explain", "HF1030x", "contoso").err()).contains("Nothing is called 'HF1030x'");
        assertThat(expect(64, "explain", "HF9999").err()).contains("There is no finding 'HF9999'");
        assertThat(expect(64, "explain", "sql-10", "contoso").err()).contains("Did you mean 'sql-01'?");
        assertThat(expect(64, "explain", "polcy/gold", "contoso").err()).contains("Did you mean 'policy/gold'?");
        assertThat(expect(64, "explain", "rpo-violatd", "contoso").err()).contains("Did you mean 'rpo-violated'?");
        expect(64, "explain", "sql-01@2026-12-06T01:23Z", "contoso");
        expect(64, "explain", "policy/", "contoso");
        expect(64, "explain", "", "contoso");
        expect(64, "explain");
        expect(65, "explain", "sql-01", "no-such-folder");
    }

    @Test
    void a_finding_of_a_declaration_says_where_it_is_and_what_decided() {
        Invocation.copyOfSample("contoso", directory);
        String meaning = expect(0, "explain", "HF1034").out();
        String here =
                expect(0, "explain", "rpo-depends-on-punctuality", "contoso").out();
        assertThat(here)
                .startsWith(meaning.lines().findFirst().orElseThrow())
                .contains("Policy 'bronze' holds its rpo only if", "contoso/policies.holdfast.yaml:5:24")
                .containsPattern(
                        "decided by +dc-01: policy 'bronze' by binding 'rest' +contoso/bindings.holdfast.yaml:8:5")
                .contains("what to do");
        assertThat(meaning).doesNotContain("contoso");
        assertThat(expect(0, "explain", "over-budget", "contoso").out()).contains("nowhere in the plan");
    }

    @Test
    void a_rule_says_what_it_asks_for_and_what_violates_it() {
        Invocation.write(directory, List.of("holdfast.yaml", """
                holdfast: 1
                name: ruled
                vaults: { v: { region: eastus } }
                policies: { p: { vault: v, schedule: { daily: "22:00" }, retention: { daily: 7d } } }
                vms:
                  a: { region: eastus, os: linux, policy: p, disks: { os: { size: 64GiB } } }
                  b: { region: eastus, os: linux, policy: p, disks: { os: { size: 64GiB } } }
                rules:
                  copied:
                    for: vm
                    require: "!vm.protection.copies.isEmpty()"
                    waivers: [ { for: a, until: 2099-12-31, owner: platform, reason: later } ]
                  named: { for: vm, where: "vm.name == 'a'", require: "vm.os == 'linux'" }
                  paid: { for: cost, require: "cost.month12 < 0.01" }
                """));
        String violated = expect(0, "explain", "rule/copied").out();
        assertThat(violated)
                .startsWith("rule/copied: violated\n")
                .containsPattern("require +!vm.protection.copies.isEmpty\\(\\) +holdfast.yaml:11:14")
                .contains(
                        "a until 2099-12-31 by platform: later", "found, waived", "b: The rule 'copied' does not hold")
                .containsPattern("decided by +b: policy 'p' by its own key 'policy' +holdfast.yaml:7:");
        assertThat(expect(0, "explain", "rule/named").out())
                .startsWith("rule/named: holds for every vm that it selects\n");
        assertThat(expect(64, "explain", "rule/copid").err()).contains("no rule 'rule/copid'", "rule/copied");
    }
}

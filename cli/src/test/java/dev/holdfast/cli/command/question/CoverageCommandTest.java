package dev.holdfast.cli.command.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code coverage} says of machines in each format, and when it fails. */
class CoverageCommandTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: covered
            vaults: { v: { region: eastus } }
            policies:
              p:
                vault: v
                objectives: { rpo: 26h, survive: { vm: { rpo: 26h }, region: { rpo: 26h } } }
                schedule: { daily: "22:00" }
                retention: { daily: 7d }
            vms:
              a: { region: eastus, os: linux, policy: p, disks: { os: { size: 64GiB } } }
              b: { region: eastus, os: linux, policy: p, disks: { os: { size: 64GiB } } }
              c: { region: westus, os: linux, policy: p, disks: { os: { size: 64GiB } } }
              d: { region: eastus, os: linux, disks: { os: { size: 64GiB } } }
              e: { region: eastus, os: linux, unprotected: '=HYPERLINK(1), "x"', disks: { os: { size: 64GiB } } }
            """;
    private static final String WAIVED = DECLARATION + """
            rules:
              builtin:
                uncovered:
                  waivers: [ { for: d, until: 2099-12-31, owner: platform, reason: 'goes away' } ]
                vault-region-mismatch:
                  waivers: [ { for: c, until: 2099-12-31, owner: platform, reason: 'moves soon' } ]
            """;

    @TempDir
    Path directory;

    private Result run(String declaration, String... arguments) {
        Invocation.write(directory, List.of("holdfast.yaml", declaration));
        return new Invocation(directory).run(arguments);
    }

    @Test
    void the_matrix_says_which_failures_are_survived() {
        Result result = run(DECLARATION, "coverage");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.out())
                .contains("2 protected, 1 unprotected, 1 uncovered, 1 refused of 5 machines")
                .containsPattern("status +policy +vm +region +machines")
                .containsPattern("protected +p +\u2713 24 h of 26h +\u2717 no point of 26h +2: a, b")
                .contains("a vault protects machines of its own region only");
        assertThat(result.out().indexOf("uncovered  "))
                .as("what needs somebody comes first")
                .isLessThan(result.out().indexOf("protected  "));
        assertThat(run(DECLARATION, "coverage", ".", "a").out())
                .contains("1 protected of 1 machine")
                .doesNotContain("uncovered  ");
        assertThat(run(DECLARATION, "coverage", "--detail", "full").out()).containsPattern("\u2717 no point of 26h +b");
        assertThat(run(DECLARATION, "coverage", "--detail", "summary").out().lines())
                .hasSize(1);
    }

    @Test
    void machines_without_protection_fail_only_if_asked_and_if_nobody_answers_for_them() {
        assertThat(run(DECLARATION, "coverage", "--fail-uncovered").status()).isEqualTo(4);
        assertThat(run(DECLARATION, "coverage", ".", "a", "--fail-uncovered").status())
                .isZero();
        Result waived = run(WAIVED, "coverage", "--fail-uncovered");
        assertThat(waived.status()).as(waived.all()).isZero();
        assertThat(waived.out()).contains("d until 2099-12-31: goes away", "c until 2099-12-31: moves soon");
        for (String format : List.of("text", "json", "csv")) {
            assertThat(run(DECLARATION, "coverage", "--fail-uncovered", "--format", format)
                            .status())
                    .as("the format does not matter")
                    .isEqualTo(4);
        }
    }

    @Test
    void programs_get_every_machine() {
        JsonNode plan = new JsonMapper()
                .readTree(run(DECLARATION, "plan", "--format", "json").out());
        JsonNode json = new JsonMapper()
                .readTree(run(WAIVED, "coverage", "--format", "json").out());
        assertThat(json.get("counts")).isEqualTo(plan.at("/holdfast/coverage/counts"));
        assertThat(json.get("machines").findValuesAsString("machine")).containsExactly("a", "b", "c", "d", "e");
        assertThat(json.get("uncovered").intValue()).isZero();
        JsonNode region = json.at("/machines/0/classes/region");
        assertThat(region.get("rpoHolds").booleanValue()).isFalse();
        assertThat(region.has("scheduledLoss")).isFalse();
        assertThat(json.at("/machines/3/accepted/reason").stringValue()).isEqualTo("goes away");
    }

    @Test
    void a_spreadsheet_takes_no_text_for_a_formula() {
        String csv = run(DECLARATION, "coverage", "--format", "csv").out();
        List<String> rows = csv.lines().toList();
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0))
                .startsWith("machine,status,policy,reason,place,excluded_disks,accepted_until,vm_rpo,")
                .endsWith(",region_rto,region_restore,region_rto_holds");
        assertThat(rows.get(1)).startsWith("a,protected,p,").endsWith(",26h,,,false,,,true");
        assertThat(rows.get(5)).contains("\"'=HYPERLINK(1), ", "\"\"x\"\"");
        assertThat(csv.split("\r\n", -1)).hasSize(7);
    }

    @Test
    void what_does_not_fit_is_said() {
        assertThat(run(DECLARATION, "coverage", ".", "nix").err()).contains("'nix' is no machine of covered");
        assertThat(run(DECLARATION, "coverage", "--format", "html").status()).isEqualTo(64);
        assertThat(run(DECLARATION, "coverage", "--detail", "much").status()).isEqualTo(64);
        assertThat(run(DECLARATION, "coverage", ".", "where:true").status()).isEqualTo(64);
        assertThat(run(DECLARATION, "coverage", "missing").status()).isEqualTo(65);
        assertThat(run("holdfast: 1", "coverage").status()).isEqualTo(65);
    }
}

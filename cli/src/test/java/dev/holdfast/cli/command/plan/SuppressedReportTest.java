package dev.holdfast.cli.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.render.report.OfficialSchemas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What SARIF says of findings that somebody answers for. */
class SuppressedReportTest {

    private static final String MACHINE =
            "{ region: eastus, os: linux, disks: { os: { size: 64GiB, used: 9GiB, churn: 1%/d } } }";

    private static final String DECLARATION = """
            holdfast: 1
            name: suppressed
            vaults: { v: { region: eastus } }
            policies:
              p: { vault: v, objectives: { rpo: 28h }, schedule: { daily: "22:00" }, retention: { daily: 7d } }
            vms:
              web-1: %1$s
              web-2: %1$s
              # holdfast:ignore rule/tagged until=2027-01-31 reason="sold (in spring)"
              web-3: %1$s
            bindings: [ { policy: p } ]
            rules:
              tagged:
                for: vm
                require: "vm.tags.owner == 'shop'"
                message: "{vm.name} has no owner"
                waivers: [ { for: web-2, until: 2026-12-31, owner: platform, reason: "agreed" } ]
            """.formatted(MACHINE);

    @TempDir
    Path directory;

    private JsonNode results(int status, String... arguments) {
        return results(DECLARATION, status, arguments);
    }

    private JsonNode results(String declaration, int status, String... arguments) {
        Invocation.write(directory, List.of("holdfast.yaml", declaration));
        Result result = new Invocation(directory).expect(status, arguments);
        JsonNode document = JsonMapper.shared().readTree(result.out());
        assertThat(new OfficialSchemas().sarifProblems(document)).isEmpty();
        return document.at("/runs/0/results");
    }

    /** The first machine that each result is about, with its suppression and state. */
    private static List<String> told(JsonNode results) {
        List<String> told = new ArrayList<>();
        for (JsonNode result : results) {
            if (result.get("ruleId").stringValue().equals("rule/tagged")) {
                told.add(result.at("/message/text").stringValue().substring(0, 5)
                        + " " + result.at("/suppressions/0/kind").asString("-")
                        + " " + result.path("baselineState").asString("-"));
            }
        }
        return told;
    }

    @Test
    void what_is_accepted_is_left_out_unless_it_is_asked_for() {
        for (String command : List.of("plan", "check")) {
            JsonNode usual = results(4, command, "--format", "sarif");
            assertThat(told(usual)).containsExactly("web-1 - -");
            JsonNode whole = results(4, command, "--format", "sarif", "--suppressed");
            assertThat(told(whole)).containsExactly("web-1 - -", "web-2 external -", "web-3 inSource -");
            assertThat(whole.findValuesAsString("holdfastFinding/v1"))
                    .as("fingerprints are the same with and without")
                    .containsAll(usual.findValuesAsString("holdfastFinding/v1"));
            assertThat(whole.findValuesAsString("justification"))
                    .containsExactly(
                            "waived until 2026-12-31 by platform: agreed",
                            "ignored until 2027-01-31: sold (in spring)");
            assertThat(whole.findValues("suppressions").get(1).at("/0/location/physicalLocation/region/startLine"))
                    .hasToString("9");
        }
    }

    @Test
    void a_saved_plan_says_the_same() {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION));
        new Invocation(directory).expect(4, "plan", "--out", "x.plan");
        assertThat(told(results(0, "show", "x.plan", "--format", "sarif", "--suppressed")))
                .hasSize(3);
    }

    @Test
    void a_baseline_gives_states_and_its_findings_are_suppressed_on_request() {
        assertThat(told(results(0, "check", "--format", "sarif", "--write-baseline", "b.json")))
                .isEmpty();
        String more = DECLARATION.replace("  web-1:", "  web-0: " + MACHINE + "\n  web-1:");
        assertThat(told(results(more, 4, "check", "--format", "sarif", "--baseline", "b.json")))
                .containsExactly("web-0 - new");
        JsonNode whole = results(more, 4, "check", "--format", "sarif", "--baseline", "b.json", "--suppressed");
        assertThat(told(whole))
                .containsExactlyInAnyOrder(
                        "web-0 - new", "web-1 external unchanged", "web-2 external -", "web-3 inSource -");
        assertThat(whole.findValuesAsString("justification"))
                .contains("in the baseline, which accepts it until it is gone");
    }

    @Test
    void other_formats_stay_without_it() {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION));
        for (String format : List.of("junit", "gitlab", "rdjson")) {
            String report = "--report=" + format + "=-";
            String usual = new Invocation(directory).expect(4, "check", report).out();
            String asked = new Invocation(directory)
                    .expect(4, "check", report, "--report=sarif=x.sarif", "--suppressed")
                    .out();
            assertThat(asked).isEqualTo(usual).doesNotContain("web-2 has no owner");
        }
    }

    @Test
    void it_is_refused_where_nothing_is_written_as_sarif() {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION));
        assertThat(new Invocation(directory).expect(64, "plan", "--suppressed").err())
                .contains("--suppressed is about SARIF, and nothing here is written as that. Add --format sarif");
    }
}

package dev.holdfast.cli.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a declaration is told that is judged by itself. */
class CheckCommandTest {

    private static final int FINDINGS = 4;
    private static final int INVALID = 65;
    private static final int USAGE = 64;

    private static final String DECLARATION = """
            holdfast: 1
            name: checked
            vaults: { v: { region: eastus, immutability: unlocked } }
            policies:
              p: { vault: v, objectives: { rpo: 28h }, schedule: { daily: "22:00" }, retention: { daily: 7d } }
            vms:
              web-1: { region: eastus, os: linux, tags: { env: prod }, disks: { os: { size: 64GiB, used: 9GiB, churn: 1%/d } } }
              web-2: { region: eastus, os: linux, tags: { env: prod }, disks: { os: { size: 64GiB, used: 9GiB, churn: 1%/d } } }
              web-3: { region: eastus, os: linux, tags: { env: dev }, disks: { os: { size: 64GiB, used: 9GiB, churn: 1%/d } } }
            bindings: [ { policy: p } ]
            limits: { maxMonthlyIncrease: 1%, maxPointsLost: 0 }
            moved: [ { from: policy/old, to: policy/p } ]
            retired: [ { vm: gone-1, since: 2026-10-01, reason: "it was sold" } ]
            rules:
              copied:
                for: vm
                where: "vm.tags.env == 'prod'"
                require: "!vm.protection.copies.isEmpty()"
                message: "{vm.name} has no copy"
              quiet: { for: change, require: "!change.weakens", waivers: [
                { for: policy/p, until: 2026-12-31, owner: platform, reason: "agreed" } ] }
              small-steps: { for: plan, require: "plan.adds < 2" }
              slow-growth: { for: cost, require: "cost.delta < 0.01" }
              few: { for: plan, require: "plan.machines < 3", level: warning }
            """;

    @TempDir
    Path directory;

    private Result run(String declaration, String... arguments) {
        Invocation.write(directory, List.of("holdfast.yaml", declaration));
        return new Invocation(directory).run(arguments);
    }

    @Test
    void what_is_only_true_for_want_of_a_record_is_not_said() {
        Result check = run(DECLARATION, "check");
        assertThat(check.status()).as(check.all()).isEqualTo(FINDINGS);
        assertThat(check.out())
                .contains("HF1200 rule/copied   holdfast.yaml:7:3")
                .contains("HF1200 rule/few")
                .contains("the rules quiet, slow-growth, small-steps, and findings about changes, points,\n")
                .endsWith("3 findings: 2 errors, 1 warning.\n")
                .doesNotContain("never-backed-up")
                .doesNotContain("retired-without-machine")
                .doesNotContain("move-without-effect")
                .doesNotContain("cost-increase")
                .doesNotContain("waiver-unused")
                .doesNotContain("HF1203");
        Result plan = run(DECLARATION, "plan");
        assertThat(plan.out())
                .as("the same is said where there is something to look at")
                .contains("retired-without-machine")
                .contains("move-without-effect")
                .contains("rule/small-steps")
                .contains("waiver-unused");
    }

    @Test
    void of_an_expired_waiver_nobody_says_that_it_is_of_no_use_where_nobody_looked() {
        String expired = DECLARATION.replace("until: 2026-12-31", "until: 2026-10-31");
        Result check = run(expired, "check");
        assertThat(check.out())
                .contains("HF1201 waiver-expired")
                .contains("held until 2026-10-31.\n")
                .doesNotContain("nothing any more");
        assertThat(run(expired, "plan").out().replaceAll("\\s+", " "))
                .contains("There is nothing any more that it would waive");
    }

    @Test
    void rules_that_ask_what_only_a_record_tells_are_named_and_tags_of_such_names_are_not_meant() {
        String rules = DECLARATION + """
                    tagged: { for: vm, require: "vm.tags.slot == 'a'", level: note }
                    slotted: { for: vm, require: "vm.protection.slot < 30m" }
                    first: { for: plan, where: "plan.first", require: "plan.machines > 99" }
                    grown: { for: plan, require: "plan.cost.delta < 1" }
                  """;
        Result check = run(rules, "check", "--format", "json");
        JsonNode left = JsonMapper.shared().readTree(check.out()).at("/notJudged/rules");
        assertThat(left.toString())
                .isEqualTo("[\"first\",\"grown\",\"quiet\",\"slotted\",\"slow-growth\",\"small-steps\"]");
        assertThat(check.out()).contains("rule/tagged");
    }

    @Test
    void nothing_is_made_in_the_folder_and_a_damaged_state_does_not_matter() throws IOException {
        Invocation.write(directory, List.of(".holdfast/state.db", "this is no database"));
        assertThat(run(DECLARATION, "check").status()).isEqualTo(FINDINGS);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
        assertThat(Files.readString(directory.resolve(".holdfast/state.db"))).isEqualTo("this is no database");
    }

    @Test
    void without_costs_rules_about_them_are_unknown_and_others_hold() {
        String costly = DECLARATION + "  cheap: { for: cost, require: \"cost.month1 < 1000000\" }\n";
        assertThat(run(costly, "check").out()).doesNotContain("HF1203");
        assertThat(run(costly, "check", "--no-cost").out())
                .contains("HF1203 rule-not-evaluated")
                .contains("'cheap' asks for costs");
    }

    @Test
    void every_format_says_the_new_findings_and_what_it_is_a_report_of() {
        Result sarif = run(DECLARATION, "check", "--format", "sarif");
        JsonNode log = JsonMapper.shared().readTree(sarif.out()).at("/runs/0");
        assertThat(log.at("/automationDetails/id").asString()).isEqualTo("holdfast-check/checked/");
        assertThat(log.at("/results").size()).isEqualTo(3);
        assertThat(run(DECLARATION, "check", "--format", "junit").out())
                .contains("<property name=\"check\" value=\"Holdfast check of checked\"/>");
        assertThat(run(DECLARATION, "check", "--format", "github").out())
                .contains("Holdfast check of checked")
                .contains("::error file=holdfast.yaml,line=7");
        assertThat(run(DECLARATION, "check", "--format", "azure").out()).contains("##vso[task.logissue type=error");
        assertThat(run(DECLARATION, "check", "--format", "markdown").out())
                .contains("### Holdfast check of checked: 2 errors, 1 warning");
        assertThat(run(DECLARATION, "check", "--format", "gitlab").out()).contains("\"check_name\":\"rule/copied");
        assertThat(run(DECLARATION, "check", "--format", "rdjson").out()).contains("web-1 has no copy");
        JsonNode json = JsonMapper.shared()
                .readTree(run(DECLARATION, "check", "--format", "json").out());
        assertThat(json.at("/counts/error").asInt()).isEqualTo(2);
        assertThat(json.at("/notJudged/rules/0").asString()).isEqualTo("quiet");
        assertThat(json.at("/notJudged/findings").toString()).contains("behind-rpo");
        List<String> lines =
                run(DECLARATION, "check", "--format", "jsonl").out().lines().toList();
        assertThat(JsonMapper.shared()
                        .readTree(lines.get(lines.size() - 1))
                        .get("lines")
                        .asInt())
                .isEqualTo(lines.size());
        Result terraform = run(DECLARATION, "check", "--format", "gitlab-terraform");
        assertThat(terraform.status()).isEqualTo(USAGE);
    }

    @Test
    void a_declaration_in_order_has_passed_cases_only_for_what_was_looked_at() {
        String fine = DECLARATION.replace("env: prod", "env: dev").replace("plan.machines < 3", "plan.machines < 9");
        Result check = run(fine, "check", "--format", "junit");
        assertThat(check.status()).as(check.all()).isZero();
        assertThat(check.out()).contains("holdfast.machines").doesNotContain("holdfast.changes");
        assertThat(run(fine, "check").out()).endsWith("No findings.\n");
    }

    @Test
    void a_baseline_does_not_accept_a_finding_whose_level_is_raised_later() {
        String warned = DECLARATION.replace("level: error", "level: warning");
        String raised = DECLARATION.replace("level: warning", "level: error");
        assertThat(run(warned, "check", "--write-baseline", "b.json").status()).isZero();
        assertThat(run(warned, "check", "--baseline", "b.json", "--fail-on", "note")
                        .status())
                .isZero();
        Result check = run(raised, "check", "--baseline", "b.json");
        assertThat(check.status()).as(check.all()).isEqualTo(FINDINGS);
        assertThat(check.out()).doesNotContain("Gone");
        assertThat(run(raised, "check", "--write-baseline", "b.json").err()).doesNotContain("(0 new");
        assertThat(run(warned, "check", "--baseline", "b.json", "--fail-on", "note")
                        .status())
                .as("milder than accepted")
                .isZero();
    }

    @Test
    void a_baseline_accepts_what_is_there_and_nothing_else() throws IOException {
        Result written = run(DECLARATION, "check", "--write-baseline", "b.json");
        assertThat(written.status()).as(written.all()).isZero();
        assertThat(written.err()).contains("Baseline: 3 findings accepted in b.json (3 new, 0 gone). Commit the file.");
        assertThat(written.out()).endsWith("No findings; 3 in the baseline.\n");
        String text = Files.readString(directory.resolve("b.json"));
        assertThat(text).endsWith("]\n}\n").contains("\"holdfast-baseline\": 1").contains("\"address\": \"web-1\"");
        assertThat(text.lines().filter(line -> line.contains("fingerprint"))).hasSize(3);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(JsonMapper.shared()
                                .readTree(Invocation.repository().resolve("schema/baseline.schema.json")))
                        .validate(JsonMapper.shared().readTree(text)))
                .isEmpty();
        run(DECLARATION, "check", "--write-baseline", "b.json");
        assertThat(Files.readString(directory.resolve("b.json"))).as("stable").isEqualTo(text);

        String moved = "# a line above\n\n" + DECLARATION.replace("env: dev", "env: prod");
        Result check = run(moved, "check", "--baseline", "b.json");
        assertThat(check.status()).as(check.all()).isEqualTo(FINDINGS);
        assertThat(check.out())
                .contains("web-3 has no copy")
                .doesNotContain("web-1")
                .endsWith("1 finding: 1 error; 3 in the baseline.\n");
        assertThat(run(moved, "check", "--baseline", "b.json", "--detail", "full")
                        .out())
                .contains("In the baseline   3")
                .contains("web-1 has no copy");
        assertThat(run(moved, "check", "--baseline", "b.json", "--format", "sarif")
                        .out())
                .contains("web-3 has no copy")
                .doesNotContain("web-1");
    }

    @Test
    void what_is_gone_is_named_and_dropped_when_the_file_is_written_again() {
        run(DECLARATION, "check", "--write-baseline", "b.json");
        String better = DECLARATION.replaceFirst("env: prod", "env: dev");
        Result check = run(better, "check", "--baseline", "b.json");
        assertThat(check.status()).as(check.all()).isZero();
        assertThat(check.out()).contains("Gone, but still in the baseline   1").contains("HF1200 rule/copied   web-1");
        Result written = run(better, "check", "--baseline", "b.json", "--write-baseline", "b.json");
        assertThat(written.err()).contains("2 findings accepted in b.json (0 new, 1 gone)");
        assertThat(run(better, "check", "--baseline", "b.json").out()).doesNotContain("Gone");
    }

    @Test
    void what_is_waived_stays_waived_and_needs_no_entry() {
        String waived = DECLARATION.replace(
                "message: \"{vm.name} has no copy\"",
                "waivers: [ { for: 'web-*', until: 2026-12-31, owner: ops, reason: \"next month\" } ]");
        run(DECLARATION, "check", "--write-baseline", "b.json");
        Result check = run(waived, "check", "--baseline", "b.json");
        assertThat(check.out())
                .contains("Waived   2")
                .contains("Gone, but still in the baseline   2")
                .endsWith("No findings; 2 waived, 1 in the baseline.\n");
    }

    @Test
    void what_was_not_looked_for_is_neither_gone_nor_accepted() throws IOException {
        String costly = DECLARATION + "  cheap: { for: cost, require: \"cost.month1 < 0.001\" }\n";
        run(costly, "check", "--write-baseline", "b.json");
        String text = Files.readString(directory.resolve("b.json"));
        assertThat(text).contains("rule/cheap");
        Result without = run(costly, "check", "--no-cost", "--baseline", "b.json");
        assertThat(without.status()).isEqualTo(FINDINGS);
        assertThat(without.out()).contains("HF1203").doesNotContain("Gone");
        Result written = run(costly, "check", "--no-cost", "--write-baseline", "b.json");
        assertThat(written.status()).as("nobody knows whether the rule holds").isEqualTo(FINDINGS);
        assertThat(Files.readString(directory.resolve("b.json"))).isEqualTo(text);
    }

    @Test
    void a_baseline_that_is_not_wholly_right_is_not_used_and_not_overwritten() throws IOException {
        run(DECLARATION, "check", "--write-baseline", "b.json");
        String good = Files.readString(directory.resolve("b.json"));
        String entry =
                good.lines().filter(line -> line.contains("web-1")).findFirst().orElseThrow();
        List<List<String>> bad = List.of(
                List.of("", "This is no baseline"),
                List.of("[]", "This is no baseline"),
                List.of("{}", "no key 'holdfast-baseline'"),
                List.of("\u0000\u0000", "UTF-16"),
                List.of(good.substring(0, good.length() / 2), "b.json:"),
                List.of(good.replace("\"holdfast-baseline\": 1", "\"holdfast-baseline\": 2"), "has the version 2"),
                List.of(good.replace("\"estate\"", "\"esttae\""), "Did you mean 'estate'"),
                List.of(good.replace("checked", "other"), "is of the estate 'other'"),
                List.of(good.replace(entry, entry + "\n" + entry), "already in line"),
                List.of(good.replace("\"name\"", "\"nam\""), "no key 'nam'"),
                List.of(good.replaceFirst("[0-9a-f]{64}", "*"), "64 digits"),
                List.of(good.replaceFirst("\"HF1200\"", "7"), "must be a text"),
                List.of(good + "{}", "goes on after"));
        for (List<String> each : bad) {
            Files.writeString(directory.resolve("b.json"), each.get(0));
            for (String option : List.of("--baseline", "--write-baseline")) {
                Result check = run(DECLARATION, "check", option, "b.json");
                assertThat(check.status()).as(each.get(1) + check.all()).isEqualTo(INVALID);
                assertThat(check.err()).contains(each.get(1)).contains("b.json:");
                assertThat(check.out()).isEmpty();
            }
            assertThat(Files.readString(directory.resolve("b.json"))).isEqualTo(each.get(0));
        }
        assertThat(run(DECLARATION, "check", "--baseline", "none.json").status())
                .isEqualTo(INVALID);
        assertThat(run(DECLARATION, "check", "--baseline", ".").status()).isEqualTo(INVALID);
    }

    @Test
    void a_report_does_not_take_the_place_of_a_baseline() {
        run(DECLARATION, "check", "--write-baseline", "b.json");
        for (String option : List.of("--baseline", "--write-baseline")) {
            Result check = run(DECLARATION, "check", option, "b.json", "--report", "json=./b.json");
            assertThat(check.status()).isEqualTo(USAGE);
            assertThat(check.err()).contains("name the same file, 'b.json'");
        }
        assertThat(run(DECLARATION, "check", "--write-baseline", "-").status()).isEqualTo(USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-steps", "contoso", "azure-estate"})
    void what_a_check_says_is_what_a_first_plan_says_but_for_what_it_left(String sample) {
        String folder = Invocation.repository().resolve("samples/" + sample).toString();
        JsonNode check = JsonMapper.shared()
                .readTree(new Invocation(directory)
                        .run("check", folder, "--format", "json")
                        .out());
        JsonNode plan = JsonMapper.shared()
                .readTree(new Invocation(directory)
                        .run("plan", folder, "--format", "json")
                        .out())
                .get("holdfast");
        String left = check.get("notJudged").toString();
        Set<String> first = told(plan);
        first.removeIf(finding -> left.contains('"' + finding.substring(0, finding.indexOf(' ')) + '"'));
        assertThat(told(check)).isEqualTo(first).isNotEmpty();
    }

    private static Set<String> told(JsonNode subject) {
        Set<String> told = new TreeSet<>();
        for (JsonNode finding : subject.get("findings")) {
            told.add(finding.get("name").asString() + " " + finding.get("level") + finding.get("addresses")
                    + finding.get("message") + finding.get("place") + finding.get("evidence") + finding.get("waiver"));
        }
        return told;
    }

    @Test
    void hostile_names_are_harmless_in_a_baseline_and_in_what_is_said_of_it() throws IOException {
        Invocation.write(
                directory,
                List.of(
                        "fleet.ndjson",
                        "{\"name\":\"vm-1\",\"region\":\"eastus\",\"os\":\"linux\",\"tags\":{\"env\":\"prod\","
                                + "\"owner\":\"::error::a\\u202eb\\u001b[2J\\n::error::x\"},"
                                + "\"disks\":{\"os\":{\"size\":\"64GiB\",\"used\":\"9GiB\"}}}\n"));
        String hostile = DECLARATION.replace("{vm.name} has no copy", "{vm.tags.owner} has no copy")
                + "inventories: [ { ndjson: fleet.ndjson } ]\n";
        run(hostile, "check", "--write-baseline", "b.json");
        Result check = run(DECLARATION.replace("env: prod", "env: dev"), "check", "--baseline", "b.json");
        assertThat(check.out()).contains("Gone");
        Result full = run(hostile, "check", "--baseline", "b.json", "--detail", "full");
        assertThat(full.out().codePoints().filter(c -> c != '\n').noneMatch(c -> c < ' ' || c == 0x202e))
                .isTrue();
        assertThat(full.out().lines().noneMatch(line -> line.strip().startsWith("::")))
                .isTrue();
        assertThat(Files.readString(directory.resolve("b.json")).codePoints().noneMatch(c -> c == 0x1b))
                .isTrue();
    }

    @Test
    void an_entry_accepts_only_the_name_and_address_that_people_read_in_it() throws IOException {
        run(DECLARATION, "check", "--write-baseline", "b.json");
        String text = Files.readString(directory.resolve("b.json"));
        Files.writeString(
                directory.resolve("b.json"), text.replace("\"address\": \"web-1\"", "\"address\": \"web-9\""));
        assertThat(run(DECLARATION, "check", "--baseline", "b.json").out()).contains("web-1 has no copy");
    }
}

package dev.holdfast.cli.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of rules say. */
class RuleTestCommandTest {

    private static final int FINDINGS = 4;
    private static final int INVALID = 65;
    private static final int USAGE = 64;

    private static final String DECLARATION = """
            holdfast: 1
            name: real
            rules:
              copied:
                for: vm
                where: "vm.tags.env == 'prod'"
                require: "!vm.protection.copies.isEmpty()"
                message: "{vm.name} has no copy"
                waivers: [ { for: old-1, until: 2026-06-30, owner: ops, reason: "goes soon" } ]
              not-weaker: { for: change, require: "!change.weakens", level: warning }
              builtin: { weakens-protection: { level: error } }
            """;

    private static final String TESTS = "holdfast-test: 1\ntests:\n";

    /** A test with a fixture in its place; more keys can follow. */
    private static String test(String name, String machine, String env) {
        return "  - name: " + name + "\n    fixture:\n"
                + fixture(machine, env, "7d").indent(6);
    }

    private static String fixture(String machine, String env, String kept) {
        return """
                holdfast: 1
                name: fixture
                vaults: { v: { region: eastus } }
                policies:
                  p: { vault: v, objectives: { rpo: 28h }, schedule: { daily: "22:00" }, retention: { daily: %s } }
                vms:
                  %s: { region: eastus, os: linux, tags: { env: %s }, disks: { os: { size: 64GiB, used: 9GiB, churn: 1%%/d } } }
                bindings: [ { policy: p } ]
                """.formatted(kept, machine, env);
    }

    private static final String WEAKENED =
            "  - name: keeping less is found\n    fixture: after.yaml\n    before: before.yaml\n";

    @TempDir
    Path directory;

    private Result run(String tests, String... more) {
        Invocation.write(
                directory,
                List.of(
                        "holdfast.yaml",
                        DECLARATION,
                        "tests/a.holdfast-test.yaml",
                        TESTS + tests,
                        "tests/before.yaml",
                        fixture("web-1", "dev", "14d"),
                        "tests/after.yaml",
                        fixture("web-1", "dev", "7d")));
        List<String> arguments = new ArrayList<>(List.of("check", "--test"));
        arguments.addAll(List.of(more));
        return new Invocation(directory).run(arguments.toArray(String[]::new));
    }

    @Test
    void what_is_expected_passes_and_silence_is_proved() throws IOException {
        Result result = run(test("found", "web-1", "prod")
                + "    expect: [ { finding: rule/copied, for: web-1, level: error, message: has no copy } ]\n"
                + test("silent", "web-1", "dev")
                + "    none: [ uncovered ]\n");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.out())
                .contains("✓ found")
                .contains("✓ silent")
                .contains("Never violated in a test: not-weaker.")
                .contains("Never seen to hold in a test: not-weaker.")
                .endsWith("2 tests: 2 passed, 0 failed; 1 of 2 rules is violated in one and holds in another.\n");
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).as("nothing is left").hasSize(4);
        }
        assertThat(new Invocation(directory)
                        .run("check", "--test", "--fail-untested")
                        .status())
                .isEqualTo(FINDINGS);
    }

    @Test
    void a_difference_says_what_was_expected_and_what_was_found_and_where() {
        Result result = run(test("surprised", "web-1", "prod")
                + test("disappointed", "web-1", "dev")
                + "    expect: [ { finding: rule/copied, for: 'web-*' } ]\n"
                + test("wrong level", "web-1", "prod")
                + "    expect: [ { finding: rule/copied, level: warning } ]\n"
                + test("not wanted", "old-1", "prod")
                + "    expect: [ { finding: rule/copied, waived: true } ]\n    none: [ preset-values, HF1202 ]\n"
                + test("later", "old-1", "prod")
                + "    at: 2026-08-01T00:00:00Z\n");
        assertThat(result.status()).as(result.all()).isEqualTo(FINDINGS);
        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("✗ surprised tests/a.holdfast-test.yaml:3:11")
                .contains("Found, but not expected: rule/copied for web-1 at level error: 'web-1 has no copy'")
                .contains("(tests/a.holdfast-test.yaml:11:9)")
                .contains("✗ disappointed")
                .contains("There is no such finding.")
                .contains("✗ wrong level")
                .contains("Found was: rule/copied for web-1 at level error")
                .contains("✓ not wanted")
                .contains("✗ later")
                .contains("5 tests: 1 passed, 4 failed");
    }

    @Test
    void a_fixture_can_be_a_folder_or_in_the_other_spelling() {
        Invocation.write(directory, List.of("tests/before.yaml", fixture("a", "prod", "7d")));
        Result converted =
                new Invocation(directory).run("convert", "tests/before.yaml", "--to", "groovy", "-o", "tests/g.groovy");
        assertThat(converted.status()).as(converted.all()).isZero();
        Result result = run(
                "  - { name: groovy, fixture: g.groovy, expect: [ { finding: rule/copied, for: a, place: 'g.groovy:' } ] }\n"
                        + "  - { name: folder, fixture: .. }\n");
        assertThat(result.status()).as(result.all()).isZero();
    }

    @Test
    void the_tests_of_the_sample_pass_and_test_each_of_its_rules() {
        String sample = Invocation.repository().resolve("samples/contoso").toString();
        Result result = new Invocation(directory).run("check", "--test", "--fail-untested", sample);
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.out()).endsWith("2 of 2 rules are violated in one and hold in another.\n");
    }

    @Test
    void what_is_waived_is_expected_as_such() {
        Result result = run(test("counts", "old-1", "prod")
                + "    expect: [ { finding: rule/copied } ]\n    none: [ rule/copied ]\n"
                + test("waived", "web-1", "prod")
                + "    expect: [ { finding: rule/copied, waived: true } ]\n");
        assertThat(result.status()).as(result.all()).isEqualTo(FINDINGS);
        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("Found was: rule/copied for old-1 at level error, waived")
                .contains("Found, but not expected: rule/copied for web-1")
                .contains("Expected, but not found: rule/copied for *, waived")
                .contains("2 tests: 0 passed, 2 failed");
    }

    @Test
    void changes_are_judged_against_what_was_really_in_force() {
        Result result = run(WEAKENED
                + "    for: 20d\n    expect:\n      - { finding: rule/not-weaker, for: policy/p }\n"
                + "      - { finding: weakens-protection, for: policy/p, level: error }\n"
                + "  - name: keeping more is not\n    fixture: before.yaml\n    before: after.yaml\n");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.out()).contains("Never violated in a test: copied.").doesNotContain("Never seen");
        assertThat(run(WEAKENED).out()).contains("Found, but not expected: rule/not-weaker for policy/p");
    }

    @Test
    void machines_that_were_in_force_for_long_have_points_to_lose() {
        String losing = "  - name: points are lost\n    fixture:\n"
                + (fixture("web-1", "dev", "7d") + "limits: { maxPointsLost: 0 }\n").indent(6)
                + "    before: before.yaml\n";
        String expected = "    expect:\n      - { finding: rule/not-weaker }\n      - { finding: HF1106 }\n";
        Result old = run(losing + "    for: 20d\n" + expected);
        assertThat(old.status()).as(old.all()).isZero();
        assertThat(run(losing + expected).out()).contains("Expected, but not found: HF1106 for *");
    }

    @Test
    void a_fixture_with_errors_or_of_another_estate_fails_its_test_alone() {
        Result result = run("  - { name: bad, fixture: { holdfast: 1, name: x, valts: {} } }\n"
                + WEAKENED.replace("before: before.yaml", "before: { holdfast: 1, name: other }")
                + test("good", "web-1", "dev"));
        assertThat(result.status()).as(result.all()).isEqualTo(FINDINGS);
        assertThat(result.out())
                .contains("✗ bad")
                .contains("tests/a.holdfast-test.yaml:3:")
                .contains("Did you mean 'vaults'?")
                .contains("The fixture is of the estate 'fixture'")
                .contains("✓ good");
    }

    @Test
    void reports_for_build_servers_and_programs() {
        String tests = test("found \"<&\u0007", "web-1", "prod") + test("silent", "web-1", "dev");
        Result junit = run(tests.replace("found \"<&\u0007", "'found \"<&'"), "--format", "junit");
        assertThat(junit.status()).as(junit.all()).isEqualTo(FINDINGS);
        assertThat(junit.out())
                .contains("<property name=\"test\" value=\"Holdfast rule tests of real\"/>")
                .contains("tests=\"2\" failures=\"1\" errors=\"0\">")
                .contains("<testcase name=\"found &quot;&lt;&amp;\" classname=\"holdfast.rules\" time=\"0\">")
                .contains("<failure type=\"rule-test\" message=\"Found, but not expected")
                .doesNotContain("file=");
        assertFits("junit.xsd", junit.out());
        assertFits(
                "junit-gitlab.xsd",
                run(tests.replace("found \"<&\u0007", "x"), "--format", "junit", "--junit-flavor", "gitlab")
                        .out());
        Result json = run(test("found", "web-1", "prod"), "--format", "json", "--report", "junit=t.xml");
        JsonNode tree = JsonMapper.shared().readTree(json.out());
        assertThat(tree.at("/counts/failed").asInt()).isEqualTo(1);
        assertThat(tree.at("/tests/0/violated/0").asString()).isEqualTo("copied");
        assertThat(directory.resolve("t.xml")).exists();
        assertThat(run(tests, "--format", "sarif").status()).isEqualTo(USAGE);
        assertThat(run(tests, "--github-summary").status()).isEqualTo(USAGE);
        assertThat(run(tests, "--baseline", "b.json").status()).isEqualTo(USAGE);
    }

    private static void assertFits(String schema, String xml) {
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Invocation.repository()
                            .resolve("cli/src/test/resources/schemas/" + schema)
                            .toFile())
                    .newValidator()
                    .validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException | IOException e) {
            throw new AssertionError(schema + "\n" + xml, e);
        }
    }

    @Test
    void what_is_wrong_in_a_file_of_tests_is_said_with_its_place() {
        List<List<String>> bad = List.of(
                List.of("  - { name: a }\n", ":3:", "fixture"),
                List.of("  - { name: a, fixture: no.yaml }\n", ":3:25", "no file or folder 'no.yaml'"),
                List.of("  - { name: a, fixture: ../../up.yaml }\n", ":3:25", "up.yaml"),
                List.of("  - { name: a, fixture: /etc/passwd }\n", ":3:25", "outside of the declaration's folder"),
                List.of("  - { name: a, fixture: after.yaml, expcet: [] }\n", ":3:", "Did you mean 'expect'?"),
                List.of(
                        "  - { name: a, fixture: after.yaml, none: [ rule/copid ] }\n",
                        ":3:45",
                        "Did you mean 'rule/copied'?"),
                List.of(
                        "  - { name: a, fixture: after.yaml, expect: [ { finding: rule/not-weaker } ] }\n",
                        ":3:",
                        "is about changes"),
                List.of("  - { name: a, fixture: after.yaml, for: 3d }\n", ":3:", "Add 'before'"),
                List.of("  - { name: a, fixture: after.yaml, at: yesterday }\n", ":3:", "no instant"),
                List.of(
                        "  - { name: a, fixture: after.yaml, before: after.yaml, for: 900d }\n",
                        ":3:",
                        "at most 400 days"),
                List.of(
                        "  - { name: a, fixture: after.yaml }\n  - { name: a, fixture: after.yaml }\n",
                        ":4:",
                        "Another test in line 3"),
                List.of("  - [\n", ":", "Error"),
                List.of("  - 7\n", ":3:", "Error"));
        for (List<String> each : bad) {
            Result result = run(each.get(0));
            assertThat(result.status()).as(each + result.all()).isEqualTo(INVALID);
            assertThat(result.err())
                    .contains("tests/a.holdfast-test.yaml" + each.get(1))
                    .contains(each.get(2))
                    .contains("No test was run.");
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void without_tests_nothing_is_proved() throws IOException {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION));
        Result none = new Invocation(directory).run("check", "--test");
        assertThat(none.status()).as(none.all()).isEqualTo(USAGE);
        assertThat(none.err()).contains("There are no tests").contains("docs/rules.md");
        assertThat(new Invocation(directory).run("check", "--fail-untested").status())
                .isEqualTo(USAGE);
        Path outside = Files.createTempFile("outside", ".yaml");
        Files.writeString(outside, "secret: 42\n");
        Files.createSymbolicLink(directory.resolve("link.holdfast-test.yaml"), outside);
        Result link = new Invocation(directory).run("check", "--test");
        Files.delete(outside);
        assertThat(link.status()).isEqualTo(INVALID);
        assertThat(link.all()).contains("a link out of it").doesNotContain("42");
    }
}

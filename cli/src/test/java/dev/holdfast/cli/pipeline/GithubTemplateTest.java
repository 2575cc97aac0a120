package dev.holdfast.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.pipeline.Workplace.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class GithubTemplateTest {

    private static final JsonNode TEMPLATE = Template.of("github-actions.yml").yaml();
    private static final List<String> BASH = List.of("bash", "--noprofile", "--norc", "-eo", "pipefail");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (.+?) }}");
    private static final Pattern OUTPUT = Pattern.compile("(?m)^([\\w-]+)(?:=(.*)|<<(\\S+)\\R(.*)\\R\\3)$");
    private static final String COMMENTS = "repos/acme/shop/issues/12/comments";

    @TempDir
    Path directory;

    private Workplace place;

    @BeforeEach
    void a_pull_request_upon_an_estate_that_is_there() throws Exception {
        place = Workplace.prepared(directory);
        place.environment("GITHUB_REPOSITORY", "acme/shop");
        place.environment("GITHUB_OUTPUT", directory.resolve("temporary/output").toString());
        place.environment("GITHUB_PATH", directory.resolve("temporary/path").toString());
        place.environment(
                "GITHUB_STEP_SUMMARY", directory.resolve("temporary/summary").toString());
        place.environment("RUNNER_TEMP", directory.resolve("temporary").toString());
    }

    /** Runs a job; each step sees the outputs of those before it. */
    private Ended job(String name, Map<String, String> known) throws Exception {
        Map<String, String> values = new HashMap<>(known);
        values.putAll(Map.of(
                "github.token",
                Workplace.TOKEN,
                "vars.HOLDFAST_STATE",
                place.state(),
                "vars.HOLDFAST_SOURCE",
                "https://git.example.com/holdfast",
                "vars.HOLDFAST_REVISION",
                "3".repeat(40),
                "secrets.HOLDFAST_PLANNER_PASSWORD",
                "planner",
                "secrets.HOLDFAST_PASSWORD",
                "owner"));
        JsonNode job = TEMPLATE.get("jobs").get(name);
        StringBuilder said = new StringBuilder();
        for (JsonNode step : job.get("steps")) {
            if (!step.has("run")) {
                continue;
            }
            Map<String, String> variables = new HashMap<>();
            for (JsonNode level : List.of(TEMPLATE, job, step)) {
                Template.texts(level.path("env")).forEach((key, text) -> variables.put(key, resolved(text, values)));
            }
            Path output = place.temporary().resolve("output");
            Files.deleteIfExists(output);
            Ended ended = place.run(List.of(
                    new Step(step.get("name").asString(), BASH, step.get("run").asString(), variables)));
            said.append(ended.said());
            if (ended.status() != 0) {
                return new Ended(ended.status(), said.toString());
            }
            if (step.has("id")) {
                outputs("steps." + step.get("id").asString() + ".outputs.", output, values);
            }
        }
        return new Ended(0, said.toString());
    }

    private static String resolved(String text, Map<String, String> values) {
        return EXPRESSION.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            assertThat(value).as("the value of " + found.group()).isNotNull();
            return Matcher.quoteReplacement(value == null ? "" : value);
        });
    }

    private static void outputs(String prefix, Path file, Map<String, String> values) throws IOException {
        Matcher output = OUTPUT.matcher(Files.readString(file));
        while (output.find()) {
            values.put(prefix + output.group(1), output.group(2) == null ? output.group(4) : output.group(2));
        }
    }

    private Ended plan(String labels) throws Exception {
        place.environment("GITHUB_EVENT_NAME", "pull_request");
        place.environment("GITHUB_SHA", "4".repeat(40));
        place.environment("GITHUB_REF", "refs/pull/12/merge");
        return job(
                "plan",
                Map.of(
                        "github.event.pull_request.number",
                        "12",
                        "github.event.pull_request.head.sha",
                        Workplace.HEAD,
                        "toJSON(github.event.pull_request.labels.*.name)",
                        labels));
    }

    private Ended merge(String expect, String allow) throws Exception {
        place.environment("GITHUB_EVENT_NAME", expect.isEmpty() ? "push" : "workflow_dispatch");
        place.environment("GITHUB_SHA", Workplace.MERGED);
        place.environment("GITHUB_REF", "refs/heads/main");
        return job("apply", Map.of("inputs.expect", expect, "inputs.allow-data-loss", allow));
    }

    private void reviewed(String state, String by, String digest, String label) throws IOException {
        place.answer("GET repos/acme/shop/commits/" + Workplace.MERGED + "/pulls", """
                [ { "merged_at": null, "merge_commit_sha": "%2$s", "head": { "sha": "%1$s" }, "labels": [ { "name": "allow-data-loss=99" } ] },
                  { "merged_at": "2027-01-04T16:00:00Z", "merge_commit_sha": "%2$s", "head": { "sha": "%1$s" },
                    "labels": [ { "name": "backup" }, { "name": "%3$s" } ] } ]
                """.formatted(
                        Workplace.HEAD, Workplace.MERGED, label));
        place.answer("GET repos/acme/shop/commits/" + Workplace.HEAD + "/statuses?per_page=100", """
                [ { "context": "build", "state": "success", "description": "passed", "creator": { "login": "github-actions[bot]" } },
                  { "context": "holdfast/plan", "state": "%s", "description": "%s", "creator": { "login": "%s" } },
                  { "context": "holdfast/plan", "state": "success", "description": "sha256:%s", "creator": { "login": "github-actions[bot]" } } ]
                """.formatted(
                        state, digest, by, "0".repeat(64)));
    }

    @Test
    void a_pull_request_with_findings_fails_and_says_so_everywhere() throws Exception {
        place.answer("GET " + COMMENTS + "?per_page=100", "[]");
        Ended ended = plan("[]");
        assertThat(ended.status()).as(ended.said()).isEqualTo(4);
        assertThat(ended.said()).contains("::error file=backup/policies.holdfast.yaml,line=15,");
        assertThat(Files.readString(place.temporary().resolve("summary"))).contains("cannot be applied, 4 errors");
        String comment = place.written("plan.md");
        assertThat(comment)
                .startsWith("<!-- holdfast-plan harbour -->\n### Holdfast plan for harbour: cannot be applied");
        assertThat(place.sent()).hasSize(3);
        assertThat(place.sent().get(2))
                .startsWith("POST repos/acme/shop/code-scanning/sarifs\ncommit_sha=" + "4".repeat(40)
                        + "\nref=refs/pull/12/merge\nsarif=H4sI");
        assertThat(place.sent().get(0)).isEqualTo("POST " + COMMENTS + "\nbody=" + comment);
        assertThat(place.sent().get(1))
                .isEqualTo("POST repos/acme/shop/statuses/" + Workplace.HEAD
                        + "\nstate=failure\ncontext=holdfast/plan\ndescription=" + place.digest() + "\n");
    }

    @Test
    void a_text_that_is_wrong_is_annotated_at_its_word_and_nothing_is_planned() throws Exception {
        Files.writeString(place.repository().resolve("backup/more.holdfast.yaml"), Workplace.WRONG);
        Ended ended = plan("[]");
        assertThat(ended.status()).as(ended.said()).isEqualTo(65);
        assertThat(ended.said())
                .contains(
                        "\n::error file=backup/more.holdfast.yaml,line=3,endLine=3,col=5,endColumn=9,title=HF0020 unknown-key::")
                .doesNotContain("== Plan");
        assertThat(place.sent()).isEmpty();
    }

    @Test
    void points_that_would_be_lost_need_a_label_and_the_comment_is_brought_up_to_date() throws Exception {
        place.declare("head", true);
        place.answer("GET " + COMMENTS + "?per_page=100", """
                [ { "id": 1, "user": { "login": "mallory" }, "body": "<!-- holdfast-plan harbour -->\\nmine" },
                  { "id": 2, "user": { "login": "github-actions[bot]" }, "body": "<!-- holdfast-plan other -->\\n" } ]
                [ { "id": 3, "user": { "login": "github-actions[bot]" }, "body": "<!-- holdfast-plan harbour -->\\nold" } ]
                """);
        Ended ended = plan("[\"backup\", \"allow-data-loss=8\"]");
        assertThat(ended.status()).as(ended.said()).isEqualTo(8);
        assertThat(ended.said()).contains("the label allow-data-loss=9");
        assertThat(place.sent().get(0))
                .isEqualTo("PATCH repos/acme/shop/issues/comments/3\nbody=" + place.written("plan.md"));
        assertThat(place.sent().get(1)).contains("\nstate=success\n", "\ndescription=" + place.digest() + "\n");
    }

    @Test
    void a_pull_request_whose_loss_is_agreed_to_passes() throws Exception {
        place.declare("head", true);
        place.answer("GET " + COMMENTS + "?per_page=100", "[]");
        Ended ended = plan("[\"allow-data-loss=9\"]");
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void what_was_merged_is_applied_as_it_was_reviewed() throws Exception {
        place.declare("head", true);
        reviewed("success", "github-actions[bot]", place.digest(), "allow-data-loss=9");
        Ended ended = merge("", "0");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("Apply complete!");
        place.isApplied();
    }

    @Test
    void what_was_merged_is_refused_if_main_is_not_what_was_reviewed() throws Exception {
        place.declare("head", true);
        reviewed("success", "github-actions[bot]", place.digest(), "allow-data-loss=9");
        Files.writeString(place.repository().resolve("backup/more.holdfast.yaml"), Workplace.MORE);
        Ended ended = merge("", "0");
        assertThat(ended.status()).as(ended.said()).isEqualTo(5);
        place.isUntouched();
    }

    @Test
    void what_was_merged_is_refused_without_the_number_of_points_it_loses() throws Exception {
        place.declare("head", true);
        reviewed("success", "github-actions[bot]", place.digest(), "allow-data-loss=$(touch ran)");
        Ended ended = merge("", "0");
        assertThat(ended.status()).as(ended.said()).isEqualTo(8);
        assertThat(place.repository().resolve("ran")).doesNotExist();
        place.isUntouched();
    }

    @Test
    void nothing_is_applied_that_nobody_reviewed() throws Exception {
        place.declare("head", true);
        String digest = place.digest();
        List<String> ends = new ArrayList<>();
        reviewed("failure", "github-actions[bot]", digest, "x");
        ends.add(merge("", "0").said());
        reviewed("success", "github-actions[bot]", "sha256:$(touch ran)", "x");
        ends.add(merge("", "0").said());
        place.answer("GET repos/acme/shop/commits/" + Workplace.MERGED + "/pulls", "[]");
        ends.add(merge("", "0").said());
        ends.add(merge("; touch ran", "0").said());
        assertThat(ends).allMatch(said -> said.contains("::error::No plan of this commit was reviewed"));
        assertThat(place.repository().resolve("ran")).doesNotExist();
        place.isUntouched();
    }

    @Test
    void a_digest_that_somebody_else_set_does_not_count() throws Exception {
        place.declare("head", true);
        reviewed("success", "mallory", place.digest(), "allow-data-loss=9");
        Ended ended = merge("", "0");
        assertThat(ended.status()).as(ended.said()).isEqualTo(5);
        assertThat(ended.said()).contains("not sha256:0000");
        place.isUntouched();
    }

    @Test
    void by_hand_a_digest_and_a_number_are_given() throws Exception {
        place.declare("head", true);
        Ended ended = merge(place.digest(), "9");
        assertThat(ended.status()).as(ended.said()).isZero();
        place.isApplied();
    }

    @Test
    void permissions_are_least_and_two_applies_never_run_at_once() {
        assertThat(TEMPLATE.get("permissions").properties()).isEmpty();
        JsonNode plan = TEMPLATE.get("jobs").get("plan");
        assertThat(Template.texts(plan.get("permissions")))
                .containsOnly(
                        Map.entry("contents", "read"),
                        Map.entry("pull-requests", "write"),
                        Map.entry("security-events", "write"),
                        Map.entry("statuses", "write"));
        assertThat(plan.get("if").asString())
                .isEqualTo("github.event_name == 'pull_request'"
                        + " && github.event.pull_request.head.repo.full_name == github.repository");
        JsonNode apply = TEMPLATE.get("jobs").get("apply");
        assertThat(Template.texts(apply.get("permissions")).values()).containsOnly("read");
        assertThat(apply.get("if").asString())
                .isEqualTo("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'");
        assertThat(apply.get("concurrency").get("group").asString()).isEqualTo("backup-apply");
        assertThat(apply.get("concurrency").get("cancel-in-progress").asBoolean())
                .isFalse();
        assertThat(TEMPLATE.get("defaults").get("run").get("shell").asString()).isEqualTo("bash");
    }

    @Test
    void scripts_hold_no_expressions_and_actions_are_pinned() {
        for (JsonNode job : TEMPLATE.get("jobs")) {
            for (JsonNode step : job.get("steps")) {
                assertThat(step.path("run").asString("")).doesNotContain("${{");
                assertThat(step.path("uses").asString("x@" + "0".repeat(40))).matches("[a-z/]+@[0-9a-f]{40}|x@0+");
            }
        }
    }
}

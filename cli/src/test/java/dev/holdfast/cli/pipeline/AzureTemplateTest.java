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

class AzureTemplateTest {

    private static final JsonNode TEMPLATE = Template.of("azure-pipelines.yml").yaml();
    private static final JsonNode PLAN =
            TEMPLATE.get("stages").get(0).get("jobs").get(0).get("steps");
    private static final JsonNode DEPLOYMENT =
            TEMPLATE.get("stages").get(1).get("jobs").get(0);
    private static final JsonNode APPLY =
            DEPLOYMENT.get("strategy").get("runOnce").get("deploy").get("steps");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\{ (.+?) }}|\\$\\(([^()]+)\\)");
    private static final String SERVICE = "https://dev.example.com/acme/";
    private static final String REPOSITORY = SERVICE + "shop/_apis/git/repositories/9";
    private static final String PULL = REPOSITORY + "/pullRequests/12";

    @TempDir
    Path directory;

    private Workplace place;

    @BeforeEach
    void a_pull_request_upon_an_estate_that_is_there() throws Exception {
        place = Workplace.prepared(directory);
        place.environment("SYSTEM_COLLECTIONURI", SERVICE);
        place.environment("SYSTEM_TEAMPROJECTID", "shop");
        place.environment("BUILD_REPOSITORY_ID", "9");
        place.environment(
                "DECLARATION", TEMPLATE.get("variables").get(0).get("value").asString());
        place.answer("GET " + SERVICE + "_apis/connectionData", "{\"authenticatedUser\": {\"id\": \"bot\"}}");
    }

    /** Each step is a script of its own, in a shell without options. */
    private Ended steps(JsonNode steps, Map<String, String> parameters) throws Exception {
        Map<String, String> values = new HashMap<>(parameters);
        values.put("System.AccessToken", Workplace.TOKEN);
        values.put("HOLDFAST_PLANNER_PASSWORD", "planner");
        values.put("HOLDFAST_PASSWORD", "owner");
        List<Step> scripts = new ArrayList<>();
        for (JsonNode step : steps) {
            if (step.has("bash")) {
                String script = step.get("bash").asString();
                assertThat(script).startsWith("set -euo pipefail\n").doesNotContain("${{", "$(System.", "$(Build.");
                Map<String, String> variables = new HashMap<>();
                Template.texts(step.path("env")).forEach((name, text) -> variables.put(name, resolved(text, values)));
                scripts.add(new Step(
                        step.get("displayName").asString(),
                        List.of("bash", "--noprofile", "--norc"),
                        script,
                        variables));
            }
        }
        return place.run(scripts);
    }

    private static String resolved(String text, Map<String, String> values) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1) == null ? found.group(2) : found.group(1));
            assertThat(value).as("the value of " + found.group()).isNotNull();
            return Matcher.quoteReplacement(value == null ? "" : value);
        });
    }

    private Ended plan() throws Exception {
        place.environment("BUILD_REASON", "PullRequest");
        place.environment("SYSTEM_PULLREQUEST_PULLREQUESTID", "12");
        place.environment("SYSTEM_PULLREQUEST_SOURCECOMMITID", Workplace.HEAD);
        return steps(PLAN, Map.of());
    }

    private Ended merge(String reason, String expect, String allow) throws Exception {
        place.environment("BUILD_REASON", reason);
        place.environment("BUILD_SOURCEVERSION", Workplace.MERGED);
        return steps(APPLY, Map.of("parameters.expect", expect, "parameters.allowDataLoss", allow));
    }

    private void reviewed(String digest, String planned, String by, String label) throws IOException {
        place.answer("POST " + REPOSITORY + "/pullrequestquery?api-version=7.1", """
                { "results": [ { "%s": [ { "pullRequestId": 12, "lastMergeSourceCommit": { "commitId": "%s" } } ] } ] }
                """.formatted(
                        Workplace.MERGED, Workplace.HEAD));
        place.answer("GET " + PULL + "/statuses?api-version=7.1", """
                { "value": [
                  { "id": 1, "context": { "genre": "holdfast", "name": "plan" }, "createdBy": { "id": "bot" },
                    "state": "failed", "description": "sha256:0 0" },
                  { "id": 2, "context": { "genre": "holdfast", "name": "plan" }, "createdBy": { "id": "%s" },
                    "state": "succeeded", "description": "%s %s" } ] }
                """.formatted(by, digest, planned));
        place.answer("GET " + PULL + "/labels?api-version=7.1", "{ \"value\": [ { \"name\": \"" + label + "\" } ] }");
    }

    @Test
    void a_text_that_is_wrong_is_an_issue_at_its_word_and_nothing_is_planned() throws Exception {
        Files.writeString(place.repository().resolve("backup/more.holdfast.yaml"), Workplace.WRONG);
        Ended ended = plan();
        assertThat(ended.status()).as(ended.said()).isEqualTo(65);
        assertThat(ended.said())
                .contains(
                        "##vso[task.logissue type=error;sourcepath=backup/more.holdfast.yaml;linenumber=3;columnnumber=5;"
                                + "code=HF0020;]unknown-key: ")
                .doesNotContain("== Plan");
    }

    @Test
    void a_pull_request_with_findings_fails_and_says_so_everywhere() throws Exception {
        place.answer("GET " + PULL + "/threads?api-version=7.1", "{ \"value\": [] }");
        Ended ended = plan();
        assertThat(ended.status()).as(ended.said()).isEqualTo(4);
        assertThat(ended.said()).contains("##vso[task.logissue type=error;sourcepath=backup/policies.holdfast.yaml;");
        assertThat(place.written("plan.xml")).contains("<failure ");
        String comment = place.written("plan.md");
        assertThat(comment)
                .startsWith("<!-- holdfast-plan harbour -->\n### Holdfast plan for harbour: cannot be applied");
        assertThat(place.sent()).hasSize(2);
        assertThat(place.sent().get(0))
                .startsWith("POST " + PULL + "/threads?api-version=7.1\n")
                .contains("\"content\": " + Workplace.quoted(comment), "\"status\": \"closed\"");
        assertThat(place.sent().get(1))
                .startsWith("POST " + PULL + "/statuses?api-version=7.1\n")
                .contains(
                        "\"description\": \"" + place.digest() + " " + Workplace.HEAD + "\"", "\"state\": \"failed\"");
    }

    @Test
    void points_that_would_be_lost_need_a_label_and_the_comment_is_brought_up_to_date() throws Exception {
        place.declare("head", true);
        place.answer("GET " + PULL + "/threads?api-version=7.1", """
                { "value": [
                  { "id": 1, "comments": [ { "id": 1, "author": { "id": "mallory" }, "content": "<!-- holdfast-plan harbour -->\\n" } ] },
                  { "id": 2, "comments": [ { "id": 1, "author": { "id": "bot" } } ] },
                  { "id": 3, "comments": [ { "id": 1, "author": { "id": "bot" }, "content": "<!-- holdfast-plan harbour -->\\nold" } ] } ] }
                """);
        place.answer("GET " + PULL + "/labels?api-version=7.1", "{ \"value\": [] }");
        Ended ended = plan();
        assertThat(ended.status()).as(ended.said()).isEqualTo(8);
        assertThat(place.sent().get(0))
                .isEqualTo("PATCH " + PULL + "/threads/3/comments/1?api-version=7.1\n"
                        + Workplace.json("content", place.written("plan.md")));
        assertThat(place.sent().get(1)).contains("\"state\": \"succeeded\"");
        place.answer(
                "GET " + PULL + "/labels?api-version=7.1", "{ \"value\": [ { \"name\": \"allow-data-loss=9\" } ] }");
        ended = plan();
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void what_was_merged_is_applied_as_it_was_reviewed() throws Exception {
        place.declare("head", true);
        reviewed(place.digest(), Workplace.HEAD, "bot", "allow-data-loss=9");
        Ended ended = merge("IndividualCI", "", "0");
        assertThat(ended.status()).as(ended.said()).isZero();
        place.isApplied();
    }

    @Test
    void what_was_merged_is_refused_if_main_is_not_what_was_reviewed() throws Exception {
        place.declare("head", true);
        reviewed(place.digest(), Workplace.HEAD, "bot", "allow-data-loss=9");
        Files.writeString(place.repository().resolve("backup/more.holdfast.yaml"), Workplace.MORE);
        Ended ended = merge("IndividualCI", "", "0");
        assertThat(ended.status()).as(ended.said()).isEqualTo(5);
        place.isUntouched();
    }

    @Test
    void nothing_is_applied_that_nobody_reviewed() throws Exception {
        place.declare("head", true);
        String digest = place.digest();
        List<String> ends = new ArrayList<>();
        reviewed(digest, Workplace.HEAD, "mallory", "x");
        ends.add(merge("IndividualCI", digest, "9").said());
        reviewed(digest, "5".repeat(40), "bot", "x");
        ends.add(merge("IndividualCI", digest, "9").said());
        reviewed("sha256:$(touch ran)", Workplace.HEAD, "bot", "x");
        ends.add(merge("BatchedCI", digest, "9").said());
        place.answer("POST " + REPOSITORY + "/pullrequestquery?api-version=7.1", "{ \"results\": [ {} ] }");
        ends.add(merge("IndividualCI", "", "0").said());
        ends.add(merge("Manual", "$(touch ran)", "0").said());
        assertThat(ends)
                .allMatch(said -> said.contains("##vso[task.logissue type=error]No plan of this commit was reviewed"));
        assertThat(place.repository().resolve("ran")).doesNotExist();
        place.isUntouched();
    }

    @Test
    void by_hand_a_digest_and_a_number_are_given() throws Exception {
        place.declare("head", true);
        Ended ended = merge("Manual", place.digest(), "9");
        assertThat(ended.status()).as(ended.said()).isZero();
        place.isApplied();
    }

    @Test
    void two_applies_never_run_at_once() {
        assertThat(TEMPLATE.get("lockBehavior").asString()).isEqualTo("sequential");
        assertThat(DEPLOYMENT.get("environment").asString()).isEqualTo("backup");
        assertThat(TEMPLATE.get("stages").get(1).get("condition").asString())
                .isEqualTo(
                        "and(ne(variables['Build.Reason'], 'PullRequest'), eq(variables['Build.SourceBranch'], 'refs/heads/main'))");
    }
}

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class GitlabTemplateTest {

    private static final JsonNode TEMPLATE = Template.of("gitlab-ci.yml").yaml();
    private static final String API = "https://git.example.com/api/v4";
    private static final String PROJECT = API + "/projects/7";
    private static final String NOTES = PROJECT + "/merge_requests/12/notes";

    @TempDir
    Path directory;

    private Workplace place;

    @BeforeEach
    void a_pull_request_upon_an_estate_that_is_there() throws Exception {
        place = Workplace.prepared(directory);
        place.environment("CI_API_V4_URL", API);
        place.environment("CI_PROJECT_ID", "7");
        place.environment("CI_DEFAULT_BRANCH", "main");
        place.environment("HOLDFAST_GITLAB_TOKEN", Workplace.TOKEN);
    }

    /** All lines of a job are one script. */
    private Ended job(String name) throws Exception {
        JsonNode job = TEMPLATE.get(name);
        List<String> lines = new ArrayList<>();
        TEMPLATE.get("default").get("before_script").forEach(line -> lines.add(line.asString()));
        job.get("script").forEach(line -> lines.add(line.asString()));
        Map<String, String> variables = new HashMap<>(Template.texts(TEMPLATE.get("variables")));
        variables.putAll(Template.texts(job.get("variables")));
        return place.run(
                List.of(new Step(name, List.of("bash", "-eo", "pipefail"), String.join("\n", lines), variables)));
    }

    private Ended plan(String labels) throws Exception {
        place.environment("CI_PIPELINE_SOURCE", "merge_request_event");
        place.environment("CI_COMMIT_SHA", Workplace.HEAD);
        place.environment("CI_MERGE_REQUEST_IID", "12");
        place.environment("CI_MERGE_REQUEST_LABELS", labels);
        place.answer("GET " + API + "/user", "{\"id\": 5}");
        return job("plan");
    }

    private Ended merge() throws Exception {
        place.environment("CI_PIPELINE_SOURCE", "push");
        place.environment("CI_COMMIT_SHA", Workplace.MERGED);
        return job("apply");
    }

    private void reviewed(String digest, String planned, String label) throws IOException {
        place.answer("GET " + PROJECT + "/repository/commits/" + Workplace.MERGED + "/merge_requests", """
                [ { "iid": 11, "sha": "%1$s", "merge_commit_sha": null, "squash_commit_sha": null, "labels": [ "allow-data-loss=99" ] },
                  { "iid": 12, "sha": "%1$s", "merge_commit_sha": "%2$s", "squash_commit_sha": null, "labels": [ "x", "%3$s" ] } ]
                """.formatted(
                        Workplace.HEAD, Workplace.MERGED, label));
        place.answer(
                "GET " + PROJECT + "/jobs/artifacts/refs%2Fmerge-requests%2F12%2Fhead/raw/plan.digest?job=plan",
                digest + " " + planned + "\n");
    }

    @Test
    void a_merge_request_with_findings_fails_and_says_so_everywhere() throws Exception {
        place.answer("GET " + NOTES + "?per_page=100&order_by=created_at&sort=asc", "[]");
        Ended ended = plan("");
        assertThat(ended.status()).as(ended.said()).isEqualTo(4);
        String comment = place.written("plan.md");
        assertThat(comment)
                .startsWith("<!-- holdfast-plan harbour -->\n### Holdfast plan for harbour: cannot be applied");
        assertThat(place.sent()).hasSize(1);
        assertThat(place.sent().get(0)).startsWith("POST " + NOTES + "\n").endsWith(Workplace.json("body", comment));
        assertThat(place.written("plan.xml")).contains("<failure ");
        assertThat(place.written("gl-code-quality-report.json")).contains("\"severity\":\"critical\"");
        assertThat(place.written("plan-terraform.json")).isEqualTo("{\"create\":2,\"update\":6,\"delete\":0}\n");
        assertThat(place.written("plan.digest")).isEqualTo(place.digest() + " " + Workplace.HEAD + "\n");
        for (JsonNode kind : TEMPLATE.get("plan").get("artifacts").get("reports")) {
            for (JsonNode path : kind.isArray() ? kind : List.of(kind)) {
                assertThat(place.repository().resolve(path.asString())).exists();
            }
        }
    }

    @Test
    void a_text_that_is_wrong_is_reported_at_its_line_and_nothing_is_planned() throws Exception {
        Files.writeString(place.repository().resolve("backup/more.holdfast.yaml"), Workplace.WRONG);
        Ended ended = plan("");
        assertThat(ended.status()).as(ended.said()).isEqualTo(65);
        assertThat(place.written("text-quality.json"))
                .contains("\"location\":{\"path\":\"backup/more.holdfast.yaml\",\"lines\":{\"begin\":3}}");
        assertThat(place.written("text.xml")).contains(" file=\"backup/more.holdfast.yaml\"");
        assertThat(place.repository().resolve("plan.json")).doesNotExist();
    }

    @Test
    void points_that_would_be_lost_need_a_label_and_the_note_is_brought_up_to_date() throws Exception {
        place.declare("head", true);
        place.answer("GET " + NOTES + "?per_page=100&order_by=created_at&sort=asc", """
                [ { "id": 1, "author": { "id": 6 }, "body": "<!-- holdfast-plan harbour -->\\nmine" },
                  { "id": 2, "author": { "id": 5 }, "body": "<!-- holdfast-plan harbour -->\\nold" } ]
                """);
        Ended ended = plan("backup,allow-data-loss=99");
        assertThat(ended.status()).as(ended.said()).isEqualTo(8);
        assertThat(ended.said()).contains("the label allow-data-loss=9,");
        assertThat(place.sent().get(0))
                .startsWith("PUT " + NOTES + "/2\n")
                .endsWith(Workplace.json("body", place.written("plan.md")));
        ended = plan("backup,allow-data-loss=9");
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void what_was_merged_is_applied_as_it_was_reviewed() throws Exception {
        place.declare("head", true);
        reviewed(place.digest(), Workplace.HEAD, "allow-data-loss=9");
        Ended ended = merge();
        assertThat(ended.status()).as(ended.said()).isZero();
        place.isApplied();
    }

    @Test
    void what_was_merged_is_refused_if_main_is_not_what_was_reviewed() throws Exception {
        place.declare("head", true);
        reviewed(place.digest(), Workplace.HEAD, "allow-data-loss=9");
        Files.writeString(place.repository().resolve("backup/more.holdfast.yaml"), Workplace.MORE);
        Ended ended = merge();
        assertThat(ended.status()).as(ended.said()).isEqualTo(5);
        place.isUntouched();
    }

    @Test
    void nothing_is_applied_that_nobody_reviewed() throws Exception {
        place.declare("head", true);
        List<String> ends = new ArrayList<>();
        reviewed(place.digest(), "5".repeat(40), "x");
        ends.add(merge().said());
        reviewed("sha256:$(touch ran)", Workplace.HEAD, "x");
        ends.add(merge().said());
        place.answer("GET " + PROJECT + "/repository/commits/" + Workplace.MERGED + "/merge_requests", "[]");
        ends.add(merge().said());
        place.environment("EXPECT", place.digest());
        ends.add(merge().said());
        assertThat(ends).allMatch(said -> said.contains("No plan of this commit was reviewed without findings."));
        assertThat(place.repository().resolve("ran")).doesNotExist();
        place.isUntouched();
    }

    @Test
    void nothing_runs_where_the_state_would_end_with_the_job() throws Exception {
        place.environment("HOLDFAST_STATE", "");
        Ended ended = merge();
        assertThat(ended.status()).isNotZero();
        assertThat(ended.said()).contains("HOLDFAST_STATE: is not set: without it the state would end with this job");
    }

    @Test
    void by_hand_a_digest_is_given() throws Exception {
        place.declare("head", true);
        place.environment("CI_PIPELINE_SOURCE", "web");
        place.environment("EXPECT", place.digest());
        Ended ended = job("apply");
        assertThat(ended.status()).as(ended.said()).isEqualTo(8);
        place.isUntouched();
    }

    @Test
    void two_applies_never_run_at_once() {
        assertThat(TEMPLATE.get("apply").get("resource_group").asString()).isEqualTo("backup");
        assertThat(TEMPLATE.get("apply").get("interruptible").asBoolean()).isFalse();
        for (JsonNode rule : TEMPLATE.get("apply").get("rules")) {
            assertThat(rule.get("if").asString()).startsWith("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && ");
        }
        assertThat(TEMPLATE.get("plan").get("rules").get(0).get("if").asString())
                .isEqualTo("$CI_PIPELINE_SOURCE == \"merge_request_event\"");
    }
}

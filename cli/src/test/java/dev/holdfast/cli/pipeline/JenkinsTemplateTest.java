package dev.holdfast.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.cli.pipeline.Jenkinsfile.Call;
import dev.holdfast.cli.pipeline.Workplace.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JenkinsTemplateTest {

    private static final Call PIPELINE =
            Jenkinsfile.read(Template.of("Jenkinsfile").text()).get(0);
    private static final Call PLAN = PIPELINE.only("stages").block().get(0);
    private static final Call APPLY = PIPELINE.only("stages").block().get(1);
    private static final String BOT =
            PIPELINE.only("environment").only("BOT").texts().get(0);
    private static final String REPOSITORY = "https://api.github.com/repos/acme/shop";
    private static final String COMMENTS = REPOSITORY + "/issues/12/comments";

    @TempDir
    Path directory;

    private Workplace place;

    @BeforeEach
    void a_pull_request_upon_an_estate_that_is_there() throws Exception {
        place = Workplace.prepared(directory);
        place.environment("BOT", BOT);
        place.environment(
                "DECLARATION",
                PIPELINE.only("environment").only("DECLARATION").texts().get(0));
        place.environment("GITHUB_USR", "app");
        place.environment("GITHUB_PSW", Workplace.TOKEN);
    }

    /** Each {@code sh} is a script that names its shell in its first line. */
    private Ended stage(Call stage) throws Exception {
        List<Step> steps = new ArrayList<>();
        for (Call sh : stage.only("steps").all("sh")) {
            String script = sh.texts().get(0);
            assertThat(script).startsWith("#!/usr/bin/env bash\n          set -euo pipefail\n");
            steps.add(new Step(stage.texts().get(0), List.of("bash"), script, Map.of()));
        }
        return place.run(steps);
    }

    private Ended plan(String labels) throws Exception {
        place.environment("CHANGE_ID", "12");
        place.environment("CHANGE_URL", "https://github.com/acme/shop/pull/12");
        place.environment("PLANNER_USR", "planner");
        place.environment("PLANNER_PSW", "secret");
        place.answer(
                "GET " + REPOSITORY + "/pulls/12",
                "{ \"head\": { \"sha\": \"" + Workplace.HEAD + "\" }, \"labels\": [" + labels + "] }");
        return stage(PLAN);
    }

    private Ended merge() throws Exception {
        place.environment("GIT_URL", "https://github.com/acme/shop.git");
        place.environment("GIT_COMMIT", Workplace.MERGED);
        place.environment("OWNER_USR", "holdfast");
        place.environment("OWNER_PSW", "secret");
        return stage(APPLY);
    }

    private void reviewed(String state, String by, String digest) throws IOException {
        place.answer("GET " + REPOSITORY + "/commits/" + Workplace.MERGED + "/pulls", """
                [ { "merged_at": "2027-01-04T16:00:00Z", "merge_commit_sha": "%s", "head": { "sha": "%s" },
                    "labels": [ { "name": "allow-data-loss=9" } ] } ]
                """.formatted(
                        Workplace.MERGED, Workplace.HEAD));
        place.answer("GET " + REPOSITORY + "/commits/" + Workplace.HEAD + "/statuses?per_page=100", """
                [ { "context": "holdfast/plan", "state": "%s", "description": "%s", "creator": { "login": "%s" } } ]
                """.formatted(
                        state, digest, by));
    }

    @Test
    void a_text_that_is_wrong_is_a_failed_test_and_nothing_is_planned() throws Exception {
        Files.writeString(place.repository().resolve("backup/more.holdfast.yaml"), Workplace.WRONG);
        Ended ended = plan("");
        assertThat(ended.status()).as(ended.said()).isEqualTo(65);
        assertThat(place.written("text.xml")).contains("<failure ", "backup/more.holdfast.yaml:3");
        assertThat(place.repository().resolve("plan.json")).doesNotExist();
    }

    @Test
    void a_pull_request_with_findings_fails_and_says_so_everywhere() throws Exception {
        place.answer("GET " + COMMENTS + "?per_page=100", "[]");
        Ended ended = plan("");
        assertThat(ended.status()).as(ended.said()).isEqualTo(4);
        assertThat(place.written("plan.xml")).contains("<failure ");
        assertThat(place.written("plan.sarif")).contains("\"2.1.0\"");
        String comment = place.written("plan.md");
        assertThat(comment)
                .startsWith("<!-- holdfast-plan harbour -->\n### Holdfast plan for harbour: cannot be applied");
        assertThat(place.sent()).hasSize(2);
        assertThat(place.sent().get(0)).isEqualTo("POST " + COMMENTS + "\n" + Workplace.json("body", comment));
        assertThat(place.sent().get(1))
                .startsWith("POST " + REPOSITORY + "/statuses/" + Workplace.HEAD + "\n")
                .contains("\"description\": \"" + place.digest() + "\"", "\"state\": \"failure\"");
    }

    @Test
    void points_that_would_be_lost_need_a_label_and_the_comment_is_brought_up_to_date() throws Exception {
        place.declare("head", true);
        place.answer("GET " + COMMENTS + "?per_page=100", """
                [ { "id": 1, "user": { "login": "mallory" }, "body": "<!-- holdfast-plan harbour -->\\nmine" },
                  { "id": 2, "user": { "login": "%s" }, "body": "<!-- holdfast-plan harbour -->\\nold" } ]
                """.formatted(BOT));
        Ended ended = plan("");
        assertThat(ended.status()).as(ended.said()).isEqualTo(8);
        assertThat(place.sent().get(0))
                .isEqualTo("PATCH " + REPOSITORY + "/issues/comments/2\n"
                        + Workplace.json("body", place.written("plan.md")));
        assertThat(place.sent().get(1)).contains("\"state\": \"success\"");
        ended = plan("{ \"name\": \"allow-data-loss=9\" }");
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void what_was_merged_is_applied_as_it_was_reviewed() throws Exception {
        place.declare("head", true);
        reviewed("success", BOT, place.digest());
        Ended ended = merge();
        assertThat(ended.status()).as(ended.said()).isZero();
        place.isApplied();
    }

    @Test
    void what_was_merged_is_refused_if_main_is_not_what_was_reviewed() throws Exception {
        place.declare("head", true);
        reviewed("success", BOT, place.digest());
        Files.writeString(place.repository().resolve("backup/more.holdfast.yaml"), Workplace.MORE);
        Ended ended = merge();
        assertThat(ended.status()).as(ended.said()).isEqualTo(5);
        place.isUntouched();
    }

    @Test
    void nothing_is_applied_that_nobody_reviewed() throws Exception {
        place.declare("head", true);
        String digest = place.digest();
        List<String> ends = new ArrayList<>();
        reviewed("failure", BOT, digest);
        ends.add(merge().said());
        reviewed("success", "mallory", digest);
        ends.add(merge().said());
        reviewed("success", BOT, "sha256:$(touch ran)");
        ends.add(merge().said());
        place.answer("GET " + REPOSITORY + "/commits/" + Workplace.MERGED + "/pulls", "[]");
        ends.add(merge().said());
        place.environment("EXPECT", "; touch ran");
        ends.add(merge().said());
        assertThat(ends).allMatch(said -> said.contains("No plan of this commit was reviewed without findings."));
        assertThat(place.repository().resolve("ran")).doesNotExist();
        place.isUntouched();
    }

    @Test
    void by_hand_a_digest_and_a_number_are_given() throws Exception {
        place.declare("head", true);
        place.environment("EXPECT", place.digest());
        place.environment("ALLOW", "9");
        Ended ended = merge();
        assertThat(ended.status()).as(ended.said()).isZero();
        place.isApplied();
    }

    @Test
    void it_is_a_pipeline_of_two_stages_for_pull_requests_and_for_main() {
        assertThat(Jenkinsfile.read(Template.of("Jenkinsfile").text())).hasSize(1);
        assertThat(PIPELINE.block())
                .extracting(Call::word)
                .containsExactly("agent", "options", "parameters", "environment", "stages");
        assertThat(PIPELINE.only("options").all("disableConcurrentBuilds")).hasSize(1);
        assertThat(PIPELINE.only("stages").block()).extracting(Call::word).containsOnly("stage");
        assertThat(PLAN.only("when").block()).containsExactly(new Call("changeRequest", List.of("main"), List.of()));
        assertThat(APPLY.only("when").block()).containsExactly(new Call("branch", List.of("main"), List.of()));
        for (Call stage : List.of(PLAN, APPLY)) {
            assertThat(stage.only("steps").block()).extracting(Call::word).containsOnly("sh");
        }
    }

    @Test
    void a_script_that_is_put_together_from_values_is_noticed() {
        assertThatThrownBy(() -> Jenkinsfile.read("pipeline { steps { sh \"echo ${env.CHANGE_TITLE}\" } }"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no constant text at line 1");
    }
}

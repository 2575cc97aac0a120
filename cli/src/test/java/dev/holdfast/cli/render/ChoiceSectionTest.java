package dev.holdfast.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceSectionTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: choosing
            defaults: { region: eastus, timeZone: UTC, policy: open }
            vaults:
              near: { region: eastus }
            policies:
              open:
                vault: near
                objectives: { rpo: 8h }
                retention: { instant: 2d, daily: 30d }
              settled:
                vault: near
                schedule: { daily: "22:00" }
                retention: { daily: 30d }
            vms:
              sql: { os: linux, disks: { os: { size: 64GiB } } }
              web: { os: linux, policy: settled, disks: { os: { size: 64GiB } } }
            """;

    private static final String DECIDING = "One backup a day does not meet the objectives";
    private static final String REJECTED = "Every 12h: loses up to 12 h, more than the rpo of 8h.";

    @TempDir
    Path directory;

    @BeforeEach
    void declare() {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION));
    }

    private String run(String... arguments) {
        Result result = new Invocation(directory).run(arguments);
        assertThat(result.status()).as(result.all()).isIn(0, 2);
        return result.out().replaceAll("\\s+", " ");
    }

    @Test
    void a_plan_names_what_was_chosen_and_the_deciding_reason() {
        assertThat(run("plan"))
                .contains("Mechanism open backup every 8h 22:00-22:00, enhanced policy chosen " + DECIDING)
                .doesNotContain("declared")
                .doesNotContain(REJECTED);
    }

    @Test
    void the_full_detail_says_why_not_the_other_ways_and_shows_declared_schedules() {
        assertThat(run("plan", "--detail=full"))
                .contains("Not: " + REJECTED)
                .contains("settled backup daily 22:00, standard policy declared Schedule 'daily 22:00'");
    }

    @Test
    void explain_says_why_and_why_not() {
        for (String asked : List.of("policy/open", "sql")) {
            assertThat(run("explain", asked))
                    .contains("mechanism")
                    .contains(DECIDING)
                    .contains("rejected")
                    .contains(REJECTED);
        }
    }

    @Test
    void the_document_has_each_policy_once() {
        assertThat(run("plan", "--format=json"))
                .contains("\"choices\":[{\"chosen\":true,\"mechanism\":\"backup\",\"policy\":\"open\"")
                .containsOnlyOnce(REJECTED);
    }
}

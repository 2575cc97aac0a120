package dev.holdfast.cli.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.TestStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say and end with when somebody has changed the world by hand. */
class DriftOptionsTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            defaults: { timeZone: America/New_York, region: eastus }
            vaults:
              rsv: { region: eastus, redundancy: LRS }
            policies:
              gold: { vault: rsv, schedule: { daily: "22:00", stagger: 1h }, retention: { daily: 30d } }
            vms:
              sql-01: { os: linux, disks: { os: { size: 64GiB } } }
              web-01: { os: linux, disks: { os: { size: 64GiB } } }
            bindings:
              - { policy: gold }
            """;

    private static final String NOTHING = "No changes. Your protection matches the declaration.";

    @TempDir
    private Path directory;

    @BeforeEach
    void applyAndPassSomeDays() {
        Invocation.write(directory, List.of("estate/holdfast.yaml", ESTATE));
        expect(0, "apply", "estate", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        expect(0, "fabric", "advance", "3d");
        expect(0, "apply", "estate", "--auto-approve");
    }

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    /** Changes the simulated world as somebody would who knows nothing of Holdfast. */
    private void byHand(String sql) throws Exception {
        assertThat(TestStore.SQLITE.execute(DatabasePlace.in(directory), sql)).isPositive();
    }

    private void dropSchedule() throws Exception {
        byHand("DELETE FROM world_object WHERE address = 'schedule/web-01'");
    }

    private void benign() throws Exception {
        byHand("UPDATE world_object SET attributes = replace(attributes, '\"stagger\":\"1h\"', '\"stagger\":\"2h\"')"
                + " WHERE address = 'policy/gold'");
    }

    @Test
    void without_drift_nothing_fails_and_a_path_is_no_class() {
        assertThat(expect(0, "plan", "--fail-on-drift", "estate").out()).contains(NOTHING);
        assertThat(expect(0, "plan", "estate", "--fail-on-drift").out()).contains(NOTHING);
        assertThat(expect(0, "plan", "estate", "--refresh-only").out())
                .contains("Nothing was changed outside. The record matches the fabric.");
        expect(0, "plan", "estate", "--refresh-only", "--detailed-exitcode");
    }

    @Test
    void drift_of_the_class_that_was_asked_for_ends_with_4() throws Exception {
        benign();
        expect(0, "plan", "estate");
        expect(4, "plan", "estate", "--fail-on-drift");
        expect(4, "plan", "estate", "--fail-on-drift=any");
        expect(4, "plan", "estate", "--fail-on-drift=benign");
        expect(0, "plan", "estate", "--fail-on-drift=cost");
        expect(0, "plan", "estate", "--fail-on-drift=protection");
        dropSchedule();
        expect(4, "plan", "estate", "--fail-on-drift=protection", "--detailed-exitcode");
        expect(2, "plan", "estate", "--detailed-exitcode");
    }

    @Test
    void every_rendering_shows_what_was_changed_outside() throws Exception {
        dropSchedule();
        byHand("DELETE FROM world_point WHERE machine = 'sql-01'");
        for (String format : List.of("text", "markdown")) {
            assertThat(expect(0, "plan", "estate", "--format", format).out())
                    .contains("Changed outside", "protection 2", "schedule/web-01", "The plan creates it again.")
                    .contains("points/sql-01", "Recovery points were deleted outside since the last apply");
        }
        assertThat(expect(0, "plan", "estate", "--detail", "summary").out()).contains("Changed outside");
        assertThat(expect(0, "plan", "estate", "--format", "json").out())
                .contains("\"address\":\"schedule/web-01\"", "\"kind\":\"gone\"", "\"class\":\"protection\"");
        expect(0, "apply", "estate", "--auto-approve");
        assertThat(expect(0, "plan", "estate", "--fail-on-drift").out()).contains(NOTHING);
    }

    @Test
    void a_plan_that_did_not_look_says_so_first_and_hides_nothing_from_the_next() throws Exception {
        dropSchedule();
        for (String format : List.of("text", "markdown")) {
            assertThat(expect(0, "plan", "estate", "--refresh=false", "--format", format)
                            .out())
                    .contains("The fabric was not looked at (--refresh=false)")
                    .contains("No changes. The record matches the declaration; the fabric was not looked at.");
        }
        expect(0, "apply", "estate", "--refresh=false", "--auto-approve");
        assertThat(expect(4, "plan", "estate", "--fail-on-drift").out()).contains("schedule/web-01");
    }

    @Test
    void accepting_weaker_protection_is_said_loudly_and_asked_for() throws Exception {
        dropSchedule();
        Result shown = expect(2, "plan", "estate", "--refresh-only", "--detailed-exitcode", "--out", "refresh.plan");
        assertThat(shown.out())
                .contains(
                        "Refresh only:",
                        "! This accepts weaker protection",
                        "1 change made outside will be in the record")
                .doesNotContain("Coverage", "Objectives");
        Result declined = new Invocation(directory).answering("no\n").run("apply", "estate", "--refresh-only");
        assertThat(declined.status()).as(declined.all()).isNotZero();
        expect(0, "apply", "refresh.plan");
        assertThat(expect(0, "plan", "estate", "--fail-on-drift").out())
                .as("the declaration still wants its schedule")
                .contains("+   schedule/web-01")
                .doesNotContain("Changed outside");
    }

    @Test
    void options_that_contradict_each_other_are_refused() {
        for (List<String> wrong : List.of(
                List.of("plan", "estate", "--refresh=false", "--refresh-only"),
                List.of("plan", "estate", "--refresh=false", "--fail-on-drift"),
                List.of("plan", "estate", "--refresh-only", "--target", "web-01"),
                List.of("plan", "estate", "--refresh-only", "--exclude", "web-01"),
                List.of("plan", "estate", "--refresh-only", "--rebalance"),
                List.of("plan", "estate", "--refresh=no"),
                List.of("plan", "estate", "--refresh"),
                List.of("plan", "estate", "--fail-on-drift=high"),
                List.of("plan", "estate", "--fail-on-drift="),
                List.of("plan", "estate", "--fail-on-drift", "--fail-on-drift"))) {
            Result result = expect(64, wrong.toArray(String[]::new));
            assertThat(result.out()).as("%s", wrong).isEmpty();
        }
        expect(0, "plan", "estate", "--out", "saved.plan");
        expect(64, "apply", "saved.plan", "--refresh-only");
        expect(64, "apply", "saved.plan", "--refresh=false");
    }

    @Test
    void a_limited_plan_says_what_it_did_not_look_at() {
        assertThat(expect(0, "plan", "estate", "--target", "web-01").out())
                .contains("Limited to web-01", "The plan is incomplete")
                .contains("Not looked at: 1 protection (protection/sql-01), 1 schedule (schedule/sql-01)");
        assertThat(expect(0, "plan", "estate", "--exclude", "sql-01", "--format", "markdown")
                        .out())
                .contains("**The plan is incomplete", "1 protection (protection/sql-01)");
    }

    @Test
    void a_renamed_policy_and_machine_keep_their_points() {
        Path file = directory.resolve("estate/holdfast.yaml");
        String before =
                expect(0, "fabric", "show", "--points", "web-01", "--jobs", "0").out();
        Invocation.edit(file, "  gold:", "  silver:");
        Invocation.edit(file, "policy: gold", "policy: silver");
        Invocation.edit(file, "  web-01:", "  shop:");
        Invocation.write(
                directory,
                List.of(
                        "estate/moved.holdfast.yaml",
                        "moved:\n  - { from: policy/gold, to: policy/silver }\n  - { from: vm/web-01, to: vm/shop }\n"));
        assertThat(expect(2, "plan", "estate", "--detailed-exitcode").out())
                .contains("moved from policy/gold", "moved from vm/web-01", "moved.holdfast.yaml:2:5")
                .contains("Plan: 0 to add, 0 to change, 0 to destroy.", "Move: 2 objects get another address");
        expect(0, "apply", "estate", "--auto-approve");
        assertThat(expect(0, "plan", "estate").out()).contains(NOTHING, "HF1047 move-without-effect");
        String after =
                expect(0, "fabric", "show", "--points", "shop", "--jobs", "0").out();
        assertThat(after.lines()
                        .filter(line -> line.startsWith("shop@"))
                        .map(line -> line.substring(5).strip()))
                .containsExactlyElementsOf(before.lines()
                        .filter(line -> line.startsWith("web-01@"))
                        .map(line -> line.substring(7).strip())
                        .toList())
                .isNotEmpty();
    }
}

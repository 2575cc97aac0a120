package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on the samples: plan, apply, let time pass, change the declaration, plan again. */
class WholeWayTest {

    private static final String NO_CHANGES = "No changes. Your protection matches the declaration.";

    @TempDir
    Path directory;

    private Result run(String... arguments) {
        return new Invocation(directory).run(arguments);
    }

    private Result expect(int status, String... arguments) {
        Result result = run(arguments);
        assertThat(result.status())
                .as("%s%n%s", String.join(" ", arguments), result.all())
                .isEqualTo(status);
        return result;
    }

    private void applied(String sample) {
        Invocation.copyOfSample(sample, directory);
        Result result = expect(0, "apply", sample, "--auto-approve");
        assertThat(result.out()).contains("Apply complete! Resources: ");
    }

    @Test
    void contoso_is_planned_applied_and_then_in_order() {
        Invocation.copyOfSample("contoso", directory);
        Result first = expect(2, "plan", "contoso", "--detailed-exitcode");
        assertThat(first.out()).contains("first run: nothing at .holdfast/state.db yet");
        Result apply = expect(0, "apply", "contoso", "--auto-approve");
        assertThat(apply.out()).containsPattern("Apply complete! Resources: \\d+ added, 0 changed, 0 destroyed\\.");
        assertThat(apply.err()).contains("/rsv-eastus").doesNotContain("\u001b");
        Result second = expect(0, "plan", "contoso", "--detailed-exitcode");
        assertThat(second.out()).contains(NO_CHANGES).doesNotContain("first run");
        assertThat(expect(0, "state", "list").out()).contains("vault/rsv-eastus\n", "protection/sql-01\n");
    }

    @Test
    void time_passes_backups_run_and_the_next_plan_says_what_expired() {
        applied("contoso");
        assertThat(expect(0, "fabric", "advance", "45d").out()).containsPattern("[1-9]\\d* backups");
        Result status = expect(0, "status");
        assertThat(status.out()).contains("sql-01", "gold", "fresh").containsPattern("\\d+ machines: \\d+ fresh");
        Result plan = expect(0, "plan", "contoso", "--detail", "full");
        assertThat(plan.out()).contains("Expired since the last apply", "older than daily 30d since");
        expect(0, "apply", "contoso", "--auto-approve");
        assertThat(expect(0, "plan", "contoso", "--detailed-exitcode").out())
                .contains(NO_CHANGES)
                .doesNotContain("Expired since the last apply");
    }

    @Test
    void a_changed_policy_is_shown_attribute_by_attribute_with_its_place() {
        applied("contoso");
        Invocation.edit(
                directory.resolve("contoso/policies.holdfast.yaml"),
                "schedule: { daily: \"22:00\", stagger: 2h }",
                "schedule: { daily: \"21:30\", stagger: 2h }");
        Result plan = expect(2, "plan", "contoso", "--detailed-exitcode");
        assertThat(plan.out())
                .contains("policy/bronze", "daily 22:00 → daily 21:30")
                .containsPattern("contoso/policies\\.holdfast\\.yaml:6:\\d+");
        expect(0, "apply", "contoso", "--auto-approve");
        assertThat(expect(0, "plan", "contoso", "--detailed-exitcode").out()).contains(NO_CHANGES);
    }

    @Test
    void a_time_before_the_last_apply_is_refused_with_both_times_and_advice() {
        applied("contoso");
        for (String command : List.of("plan", "apply")) {
            Result result = expect(64, command, "contoso", "--at", "2026-11-19T15:00:00Z");
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("2026-11-19T15:00:00Z", "before the last apply", "later");
        }
    }

    @Test
    void a_cut_retention_is_blocked_until_the_number_of_lost_points_is_allowed() {
        applied("contoso");
        expect(0, "fabric", "advance", "28d");
        expect(0, "apply", "contoso", "--auto-approve");
        Invocation.edit(
                directory.resolve("contoso/policies.holdfast.yaml"),
                "retention: { instant: 2d, daily: 30d }",
                "retention: { instant: 2d, daily: 10d }");
        Result plan = expect(0, "plan", "contoso");
        assertThat(plan.out()).startsWith("Holdfast plan").contains("! WEAKENS PROTECTION", "Lost early");
        Matcher early = Pattern.compile("\\((\\d+) early\\)").matcher(plan.out());
        assertThat(early.find()).isTrue();
        int lost = Integer.parseInt(early.group(1));
        assertThat(lost).isPositive();

        Result blocked = expect(8, "apply", "contoso", "--auto-approve");
        assertThat(blocked.err()).contains("--allow-data-loss=" + lost);
        for (int fewer : new int[] {1, lost - 1}) {
            assertThat(expect(8, "apply", "contoso", "--auto-approve", "--allow-data-loss", Integer.toString(fewer))
                            .err())
                    .contains("--allow-data-loss=" + lost + ". Nothing was changed.");
        }

        expect(8, "apply", "contoso", "--auto-approve", "--target", "policy/bronze");

        Result allowed = expect(0, "apply", "contoso", "--auto-approve", "--allow-data-loss=" + (lost + 1));
        assertThat(allowed.out()).contains("Apply complete!");
        expect(0, "apply", "contoso", "--auto-approve");
        assertThat(expect(0, "plan", "contoso", "--detailed-exitcode").out()).contains(NO_CHANGES);
    }

    @Test
    void a_removed_machine_loses_its_schedule_and_keeps_its_points() throws IOException {
        applied("contoso");
        expect(0, "fabric", "advance", "3d");
        String before = expect(0, "fabric", "show", "--format", "json").out();
        Path databases = directory.resolve("contoso/databases.holdfast.yaml");
        String text = Files.readString(databases);
        Files.writeString(databases, text.substring(0, text.indexOf("  sql-02:")));
        Result plan = expect(0, "plan", "contoso");
        assertThat(plan.out()).contains("sql-02").contains("(0 early)");
        expect(0, "apply", "contoso", "--auto-approve");
        assertThat(expect(0, "fabric", "show", "--format", "json").out())
                .contains(part(before, "\"name\":\"rsv-eastus\",\"machines\":\\d+,\"points\":\\d+"));
        assertThat(expect(0, "status", "--format", "json").out()).doesNotContain("\"address\":\"sql-02\"");
        expect(0, "plan", "contoso", "--detailed-exitcode");
    }

    private static String part(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }

    @Test
    void the_real_estate_is_covered_record_by_record_and_can_be_applied() {
        Invocation.copyOfSample("azure-estate", directory);
        Result plan = expect(0, "plan", "azure-estate");
        assertThat(plan.out())
                .contains("of 133 machines")
                .containsPattern("[1-9]\\d* protected")
                .containsPattern("[1-9]\\d* unprotected")
                .containsPattern("[1-9]\\d* uncovered")
                .containsPattern("[1-9]\\d* refused");
        assertThat(expect(0, "apply", "azure-estate", "--auto-approve").out()).contains("Apply complete!");
        assertThat(expect(0, "plan", "azure-estate", "--detailed-exitcode").out())
                .contains(NO_CHANGES);
    }

    @Test
    void a_saved_plan_is_applied_as_it_was_saved() throws IOException {
        Invocation.copyOfSample("first-steps", directory);
        Result plan = expect(0, "plan", "first-steps", "--out", "week.plan");
        assertThat(expect(0, "show", "week.plan").out()).contains("Plan: 6 to add, 0 to change, 0 to destroy.");
        assertThat(expect(0, "show", "week.plan", "--format", "json").out())
                .isEqualTo(Files.readString(directory.resolve("week.plan")));
        assertThat(plan.out()).contains("Plan: 6 to add");
        expect(64, "apply", "week.plan", "--auto-approve", "--target", "policy/daily");
        Files.writeString(
                directory.resolve("forged.plan"),
                Files.readString(directory.resolve("week.plan")).replace("\"14d\"", "\"99d\""));
        assertThat(expect(65, "apply", "forged.plan", "--auto-approve").err()).contains("forged.plan");
        expect(0, "apply", "week.plan", "--auto-approve");
        expect(5, "apply", "week.plan", "--auto-approve");
    }

    @Test
    void only_yes_approves_and_nobody_is_asked_in_continuous_integration() {
        Invocation.copyOfSample("first-steps", directory);
        for (String answer : new String[] {"", "y\n", "YES\n", "no\n"}) {
            Result result = new Invocation(directory).answering(answer).run("apply", "first-steps");
            assertThat(result.status()).as(answer).isEqualTo(1);
            assertThat(result.err()).contains("Only 'yes'", "not approved");
        }
        assertThat(directory.resolve(".holdfast")).doesNotExist();
        Result ci =
                new Invocation(directory).with("CI", "true").answering("yes\n").run("apply", "first-steps");
        assertThat(ci.status()).isEqualTo(1);
        assertThat(ci.err()).contains("--auto-approve");
        Result yes = new Invocation(directory).answering("yes\n").run("apply", "first-steps");
        assertThat(yes.status()).as(yes.all()).isZero();
    }

    @Test
    void what_cannot_be_undone_needs_its_option_or_a_question_that_names_it() {
        Path sample = Invocation.copyOfSample("first-steps", directory);
        Invocation.edit(sample.resolve("holdfast.yaml"), "immutability: unlocked", "immutability: locked");
        Result blocked = expect(1, "apply", "first-steps", "--auto-approve");
        assertThat(blocked.err()).contains("--allow-irreversible", "vault/rsv-main");
        assertThat(directory.resolve(".holdfast")).doesNotExist();
        expect(0, "plan", "first-steps", "--out", "locked.plan");
        expect(1, "apply", "locked.plan");
        assertThat(directory.resolve(".holdfast")).doesNotExist();
        Result asked = new Invocation(directory).answering("yes\n").run("apply", "first-steps");
        assertThat(asked.status()).as(asked.all()).isZero();
        assertThat(asked.err()).contains("This can never be undone:\n  HF1041 irreversible: vault/rsv-main");
    }

    @Test
    void schedule_says_when_each_machine_runs() {
        Invocation.copyOfSample("contoso", directory);
        Result json = expect(
                0, "schedule", "contoso", "sql-01", "--from", "2026-11-20T15:00Z", "--count", "3", "--format", "json");
        assertThat(json.out())
                .startsWith("[{\"address\":\"sql-01\",\"policy\":\"gold\",\"zone\":\"America/New_York\"")
                .contains("\"largestGap\":\"PT5H\"");
        assertThat(expect(0, "schedule", "contoso", "where:vm.name == 'sql-01'", "--format", "json")
                        .out())
                .contains("\"address\":\"sql-01\"")
                .doesNotContain("web-01");
        expect(64, "schedule", "contoso", "no-such-machine");
    }
}

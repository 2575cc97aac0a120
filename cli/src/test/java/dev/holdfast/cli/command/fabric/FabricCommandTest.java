package dev.holdfast.cli.command.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FabricCommandTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            vaults: { rsv: { region: eastus, redundancy: LRS } }
            policies: { daily: { vault: rsv, schedule: { daily: "22:00" }, retention: { daily: 7d } } }
            vms: { web-01: { os: linux, region: eastus, policy: daily, disks: { os: { size: 64GiB } } } }
            """;

    @TempDir
    Path directory;

    private Result run(String... arguments) {
        return new Invocation(directory).run(arguments);
    }

    @Test
    void time_does_not_pass_into_years_whose_captures_cannot_be_told_apart() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        Result apply = run("apply", "--auto-approve", "--at", "2261-12-01T00:00Z");
        assertThat(apply.status()).as(apply.all()).isZero();
        Result late = run("fabric", "advance", "31d");
        assertThat(late.status()).as(late.all()).isEqualTo(64);
        assertThat(late.err()).contains("leads to 2262-01-01T00:00:00Z, outside the years 1678 to 2261");
        Result last = run("fabric", "advance", "30d");
        assertThat(last.status()).as(last.all()).isZero();
        assertThat(last.out()).contains("30 backups");
        for (String at : List.of("2262-01-01T00:00Z", "9999-12-31T23:59Z")) {
            assertThat(run("plan", "--at", at).status()).isEqualTo(64);
        }
    }

    @Test
    void what_is_no_duration_is_refused_with_an_example() {
        for (String duration : List.of("5", "0d", "5x", "PT0.5S", "1mo", "P-1D", "soon", "101y", "99999999999d")) {
            Result result = run("fabric", "advance", duration);
            assertThat(result.status()).as(result.all()).isEqualTo(64);
            assertThat(result.err()).startsWith("Error: DURATION: ").doesNotContain("Exception");
        }
    }

    private static final String TROUBLED = """
            holdfast: 1
            name: troubled
            vaults: { rsv: { region: eastus, redundancy: LRS } }
            policies:
              daily: { vault: rsv, schedule: { daily: "22:00" }, retention: { daily: 7d } }
              agentless: { extends: daily, consistency: crash }
            vms:
              db-01: { os: linux, region: eastus, policy: daily, scripts: { pre: a.sh, post: b.sh }, disks: { os: { size: 64GiB } } }
              old-01: { os: windows, region: eastus, policy: daily, agent: absent, disks: { os: { size: 64GiB } } }
              old-02: { os: windows, region: eastus, policy: agentless, agent: absent, disks: { os: { size: 64GiB } } }
              web-01: { os: linux, region: eastus, policy: daily, powerState: running, disks: { os: { size: 64GiB } } }
            """;

    private void troubled() {
        Invocation.write(directory, List.of("holdfast.yaml", TROUBLED));
        Result apply = run("apply", "--auto-approve", "--at", "2026-11-20T15:00Z");
        assertThat(apply.status()).as(apply.all()).isZero();
        assertThat(run("fabric", "advance", "60h").status()).isZero();
    }

    @Test
    void jobs_tell_how_consistent_each_point_is_and_why_others_failed() {
        troubled();
        Result jobs = run("fabric", "jobs");
        assertThat(jobs.status()).as(jobs.all()).isZero();
        assertThat(jobs.out())
                .containsPattern("Backup +db-01 +rsv +completed .*application: the scripts succeeded +db-01@")
                .containsPattern("Backup +web-01 +rsv +completed .*file-system: no scripts are configured")
                .containsPattern("Backup +old-02 +rsv +completed .*crash: the policy asks for crash consistency")
                .containsPattern(
                        "Backup +old-01 +rsv +failed .*UserErrorGuestAgentStatusUnavailable \\(400196\\), 9 attempts")
                .contains("See that the agent is installed");
        Result failed = run("fabric", "jobs", "--status", "failed", "--format", "json");
        assertThat(failed.out())
                .contains("\"number\":400196")
                .contains("\"attempts\":9")
                .doesNotContain("db-01");
        assertThat(run("fabric", "jobs", "--machine", "db-*", "--operation", "backup", "--since", "1d", "--count", "1")
                        .out())
                .containsOnlyOnce("db-01@")
                .doesNotContain("old-");
        assertThat(run("fabric", "jobs", "--since", "2026-11-23T00:00Z").out()).doesNotContain("2026-11-22T");
        assertThat(run("fabric", "jobs", "--operation", "Restore").out()).contains("No job fits.");
    }

    @Test
    void machines_that_are_never_backed_up_are_found_by_status_and_plan() {
        troubled();
        Result status = run("status");
        assertThat(status.all()).contains("UserErrorGuestAgentStatusUnavailable");
        assertThat(run("plan", "--fail-on", "error").out()).contains("HF").contains("old-01");
    }

    @Test
    void a_machine_in_another_state_is_no_change_to_make() {
        troubled();
        Invocation.write(
                directory,
                List.of("holdfast.yaml", TROUBLED.replace("powerState: running", "powerState: deallocated")));
        assertThat(run("plan", "--detailed-exitcode").out()).contains("No changes.");
        Invocation.write(directory, List.of("holdfast.yaml", TROUBLED.replace("agent: absent", "agent: healthy")));
        assertThat(run("plan").out()).contains("No changes.");
    }

    @Test
    void what_is_no_value_of_an_option_of_jobs_is_refused_with_those_that_are() {
        troubled();
        for (String option : List.of(
                "--status=fail",
                "--status=Failed",
                "--operation=Backups",
                "--operation=*",
                "--since=soon",
                "--since=2026-13-01T00:00Z",
                "--since=2026-11-20",
                "--since=-1d",
                "--since=9999y",
                "--count=0",
                "--count=-1",
                "--count=many",
                "--count=9999999999",
                "--machine=nobody",
                "--machine=where:true",
                "--format=xml",
                "--estate=other",
                "--state=",
                "--what")) {
            Result result = run("fabric", "jobs", option);
            assertThat(result.status()).as(option + "\n" + result.all()).isEqualTo(64);
            assertThat(result.err()).startsWith("Error: ").doesNotContain("Exception");
        }
    }

    private Result strict(String... arguments) {
        return new Invocation(directory)
                .with("HOLDFAST_PROFILE", "azure-strict")
                .run(arguments);
    }

    @Test
    void a_world_keeps_the_profile_it_was_made_with() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        assertThat(strict("apply", "--auto-approve", "--at", "2026-11-20T15:00Z")
                        .status())
                .isZero();
        assertThat(run("fabric", "advance", "3d").status()).isZero();
        assertThat(run("fabric", "jobs", "--format", "json").out())
                .as("starts are late")
                .containsPattern("\"seconds\":\\{\"attempts\":[1-9]");
        String plan = run("plan", "--format", "json").out();
        assertThat(strict("plan", "--format", "json").out()).isEqualTo(plan);
        assertThat(new Invocation(directory)
                        .with("HOLDFAST_PROFILE", "azure")
                        .run("plan", "--format", "json")
                        .out())
                .isEqualTo(plan);
    }

    @Test
    void a_profile_that_does_not_exist_is_refused_with_those_that_do() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        for (String name : List.of("Azure", "azure-strikt", "aws", " ", "azure,azure-strict", "../azure")) {
            Result result =
                    new Invocation(directory).with("HOLDFAST_PROFILE", name).run("plan");
            assertThat(result.status()).as(name + result.all()).isEqualTo(64);
            assertThat(result.err()).contains("azure, azure-strict, azure-recorded");
        }
    }
}

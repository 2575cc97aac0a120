package dev.holdfast.cli.command.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see of each kind of fault: its job with code and hint, status, plans, and the point that a restore takes. */
class FaultKindsTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            vaults:
              rsv-east: { region: eastus, redundancy: GRS, crossRegionRestore: true }
              rsv-north: { region: northeurope, redundancy: LRS }
            policies:
              gold:
                vault: rsv-east
                objectives: { rpo: 26h }
                schedule: { daily: "22:00" }
                retention: { daily: 30d }
                copies: [{ to: rsv-north, every: 1d, retention: { daily: 30d } }]
            vms:
              db-01:
                os: linux
                region: eastus
                zone: "1"
                policy: gold
                scripts: { pre: /opt/freeze.sh, post: /opt/thaw.sh }
                disks: { os: { size: 32GiB, used: 8GiB, churn: 5%/d }, data: { size: 64GiB, used: 16GiB, churn: 5%/d, lun: 0 } }
              win-01:
                os: windows
                region: eastus
                zone: "2"
                policy: gold
                disks: { os: { size: 32GiB, used: 8GiB, churn: 5%/d } }
            """;

    /** The newest point before anything goes wrong. */
    private static final String NEWEST = "db-01@2026-11-24T22:00Z";

    /** The point of the night after. */
    private static final String NEXT = "db-01@2026-11-25T22:00Z";

    @TempDir
    private static Path prepared;

    @TempDir
    private Path directory;

    /** An estate that has run for five days. */
    @BeforeAll
    static void prepare() {
        Invocation.write(prepared, List.of("holdfast.yaml", ESTATE));
        Invocation here = new Invocation(prepared);
        here.expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00Z");
        here.expect(0, "fabric", "advance", "5d");
        here.expect(0, "apply", "--auto-approve"); // takes the points into the record
    }

    private String out(String... arguments) {
        return new Invocation(directory).expect(0, arguments).out();
    }

    private String all(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments).all();
    }

    private String jobs(String machine) {
        return out("fabric", "jobs", "--machine", machine, "--since", "2026-11-25T15:00:00Z");
    }

    private String restore() {
        return out("restore", "db-01", "--name", "*-x", "--dry-run");
    }

    /** Injects a fault of the kind, as a scenario file says it, and lets the next night pass. */
    private void night(FaultKind kind, String more) {
        injected(kind, more);
        out("fabric", "advance", "21h");
    }

    private void injected(FaultKind kind, String more) {
        Invocation.write(directory, List.of("one.yaml", """
                holdfast-scenario: 1
                name: one
                faults: [{ fault: %s%s }]
                """.formatted(kind.word(), more)));
        assertThat(out("fabric", "inject", "one.yaml")).contains(kind.word());
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void people_see_what_goes_wrong_and_what_to_do(FaultKind kind) throws IOException {
        try (Stream<Path> files = Files.walk(prepared)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = directory.resolve(prepared.relativize(file).toString());
                if (!Files.isDirectory(file)) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        switch (kind.target()) {
            case MACHINE -> machine(kind, ", where: { machines: db-01 }");
            case VAULT, POLICY, REGION, ZONE, ACCOUNT, SERVICE -> place(kind);
            case PROCESS -> {} // it would end this one; ScenarioKillTest has it
        }
    }

    private void machine(FaultKind kind, String where) {
        switch (kind) {
            case AGENT_DOWN -> {
                night(kind, where + ", for: 2d");
                assertThat(jobs("db-01"))
                        .contains("failed", "UserErrorGuestAgentStatusUnavailable (400196)", "9 attempts")
                        .contains("See that the agent is installed, current and running");
                assertThat(restore()).contains(NEWEST);
                assertThat(all(4, "status")).contains("late", "UserErrorGuestAgentStatusUnavailable");
            }
            case WRITERS_FAIL -> {
                night(kind, ", where: \"vm.os == 'windows'\", for: 2d");
                assertThat(jobs("win-01")).contains("file-system: some writers failed");
                assertThat(jobs("db-01")).contains("application: the scripts succeeded");
            }
            case SCRIPTS_FAIL -> {
                night(kind, where + ", for: 2d");
                assertThat(jobs("db-01")).contains("file-system: the scripts failed");
                assertThat(restore()).contains(NEXT, "file-system consistent");
                assertThat(out("fabric", "show", "--points", "db-01"))
                        .contains("application: the scripts succeeded", "file-system: the scripts failed");
                assertThat(out("explain", NEXT)).containsPattern("consistency +file-system: the scripts failed");
                assertThat(out("fabric", "show", "--points", "db-01", "--format", "json"))
                        .contains("\"consistency\":\"file-system\",\"why\":\"the scripts failed\"");
            }
            case MACHINE_STOPPED, MACHINE_DEALLOCATED -> {
                night(kind, where + ", for: 2d");
                assertThat(jobs("db-01")).contains("crash: the machine was not running");
                assertThat(restore()).contains(NEXT, "crash consistent");
            }
            case MACHINE_DELETED -> {
                night(kind, where);
                assertThat(jobs("db-01"))
                        .contains("UserErrorVmNotFoundV2 (400136)")
                        .contains("If it was retired, say so under 'retired'");
                assertThat(restore()).contains(NEWEST);
            }
            default -> disk(kind, where);
        }
    }

    private void disk(FaultKind kind, String where) {
        switch (kind) {
            case DISK_ADDED -> {
                night(kind, where);
                assertThat(jobs("db-01")).containsPattern("Backup .*completed +6[45](\\.\\d)? GiB");
                assertThat(restore()).contains(NEXT, "added-1 64 GiB");
            }
            case DISK_REMOVED -> {
                night(kind, where);
                assertThat(restore()).contains(NEXT, "os 8 GiB").doesNotContain("data 16 GiB");
                assertThat(out("restore", "db-01", "--point", NEWEST, "--name", "*-x", "--dry-run"))
                        .contains("data 16 GiB");
            }
            case DISK_RESIZED -> {
                night(kind, where);
                assertThat(jobs("db-01")).containsPattern("Backup .*completed +1[67](\\.\\d)? GiB");
                assertThat(restore()).contains(NEXT, "data 32 GiB");
            }
            case DISK_OVERWRITTEN -> {
                night(kind, where);
                assertThat(jobs("db-01")).containsPattern("Backup .*completed +24 GiB");
                assertThat(restore()).contains(NEXT);
            }
            case CHURN_BURST -> {
                night(kind, where + ", for: 2d");
                assertThat(jobs("db-01")).containsPattern("Backup .*completed +[3-9]\\.?\\d* GiB");
            }
            case CHANGES_FRAGMENTED -> {
                night(kind, where + ", strength: 6, for: 2d");
                assertThat(jobs("db-01")).containsPattern(" [2-9]\\d\\d\\ds +Backup .*completed +1\\.\\d GiB");
                assertThat(restore()).contains(NEXT);
            }
            default -> point(kind, where);
        }
    }

    private void point(FaultKind kind, String where) {
        switch (kind) {
            case CLOCK_SKEW -> {
                night(kind, where + ", strength: 1440, for: 2d");
                assertThat(out("fabric", "show", "--points", "db-01")).contains("2026-11-26T22:00Z");
                assertThat(out("plan")).contains("HF").contains("future").contains("2026-11-26T22:00Z");
                assertThat(restore()).contains(NEWEST, "dated in the future");
                assertThat(out("restore", "db-01", "--point", "db-01@2026-11-26T22:00Z", "--name", "*-x", "--dry-run"))
                        .contains("the point that was named, although dated in the future")
                        .doesNotContain("Lost      -");
            }
            case SNAPSHOT_DELETED -> {
                night(kind, where);
                // 24 GiB are read and compared at 60 MiB/s before 1.2 GiB are moved
                assertThat(jobs("db-01")).containsPattern(" 12\\d\\ds +Backup .*completed +1\\.\\d GiB");
                assertThat(restore()).contains(NEXT);
            }
            case OPERATOR_DELETES_POINTS -> {
                injected(kind, where + ", strength: 2");
                assertThat(jobs("db-01")).contains("DeleteBackupData", "2 points deleted");
                assertThat(out("plan")).contains("Changed outside since the last apply");
                assertThat(restore()).contains("db-01@2026-11-22T22:00Z");
                assertThat(out("fabric", "show")).contains("Soft-deleted points (4)");
            }
            case PROTECTION_STOPPED -> {
                night(kind, where);
                assertThat(jobs("db-01")).contains("DisableBackup", "protection stopped, points stay");
                assertThat(out("plan")).contains("Changed outside since the last apply", "protection/db-01");
                assertThat(restore()).contains(NEWEST);
            }
            case RANSOMWARE, BAD_RELEASE -> {
                night(kind, where);
                assertThat(restore())
                        .contains(NEWEST)
                        .containsPattern(
                                kind == FaultKind.RANSOMWARE
                                        ? "after the attack of 2026-11-25T15:00:00Z"
                                        : "after the\\s+bad\\s+release of 2026-11-25T15:00:00Z");
            }
            default -> throw new AssertionError(kind + " hits no machine");
        }
    }

    private void place(FaultKind kind) {
        switch (kind) {
            case SLOW_TRANSFER -> {
                night(kind, ", for: 2d, strength: 10");
                assertThat(jobs("db-01")).containsPattern(" [3-9]\\d\\d\\ds +Backup .*completed");
            }
            case VAULT_LOCKED -> {
                injected(kind, "");
                assertThat(new Invocation(directory).run("plan").out()).contains("vault/rsv-east", "locked");
            }
            case RESOURCE_GUARD -> {
                injected(kind, ", where: { vault: rsv-east }");
                Invocation.edit(
                        directory.resolve("holdfast.yaml"),
                        "retention: { daily: 30d }\n    copies",
                        "retention: { daily: 2d }\n    copies");
                assertThat(all(7, "apply", "--auto-approve", "--allow-data-loss=99"))
                        .contains(
                                "LinkedAuthorizationFailed",
                                "Backup MUA Operator",
                                "Ask the owner of the resource guard");
                assertThat(out("fabric", "show", "--points", "db-01")).contains("2026-11-20T22:00Z");
            }
            case SNAPSHOTS_LOCKED -> {
                night(kind, ", where: { region: eastus }");
                assertThat(jobs("db-01")).contains("CleanUp", "ScopeLocked", "Remove the lock");
                assertThat(restore()).contains(NEXT);
            }
            case POLICY_EDITED -> {
                injected(kind, "");
                assertThat(out("plan")).contains("Changed outside since the last apply", "policy/gold", "15d");
            }
            default -> outage(kind);
        }
    }

    private void outage(FaultKind kind) {
        switch (kind) {
            case REGION_OUTAGE -> {
                night(kind, ", where: { region: eastus }, for: 2d");
                assertThat(jobs("db-01")).contains("RegionUnavailable");
                assertThat(all(1, "restore", "db-01", "--name", "*-x", "--dry-run"))
                        .contains("The region eastus is out until 2026-11-27T15:00:00Z");
                assertThat(out("restore", "db-01", "--region", "westus", "--name", "*-x", "--dry-run"))
                        .contains(NEWEST);
            }
            case ZONE_OUTAGE -> {
                night(kind, ", where: { region: eastus, zone: \"1\" }, for: 2d");
                assertThat(jobs("db-01")).contains("ZoneUnavailable", "Restore what is needed into another zone");
                assertThat(jobs("win-01")).contains("completed", "waiting").doesNotContain("ZoneUnavailable");
            }
            case ACCOUNT_THROTTLED -> {
                injected(kind, ", where: { account: restoreeastus }, strength: 20, for: 2d");
                assertThat(out("restore", "db-01", "--name", "*-x", "--auto-approve"))
                        .contains("db-01-x");
                assertThat(jobs("db-01")).containsPattern(" 1?\\d{4}s +Restore .*completed");
            }
            case THROTTLING_STORM, TRANSIENT_ERRORS, LOST_REPLY -> {
                injected(kind, ", for: 6h");
                Invocation.edit(directory.resolve("holdfast.yaml"), "daily: \"22:00\"", "daily: \"21:00\"");
                out("apply", "--auto-approve");
                assertThat(out("plan", "--detailed-exitcode")).contains("No changes.");
            }
            case STALE_READ -> {
                night(kind, ", for: 2d, strength: 1440");
                assertThat(restore()).contains(NEWEST);
                assertThat(out("plan")).doesNotContain(NEXT);
            }
            default -> throw new AssertionError(kind + " hits a machine");
        }
    }
}

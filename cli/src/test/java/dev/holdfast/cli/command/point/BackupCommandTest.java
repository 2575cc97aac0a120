package dev.holdfast.cli.command.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            defaults: { timeZone: UTC, region: eastus, policy: daily }
            vaults:
              rsv: { region: eastus, redundancy: LRS }
            policies:
              daily:
                vault: rsv
                objectives: { rpo: 25h }
                schedule: { daily: "22:00" }
                retention: { instant: 1d, daily: 2d }
              often:
                vault: rsv
                schedule: { every: 4h, window: "00:00-00:00" }
                retention: { instant: 1d, daily: 2d }
            vms:
              sql-01: { os: windows, disks: { os: { size: 64GiB }, data0: { lun: 0, size: 1TiB, used: 100GiB } } }
              web-01: { os: linux, disks: { os: { size: 64GiB } } }
              web-02: { os: linux, policy: often, disks: { os: { size: 64GiB } } }
              old-01: { os: linux, unprotected: "rebuilt weekly", disks: { os: { size: 64GiB } } }
            """;

    private static final String NOTHING_TO_DO = "No changes. Your protection matches the declaration.";
    private static final Pattern POINT = Pattern.compile("Backed up \\S+: (\\S+),");

    @TempDir
    private Path directory;

    @BeforeEach
    void passSomeDays() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        expect(0, "fabric", "advance", "1d");
    }

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    private static String point(Result made) {
        Matcher matcher = POINT.matcher(made.out());
        assertThat(matcher.find()).as(made.all()).isTrue();
        return matcher.group(1);
    }

    @Test
    void a_point_on_demand_is_there_and_says_what_it_is() {
        Result made = expect(0, "backup", "sql-01", "--keep", "5d", "--reason", "before the upgrade");
        assertThat(made.out())
                .contains("sql-01@2026-11-21T15:", "application consistent (all writers succeeded)", "GiB")
                .contains("on demand: before the upgrade", "Promised until 2026-11-26T15:00:00Z");
        assertThat(expect(0, "runs", "list").out()).contains("backup");
        assertThat(expect(0, "plan").out()).contains(NOTHING_TO_DO);
        assertThat(expect(0, "explain", point(made)).out())
                .contains("kept", "on demand: before the upgrade", "on demand, 5d from its capture");
    }

    @Test
    void what_was_asked_for_outlives_the_policy_and_then_expires_in_the_ordinary_way() {
        String kept = point(expect(0, "backup", "sql-01", "--keep", "5d"));
        String usual = point(expect(0, "backup", "web-01"));
        expect(0, "fabric", "advance", "4d");
        String points = expect(0, "fabric", "show", "--points", "*-01").out();
        assertThat(points).contains(kept).doesNotContain(usual);
        assertThat(expect(0, "plan").out()).contains(NOTHING_TO_DO);
        expect(0, "fabric", "advance", "2d");
        assertThat(expect(0, "fabric", "show", "--points", "*-01").out()).doesNotContain(kept);
        assertThat(expect(0, "plan").out()).contains(NOTHING_TO_DO);
    }

    @Test
    void no_change_of_a_policy_takes_back_what_was_promised_on_demand() {
        String kept = point(expect(0, "backup", "sql-01", "--keep", "9d"));
        expect(0, "fabric", "advance", "3d");
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE.replace("daily: 2d }", "daily: 1d }")));
        expect(0, "apply", "--auto-approve", "--allow-data-loss", "99");
        expect(0, "fabric", "advance", "2d");
        assertThat(expect(0, "fabric", "show", "--points", "sql-01").out()).contains(kept);
        assertThat(expect(0, "plan").out()).contains(NOTHING_TO_DO);
    }

    @Test
    void under_an_enhanced_policy_it_goes_to_the_vault_at_once() {
        String kept = point(expect(0, "backup", "web-02", "--keep", "20d"));
        expect(0, "fabric", "advance", "10d");
        assertThat(expect(0, "explain", kept).out()).contains("rsv (vault tier)");
        expect(0, "restore", "web-02", "--point", kept, "--name", "b", "--dry-run");
    }

    @Test
    void the_service_takes_only_so_many_a_day() {
        for (int i = 0; i < 3; i++) {
            expect(0, "backup", "web-01");
        }
        Result refused = expect(1, "backup", "web-01");
        assertThat(refused.err()).contains("OnDemandBackupLimitReached", "takes the next at 2026-11-22T15:");
        Result partly = expect(7, "backup", "*-01");
        assertThat(partly.out()).contains("sql-01@");
        expect(0, "fabric", "advance", "1d");
        expect(0, "backup", "web-01");
    }

    @Test
    void before_maintenance_only_what_is_old_is_backed_up() {
        Result first = expect(0, "premaintenance", "*-01");
        assertThat(first.out()).contains("Backed up sql-01", "Backed up web-01", "2 of 2 machines are ready.");
        Result second = expect(0, "premaintenance", "*-01");
        assertThat(second.out()).doesNotContain("Backed up").contains("2 of 2 machines are ready.");
        expect(0, "fabric", "advance", "5h");
        assertThat(expect(0, "premaintenance", "sql-01", "--max-age", "6h").out())
                .doesNotContain("Backed up");
        assertThat(expect(0, "premaintenance", "sql-01", "--max-age", "rpo").out())
                .doesNotContain("Backed up");
        String json = expect(0, "premaintenance", "sql-01", "--max-age", "2h", "--format", "json")
                .out();
        assertThat(json).contains("\"ready\":true", "\"wasReady\":false", "\"why\":", "\"run\":");
        assertThat(expect(0, "plan").out()).contains(NOTHING_TO_DO);
    }

    @Test
    void a_machine_whose_point_is_too_old_is_not_ready() {
        for (int i = 0; i < 3; i++) {
            expect(0, "backup", "web-01");
        }
        expect(0, "fabric", "advance", "2h");
        Result partly = expect(7, "premaintenance", "*-01");
        assertThat(partly.out()).contains("1 of 2 machines are ready; do not touch the others.", "more than 1 h");
        assertThat(partly.err()).contains("OnDemandBackupLimitReached");
        expect(1, "premaintenance", "web-01");
    }

    @Test
    void leaving_out_a_disk_of_an_encrypted_machine_is_an_error_of_the_plan() {
        String encrypted = ESTATE.replace(
                "web-01: { os: linux, disks: { os: { size: 64GiB } } }",
                "web-01: { os: linux, encryption: disk-encryption, disks: { os: { size: 64GiB }, d: { lun: 0, size: 64GiB,"
                        + " exclude: \"cache\" } } }");
        Invocation.write(directory, List.of("holdfast.yaml", encrypted));
        Result refused = expect(4, "plan");
        assertThat(refused.out()).contains("HF1022", "holdfast.yaml:18:", "disk-encryption");
        expect(4, "apply", "--auto-approve");
        Invocation.write(directory, List.of("holdfast.yaml", encrypted.replace(", exclude: \"cache\"", "")));
        expect(0, "apply", "--auto-approve");
    }

    @Test
    void wrong_arguments_are_told_apart() {
        assertThat(expect(64, "backup").err()).contains("SELECTOR");
        assertThat(expect(64, "backup", "sql-02").err()).contains("Did you mean 'sql-01'?");
        assertThat(expect(64, "backup", "sql-01", "nothing-*").err()).contains("nothing-*");
        assertThat(expect(64, "backup", "old-01").err()).contains("no protected machine");
        assertThat(expect(64, "backup", "where:vm.name == 'sql-01'").err()).contains("where:");
        assertThat(expect(64, "backup", "sql-01", "--keep", "3").err()).contains("no unit");
        assertThat(expect(64, "backup", "sql-01", "--keep", "-3d").err()).contains("age");
        assertThat(expect(64, "backup", "sql-01", "--keep", "12h").err()).contains("too short", "once a day");
        assertThat(expect(64, "backup", "sql-01", "--keep", "100y").err()).contains("too long", "99y");
        assertThat(expect(64, "backup", "sql-01", "--keep", "").err()).contains("--keep");
        assertThat(expect(64, "backup", "sql-01", "--reason", "x".repeat(201)).err())
                .contains("200");
        assertThat(expect(64, "backup", "sql-01", "--format", "xml").err()).contains("xml");
        assertThat(expect(64, "premaintenance", "sql-01", "--max-age", "young").err())
                .contains("--max-age");
        assertThat(expect(64, "premaintenance", "web-02", "--max-age", "rpo").err())
                .contains("declares no rpo");
        assertThat(expect(64, "premaintenance", "sql-01", "--keep", "1h").err()).contains("too short");
        assertThat(expect(64, "premaintenance", "nobody").err()).contains("nobody");
        assertThat(expect(0, "fabric", "show", "--points", "sql-01").out()).doesNotContain("sql-01@2026-11-21T15:");
    }
}

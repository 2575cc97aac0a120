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

class RestoreCommandTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            defaults: { timeZone: UTC, region: eastus, policy: daily }
            vaults:
              rsv: { region: eastus, redundancy: LRS }
              far: { region: westus, redundancy: LRS }
            policies:
              daily:
                vault: rsv
                schedule: { daily: "22:00" }
                retention: { instant: 2d, daily: 10d }
                copies: [ { to: far, every: 1d, retention: { daily: 10d } } ]
            vms:
              sql-01: { os: windows, disks: { os: { size: 64GiB }, data0: { lun: 0, size: 1TiB, used: 100GiB } } }
              web-01: { os: linux, disks: { os: { size: 64GiB } } }
              web-02: { os: linux, disks: { os: { size: 64GiB }, tmp: { lun: 1, size: 64GiB, exclude: "derived" } } }
            """;

    private static final Pattern DIGEST = Pattern.compile("digest ([0-9a-f]{32}) is the one captured");

    @TempDir
    private Path directory;

    @BeforeEach
    void passSomeDays() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        expect(0, "fabric", "advance", "6d");
    }

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    @Test
    void a_machine_comes_back_verified_and_with_what_to_check() {
        Result restored = expect(0, "restore", "sql-01", "--name", "sql-01-b", "--auto-approve");
        assertThat(restored.out())
                .contains("the newest that can be restored in eastus", "Lost", "at most", "new machine 'sql-01-b'")
                .contains("IP address", "Domain", "Check before it serves again", "[ ] Domain trust");
        assertThat(DIGEST.matcher(restored.out()).find()).isTrue();
        assertThat(expect(0, "runs", "list").out()).contains("restore");
        assertThat(expect(0, "fabric", "show", "--jobs", "1").out()).contains("Restore", "new-vm sql-01-b in eastus");
        assertThat(expect(1, "restore", "sql-01", "--name", "sql-01-b", "--auto-approve")
                        .err())
                .contains("NameTaken");
    }

    @Test
    void the_point_follows_the_time_the_level_and_the_id() {
        String newest =
                point(expect(0, "restore", "web-01", "--name", "b", "--dry-run").out());
        String older =
                point(expect(0, "restore", "web-01", "--name", "b", "--dry-run", "--to-time", "2026-11-23T12:00Z")
                        .out());
        assertThat(newest).startsWith("web-01@2026-11-25T22:");
        assertThat(older).startsWith("web-01@2026-11-22T22:");
        assertThat(point(expect(0, "restore", "web-01", "--name", "b", "--dry-run", "--point", older)
                        .out()))
                .isEqualTo(older);
        Result none = expect(1, "restore", "web-01", "--name", "b", "--dry-run", "--consistency", "application");
        assertThat(none.out()).contains("cannot be restored", "only file-system consistent");
    }

    private static String point(String text) {
        Matcher matcher = Pattern.compile("Point +(\\S+)").matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void a_copy_in_another_region_is_found_there() {
        Result restored = expect(0, "restore", "web-01", "--region", "West US", "--name", "web-far", "--auto-approve");
        assertThat(restored.out()).contains("→far", "in westus", "is the one captured");
        assertThat(expect(1, "restore", "web-01", "--region", "northeurope", "--name", "x", "--dry-run")
                        .out())
                .contains("no recovery point that can be restored in northeurope");
    }

    @Test
    void more_accounts_bring_the_last_machine_back_earlier() {
        String one = expect(
                        0,
                        "restore",
                        "*-01",
                        "--to-time",
                        "2026-11-22T12:00Z",
                        "--name",
                        "*-b",
                        "--dry-run",
                        "--account",
                        "first",
                        "--format",
                        "json")
                .out();
        String two = expect(
                        0,
                        "restore",
                        "*-01",
                        "--to-time",
                        "2026-11-22T12:00Z",
                        "--name",
                        "*-b",
                        "--dry-run",
                        "--account",
                        "first",
                        "--account",
                        "second",
                        "--format",
                        "json")
                .out();
        assertThat(one).contains("\"accounts\":1", "queue").doesNotContain("passedOver\":[{");
        assertThat(two).contains("\"accounts\":2").doesNotContain("queue");
        assertThat(until(two)).isLessThan(until(one));
    }

    private static int until(String json) {
        Matcher matcher = Pattern.compile("\"until\":\"(\\d+)s\"").matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void left_out_disks_can_only_be_restored_as_disks() {
        assertThat(expect(1, "restore", "web-02", "--name", "b", "--auto-approve")
                        .out())
                .contains("leave out tmp", "--as disks");
        assertThat(expect(0, "restore", "web-02", "--as", "disks", "--resource-group", "rg-b", "--auto-approve")
                        .out())
                .contains("disks in resource group 'rg-b'", "Not in the point", "is the one captured");
    }

    @Test
    void disks_are_replaced_and_files_are_taken_out() {
        assertThat(expect(0, "restore", "web-01", "--as", "replace-disks", "--auto-approve")
                        .out())
                .contains("its own disks, replaced", "is lost", "is the one captured");
        Result files =
                expect(0, "restore", "sql-01", "--as", "files", "--file", "report.db=data0:0-15", "--auto-approve");
        assertThat(files.out()).contains("1 file in eastus", "is the one captured");
        assertThat(expect(1, "restore", "sql-01", "--as", "files", "--file", "x=data9:0", "--auto-approve")
                        .out())
                .contains("no disk 'data9'", "os, data0");
        assertThat(expect(1, "restore", "sql-01", "--as", "files", "--file", "x=data0:0-900000000000", "--dry-run")
                        .out())
                .contains("whose content ends with extent 25599", "nothing to restore");
    }

    @Test
    void nothing_is_restored_without_approval() {
        assertThat(expect(1, "restore", "web-01", "--name", "b").err()).contains("not approved");
        assertThat(expect(0, "runs", "list").out()).doesNotContain("restore");
    }

    @Test
    void wrong_words_are_refused_with_what_would_do() {
        assertThat(expect(64, "restore", "web-01", "--as", "new_vm").err()).contains("new-vm, disks, replace-disks");
        assertThat(expect(64, "restore", "web-9", "--name", "b").err()).contains("There is no machine 'web-9'");
        assertThat(expect(64, "restore", "web-01", "--to-time", "yesterday").err())
                .contains("no instant");
        assertThat(expect(64, "restore", "web-01", "--point", "web-02@2026-11-22T22:00Z")
                        .err())
                .contains("web-02");
        assertThat(expect(64, "restore", "web-01", "--as", "disks").err()).contains("--resource-group");
        assertThat(expect(64, "restore", "web-01", "--as", "files").err()).contains("--file");
        assertThat(expect(64, "restore", "web-01", "--file", "a=os:1").err()).contains("--as files");
        assertThat(expect(64, "restore", "web-01", "--as", "files", "--file", "a=os:5-1")
                        .err())
                .contains("names no file");
        assertThat(expect(64, "restore", "web-01", "--account", "Not-A-Name").err())
                .contains("lower-case letters");
        assertThat(expect(64, "restore", "web-01", "--account", "abc", "--account", "abc")
                        .err())
                .contains("twice");
        assertThat(expect(64, "restore", "web-01", "--account", "abc=fast").err())
                .contains("60MiB/s");
        assertThat(expect(64, "restore", "web-01", "--name", "a/b").err()).contains("cannot be a name");
        assertThat(expect(64, "restore", "web-01", "--consistency", "strong").err())
                .contains("application, file-system");
        assertThat(expect(64, "restore", "web-01", "--point", "x", "--to-time", "2026-11-22T22:00Z")
                        .err())
                .contains("one or the other");
    }
}

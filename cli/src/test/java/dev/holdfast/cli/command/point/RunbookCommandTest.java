package dev.holdfast.cli.command.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookCommandTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            defaults: { timeZone: UTC, region: eastus, policy: daily }
            vaults:
              rsv: { region: eastus, redundancy: GRS, crossRegionRestore: true, immutability: unlocked }
            policies:
              daily:
                vault: rsv
                objectives:
                  rpo: 26h
                  rto: 8h
                  survive:
                    { disk: {}, rack: {}, vm: {}, zone: { rpo: 50h, rto: 24h }, region: { rpo: 50h, rto: 24h }, deletion: { rpo: 50h },
                      ransomware: { rpo: 50h }, application: {} }
                schedule: { daily: "22:00" }
                retention: { instant: 2d, daily: 10d }
            vms:
              sql-01:
                os: windows
                workload: { kind: sql-server, logBackups: 15m }
                disks: { os: { size: 64GiB }, data0: { lun: 0, size: 1TiB, used: 100GiB } }
                runbook: { owner: dba-team, service: shop, escalation: "+1-555-0100", pager: "ask | <b>Bob</b>" }
              app-01:
                os: linux
                encryption: customer
                disks: { os: { size: 64GiB }, tmp: { lun: 1, size: 64GiB, exclude: "derived" } }
                runbook: { service: shop, order: 2 }
              web-01: { os: linux, disks: { os: { size: 64GiB } }, runbook: { service: shop, order: 1 } }
              lab-01: { os: linux, unprotected: "rebuilt weekly", disks: { os: { size: 64GiB } }, runbook: { rebuild: make } }
            """;

    private static final Pattern COMMAND = Pattern.compile("(?m)^holdfast .*$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^ ']+)");

    @TempDir
    private Path directory;

    @BeforeEach
    void declare() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
    }

    private void passSomeDays() {
        expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        expect(0, "fabric", "advance", "6d");
    }

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    private static List<String> commands(String page) {
        List<String> commands = new ArrayList<>();
        Matcher matcher = COMMAND.matcher(page);
        while (matcher.find()) {
            commands.add(matcher.group());
        }
        return commands;
    }

    /** Runs a command of a page as it stands there, without doing anything. */
    private Result dryRun(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        assertThat(words).startsWith("holdfast", "restore");
        words.add("--dry-run");
        return new Invocation(directory).run(words.subList(1, words.size()).toArray(String[]::new));
    }

    @Test
    void every_command_of_every_machine_restores_something() {
        passSomeDays();
        for (String subject : List.of("sql-01", "app-01", "web-01", "shop")) {
            List<String> commands = commands(expect(0, "runbook", subject).out());
            assertThat(commands).as(subject).hasSizeGreaterThanOrEqualTo(8);
            for (String command : commands) {
                Result result = dryRun(command);
                assertThat(result.status()).as(command + "\n" + result.all()).isZero();
            }
        }
    }

    @Test
    void a_machine_has_its_people_its_protection_its_points_and_what_each_failure_costs() {
        passSomeDays();
        String page = expect(0, "runbook", "sql-01").out();
        assertThat(page)
                .contains("| Owner | dba-team |", "| Escalation | +1-555-0100 |", "| Workload | sql-server |")
                .contains("| pager | ask &#124; &#60;b&#62;Bob&#60;/b&#62; |")
                .contains("| Policy | daily |", "daily 22:00 in UTC", "2026-11-26T22:00:00Z", "instant 2d, daily 10d")
                .contains("application consistent: all writers succeeded")
                .contains("rsv, vault tier", "rsv, instant tier", "newest sql-01&#64;2026-11-25T22:00Z")
                .contains("## If this fails: region", "| Restored in | westus |", "--region westus")
                .contains("| RPO | 26h, holds |", "up to ", "- [ ] Domain trust");
        assertThat(expect(0, "runbook", "app-01").out())
                .contains("--as disks --resource-group app-01-restored", "| tmp | left out: derived |", "--role '");
    }

    @Test
    void a_service_is_restored_in_its_order_and_at_once() {
        passSomeDays();
        String page = expect(0, "runbook", "shop").out();
        assertThat(page).contains("| 1 | web-01 |", "| 2 | app-01 |", "| 3 | sql-01 (sql-server) |");
        assertThat(commands(page).get(0)).startsWith("holdfast restore web-01 app-01 sql-01 --as disks");
        String json = expect(0, "runbook", "shop", "--format", "json").out();
        assertThat(json).contains("\"kind\":\"service\"", "\"commands\":[\"holdfast restore web-01 app-01 sql-01");
    }

    @Test
    void without_a_world_it_says_so_and_prints_what_is_declared() {
        String page = expect(0, "runbook", "sql-01").out();
        assertThat(page)
                .contains("Nothing was applied yet", "There is no point that can be restored.", "| Owner | dba-team |")
                .contains("If this fails: vm");
        assertThat(commands(page)).isNotEmpty();
    }

    @Test
    void a_machine_that_nothing_backs_up_has_no_commands() {
        String page = expect(0, "runbook", "lab-01").out();
        assertThat(page).contains("Rebuild it.", "| Rebuild | make |", "rebuilt weekly");
        assertThat(commands(page)).isEmpty();
    }

    @Test
    void hostile_text_opens_no_element_and_ends_no_block() {
        Invocation.write(
                directory,
                List.of(
                        "holdfast.yaml",
                        ESTATE.replace("dba-team", "\"</td><script>x</script> `# [a](b) @all\\n## Owned\"")));
        String page = expect(0, "runbook", "sql-01").out();
        assertThat(page).doesNotContain("<script>", "](b)", "@all", "\n## Owned");
    }

    @Test
    void it_is_written_to_a_file_as_a_whole() throws IOException {
        expect(0, "runbook", "web-01", "--out", "web.md");
        assertThat(Files.readString(directory.resolve("web.md"))).startsWith("# Runbook of machine web-01\n");
    }

    @Test
    void wrong_arguments_are_told_apart() {
        assertThat(expect(64, "runbook").err()).contains("VM|SERVICE");
        assertThat(expect(64, "runbook", "sql-02").err()).contains("Did you mean 'sql-01'?");
        assertThat(expect(64, "runbook", "shopp").err()).contains("Did you mean 'shop'?");
        assertThat(expect(64, "runbook", "").err()).isNotEmpty();
        assertThat(expect(64, "runbook", "policy/daily").err()).contains("policy/daily");
        assertThat(expect(64, "runbook", "sql-01", "--format", "text").err()).contains("markdown");
        assertThat(expect(64, "runbook", "sql-01", "--format", "").err()).contains("--format");
        assertThat(expect(64, "runbook", "sql-01", ".", "more").err()).contains("more");
        assertThat(expect(64, "runbook", "sql-01", "--point", "x").err()).contains("--point");
        assertThat(expect(1, "runbook", "sql-01", "--out", "no/such/folder/file.md")
                        .err())
                .contains("file.md");
        Invocation.write(directory, List.of("holdfast.yaml", "holdfast: 1\nname: [\n"));
        expect(65, "runbook", "sql-01");
    }
}

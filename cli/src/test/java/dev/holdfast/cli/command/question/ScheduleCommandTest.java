package dev.holdfast.cli.command.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScheduleCommandTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: estate
            vaults: { v: { region: eastus } }
            policies:
              nightly: { vault: v, timeZone: Eastern Standard Time, schedule: { daily: "22:00" }, retention: { daily: 7d } }
              often: { vault: v, timeZone: pacific/apia, schedule: { every: 4h }, retention: { instant: 2d, daily: 7d } }
              hourly: { vault: v, timeZone: Lord Howe Standard Time, schedule: { cron: "@weekly" }, retention: { daily: 7d } }
            vms:
              a: { os: linux, region: eastus, policy: nightly, disks: { os: { size: 64GiB, used: 9GiB } } }
              b: { os: linux, region: eastus, policy: often, disks: { os: { size: 64GiB, used: 9GiB } } }
              c: { os: linux, region: eastus, policy: hourly, disks: { os: { size: 64GiB, used: 9GiB } } }
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void declare() {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION));
    }

    private Result run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("schedule"));
        arguments.addAll(List.of(more));
        return new Invocation(directory).run(arguments.toArray(String[]::new));
    }

    private JsonNode json(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--format", "json"));
        Result result = run(arguments.toArray(String[]::new));
        assertThat(result.status()).as(result.all()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    @Test
    void json_is_an_array_of_machines_with_the_known_keys_first() {
        JsonNode machines = json("--from", "2027-11-05T04:00Z", "--count", "4");
        assertThat(machines.isArray()).isTrue();
        assertThat(machines.size()).isEqualTo(3);
        assertThat(machines.get(0).propertyNames())
                .containsExactly("address", "policy", "zone", "runs", "largestGap", "largestGapAt", "slot");
        assertThat(machines.get(0).toString())
                .isEqualTo("{\"address\":\"a\",\"policy\":\"nightly\",\"zone\":\"America/New_York\",\"runs\":["
                        + "\"2027-11-05T22:00:00-04:00\",\"2027-11-06T22:00:00-04:00\",\"2027-11-07T22:00:00-05:00\","
                        + "\"2027-11-08T22:00:00-05:00\"],\"largestGap\":\"PT25H\","
                        + "\"largestGapAt\":\"2027-11-06T22:00:00-04:00\",\"slot\":\"PT0S\"}");
        assertThat(machines.get(1).get("largestGap").asString()).isEqualTo("PT4H");
        assertThat(machines.get(2).get("largestGap").asString()).isEqualTo("PT168H30M");
    }

    @Test
    void a_schedule_that_the_service_cannot_do_is_shown_as_declared_with_a_warning() {
        String hourly = "schedule: { cron: \"0 * * * *\" }";
        String monthly = "schedule: { monthly: \"15 03:00\" }";
        Invocation.write(
                directory,
                List.of(
                        "holdfast.yaml",
                        DECLARATION
                                .replace("schedule: { daily: \"22:00\" }", hourly)
                                .replace("schedule: { cron: \"@weekly\" }", monthly)));
        Result all = run("--from", "2027-11-07T04:00Z", "--count", "4", "--format", "json");
        assertThat(all.status()).isZero();
        assertThat(all.err()).contains("Warning: The plan does not carry out the schedule of a, c.");
        JsonNode machines = JsonMapper.shared().readTree(all.out());
        assertThat(machines.size()).isEqualTo(3);
        assertThat(machines.get(0).get("runs").toString())
                .isEqualTo("[\"2027-11-07T00:00:00-04:00\",\"2027-11-07T01:00:00-04:00\","
                        + "\"2027-11-07T01:00:00-05:00\",\"2027-11-07T02:00:00-05:00\"]");
        assertThat(machines.get(0).get("slot").asString()).isEqualTo("PT0S");
        JsonNode one = json(".", "c", "--from", "2027-11-07T04:00Z", "--count", "1");
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.get(0).get("runs").get(0).asString()).startsWith("2027-11-15T03:00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-22, 2",
        "2026-11-20T22:00-05:00, 2026-11-21T22:00-05:00, 1",
        "2026-11-20T22:00:01-05:00, 2026-11-21T22:00-05:00, 0",
        "2026-11-21T03:00Z, 2026-11-22T03:00:01Z, 2",
        "2026-11-20, 2026-11-21T03:00:01Z, 1",
    })
    void a_stretch_is_half_open_and_a_date_begins_at_local_midnight(String from, String until, int runs) {
        assertThat(json(".", "a", "--from", from, "--until", until)
                        .get(0)
                        .get("runs")
                        .size())
                .isEqualTo(runs);
    }

    @Test
    void until_shows_all_and_count_cuts() {
        assertThat(json(".", "a", "--from", "2026-11-20", "--until", "2027-11-20")
                        .get(0)
                        .get("runs")
                        .size())
                .isEqualTo(365);
        assertThat(json(".", "a", "--from", "2026-11-20", "--until", "2027-11-20", "--count", "3")
                        .get(0)
                        .get("runs")
                        .size())
                .isEqualTo(3);
        assertThat(json(".", "a").get(0).get("runs").size()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--count 0 | '0' is no value of --count. Write a whole number from 1",
                "--count -1 | '-1' is no value of --count",
                "--count 99999999999 | 99999999999",
                "--count 999999999 | more than 1,000,000 runs",
                "--count many | such as --count=10.",
                "--count 1.5 | '1.5' is no value of --count",
                "--count=+5 | '+5' is no value of --count",
                "--count | --count is given without its value. Write --count=N",
                "--count=5 --count=6 | --count is given twice",
                "--from yesterday | is no instant or date for --from",
                "--from= | --from is given with an empty value",
                "--until= | --until is given with an empty value",
                "--from 2026-02-30 | is no instant or date for --from",
                "--from 2026-11-20T15:00 | is no instant or date for --from",
                "--until 2026-13-01 | is no instant or date for --until",
                "--from +12026-11-20T15:00Z | lies outside the years 1 to 9999",
                "--from -0001-11-20 | lies outside the years 1 to 9999",
                "--from 2026-11-20 --until 2026-11-20 | no run can lie between them",
                "--from 2026-11-20T15:00Z --until 2026-11-20T10:00-05:00 | no run can lie between them",
                "--until 2020-01-01 | no run can lie between them",
                "--from 2026-11-20 --until 9999-12-31 | more than 1,000,000 runs",
                "--from 2026-11-20 --until 2126-11-20 --format ics | more than 100,000 runs",
                "--format yaml | Possible are: text, json, ics",
                "--format markdown | Possible are: text, json, ics",
            })
    void what_cannot_be_answered_exits_64_and_prints_nothing(String options, String message) {
        Result result = run(options.split(" ", -1));
        assertThat(result.status()).as(result.all()).isEqualTo(64);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message).doesNotContain("Exception");
    }

    @Test
    void text_shows_the_gap_and_the_load_of_each_hour() {
        String text = run("--from", "2026-11-20", "--until", "2026-11-22").out();
        assertThat(text)
                .contains("largest gap   which begins", "25 h", "2027-11-06T22:00:00-04:00")
                .contains("7 d 30 m", "  03:00   4   ████")
                .contains("Starts per hour of the day from 2026-11-20 until 2026-11-22, UTC")
                .contains("Most in one hour: 2, from 2026-11-21T03:00:00Z.");
        assertThat(run(".", "b", "--from", "2026-11-20", "--until", "2026-12-20")
                        .out())
                .contains("  and 156 more\n", "until 2026-12-20, Pacific/Apia");
        assertThat(run(".", "b", "--from", "2026-11-20", "--count", "1").out()).contains("until 2026-11-27,");
        assertThat(text.lines().filter(line -> line.matches("  [0-2][0-9]:00 .*")))
                .hasSize(24);
    }

    @Test
    void a_calendar_has_an_event_for_each_run() {
        Result result = run("--from", "2026-11-20", "--until", "2026-11-27", "--format", "ics");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.out().split("BEGIN:VEVENT\r\n", -1)).hasSize(1 + 7 + 7 * 6 + 1);
        assertThat(run("--from", "2026-11-20", "--until", "2026-11-27", "--format", "ics")
                        .out())
                .isEqualTo(result.out());
    }
}

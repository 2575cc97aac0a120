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

class HoldCommandTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            defaults: { timeZone: America/New_York, region: eastus, policy: gold }
            vaults:
              rsv: { region: eastus, redundancy: LRS }
            policies:
              gold: { vault: rsv, schedule: { daily: "22:00", stagger: 1h }, retention: { daily: 7d } }
            vms:
              sql-01: { os: linux, disks: { os: { size: 64GiB } } }
              web-01: { os: linux, disks: { os: { size: 64GiB } } }
            """;

    private static final Pattern POINT = Pattern.compile("sql-01@\\S+Z(?=\\s)");

    @TempDir
    private Path directory;

    @BeforeEach
    void passSomeDays() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        expect(0, "fabric", "advance", "5d");
    }

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    /** Ids of the points of sql-01, newest first. */
    private List<String> points() {
        Matcher matcher = POINT.matcher(
                expect(0, "fabric", "show", "--points", "sql-01", "--jobs", "0").out());
        return matcher.results().map(found -> found.group()).distinct().toList();
    }

    private String oldest() {
        List<String> points = points();
        return points.get(points.size() - 1);
    }

    @Test
    void a_held_point_outlives_its_retention_and_says_so_everywhere() {
        String point = oldest();
        Result held = expect(0, "hold", point, "--until", "2027-01-31", "--reason", "case 17");
        assertThat(held.out()).isEqualTo("Held " + point + " until 2027-02-01T05:00:00Z.\n");
        expect(0, "fabric", "advance", "30d");
        assertThat(points()).contains(point);
        assertThat(expect(0, "fabric", "show").out())
                .contains("Legal holds (1)", point, "until 2027-02-01T05:00:00Z", "tester", "case 17");
        assertThat(expect(0, "fabric", "show", "--format", "json").out())
                .contains("\"holds\":[{\"point\":\"" + point + "\"", "\"until\":\"2027-02-01T05:00:00Z\"");
        assertThat(expect(0, "status", "sql-01", "--format", "json").out()).contains("\"held\":1");
        Result released = expect(0, "release", point);
        assertThat(released.out())
                .startsWith("Released " + point + ". Nothing else keeps it: it goes at the next clean-up, 2026-12-");
        expect(0, "fabric", "advance", "1d");
        assertThat(points()).doesNotContain(point);
        assertThat(expect(64, "hold", point).err()).contains("There is no recovery point", "it expired at", "nearest");
    }

    @Test
    void holding_again_changes_nothing_and_a_shorter_hold_is_refused() {
        String point = oldest();
        expect(0, "hold", point, "--until", "2027-01-31");
        assertThat(expect(0, "hold", point, "--until", "2027-01-31").out()).startsWith("Already held: ");
        assertThat(expect(64, "hold", point, "--until", "2027-01-30").err()).contains("release");
        assertThat(expect(0, "hold", point).out()).contains("until released");
        assertThat(expect(64, "hold", point, "--until", "2028-01-30").err()).contains("not shortened");
        assertThat(expect(0, "release", point, "--format", "json").out())
                .contains("\"released\":1", "\"stays\":true", "\"by\":\"rule\"");
    }

    @Test
    void points_are_understood_in_other_spellings() {
        String point = oldest();
        String seconds = point.replaceAll("(T\\d\\d:\\d\\d)Z", "$1:00Z");
        assertThat(expect(0, "hold", "protection/" + seconds.replace("sql", "SQL"))
                        .out())
                .contains("Held " + point);
        String offset = point.replaceAll("Z$", "+00:00");
        assertThat(expect(0, "release", offset).out()).contains("Released " + point);
    }

    @Test
    void nothing_is_held_if_one_of_the_points_is_not_there() {
        String point = oldest();
        expect(64, "hold", point, "sql-01@2020-01-01T00:00Z");
        assertThat(expect(0, "fabric", "show").out()).doesNotContain("Legal holds");
    }

    @Test
    void what_cannot_be_held_or_released_is_said_with_what_is_near() {
        String point = oldest();
        assertThat(expect(64, "hold", point.replace("sql-01", "sql-1")).err()).contains("Did you mean 'sql-01'?");
        assertThat(expect(64, "hold", "sql-01@2020-01-01T00:00Z").err())
                .contains("The nearest of that machine:", point);
        assertThat(expect(64, "hold", "sql-01").err()).contains("MACHINE@INSTANT");
        assertThat(expect(64, "hold", point + "→").err()).contains("MACHINE@INSTANT");
        assertThat(expect(64, "hold", point + "→west").err()).contains("There is no recovery point");
        assertThat(expect(64, "hold", point, "--until", "soon").err()).contains("no end of a hold");
        assertThat(expect(64, "hold", point, "--until", "+12345-01-01").err()).contains("no end of a hold");
        assertThat(expect(64, "hold", point, "--until", "2026-11-01").err()).contains("not after the world's clock");
        assertThat(expect(64, "hold", point, "--reason", "x".repeat(201)).err()).contains("201 characters");
        assertThat(expect(64, "release", point).err()).contains("is not under a legal hold. No point is.");
        expect(0, "hold", point, "--reason", "new\nline\u001b[31m");
        assertThat(expect(0, "fabric", "show").out()).doesNotContain("\u001b");
        assertThat(expect(64, "release", points().get(0)).err()).contains("These are:", point);
    }
}

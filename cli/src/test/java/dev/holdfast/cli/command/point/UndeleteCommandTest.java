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

class UndeleteCommandTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            defaults: { timeZone: America/New_York, region: eastus, policy: gold }
            vaults:
              rsv: { region: eastus, redundancy: LRS }
            policies:
              gold: { vault: rsv, schedule: { daily: "22:00" }, retention: { daily: 30d } }
            vms:
              sql-01: { os: linux, disks: { os: { size: 64GiB } } }
            """;

    private static final Pattern POINT = Pattern.compile("sql-01@\\S+Z(?=\\s)");

    @TempDir
    private Path directory;

    @BeforeEach
    void cutTheRetention() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        expect(0, "fabric", "advance", "12d");
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE.replace("30d", "10d")));
    }

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    private List<String> points() {
        Matcher matcher = POINT.matcher(
                expect(0, "fabric", "show", "--points", "sql-01", "--jobs", "0").out());
        return matcher.results().map(found -> found.group()).distinct().toList();
    }

    @Test
    void a_point_that_was_cut_comes_back_and_stays() {
        List<String> before = points();
        String oldest = before.get(before.size() - 1);
        assertThat(expect(64, "undelete", oldest).err()).contains("it is there and was not deleted");
        assertThat(new Invocation(directory).run("plan").out()).contains("can be undeleted until 2026-12-17T02:00Z");
        expect(0, "apply", "--auto-approve", "--allow-data-loss", "99");
        expect(0, "fabric", "advance", "1d");
        assertThat(expect(0, "fabric", "show").out()).contains("Soft-deleted points", oldest);
        assertThat(expect(0, "explain", oldest).out()).contains("soft-deleted: 'holdfast undelete' brings it back");
        assertThat(expect(64, "hold", oldest).err()).contains("'holdfast undelete' brings it back until");
        Result undeleted = expect(0, "undelete", oldest, "--reason", "cut by mistake");
        assertThat(undeleted.out()).startsWith("Undeleted " + oldest + ". An older promise keeps it");
        assertThat(points()).contains(oldest);
        assertThat(expect(0, "plan").out()).contains("No changes");
        expect(0, "fabric", "advance", "1d");
        assertThat(points()).as("no clean-up takes it again").contains(oldest);
        assertThat(expect(0, "runs", "list").out()).contains("undelete");
    }

    @Test
    void what_is_over_or_was_never_there_is_refused_with_the_reason() {
        List<String> before = points();
        String oldest = before.get(before.size() - 1);
        assertThat(expect(64, "undelete", "sql-02@2026-11-20T22:07Z").err()).contains("has no deleted points");
        assertThat(expect(64, "undelete", "nonsense").err()).contains("no name of a recovery point");
        expect(0, "apply", "--auto-approve", "--allow-data-loss", "99");
        expect(0, "fabric", "advance", "364h");
        assertThat(expect(64, "undelete", oldest).err())
                .contains("There is no deleted recovery point", "it expired at");
    }
}

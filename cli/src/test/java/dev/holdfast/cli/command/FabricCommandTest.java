package dev.holdfast.cli.command;

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
}

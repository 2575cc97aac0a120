package dev.holdfast.cli.command.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersCommandTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            vaults:
              rsv: { region: eastus, redundancy: LRS }
              far: { region: westus, redundancy: LRS }
            policies:
              daily:
                vault: rsv
                schedule: { daily: "22:00" }
                retention: { daily: 7d }
                copies: [ { to: far, every: 1d, retention: { daily: 7d } } ]
            vms:
              web-01: { os: linux, region: eastus, policy: daily, disks: { os: { size: 64GiB, used: 20GiB } } }
              web-02: { os: linux, region: eastus, policy: daily, disks: { os: { size: 64GiB, used: 20GiB } } }
            """;

    @TempDir
    Path directory;

    private Result run(String... arguments) {
        return new Invocation(directory).run(arguments);
    }

    @BeforeEach
    void declare() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
    }

    private void live() {
        Result apply = run("apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        assertThat(apply.status()).as(apply.all()).isZero();
        assertThat(run("fabric", "advance", "10d").status()).isZero();
    }

    @Test
    void meters_of_each_machine_in_each_vault_and_of_all_together() {
        live();
        Result all = run("fabric", "meters");
        assertThat(all.status()).as(all.all()).isZero();
        assertThat(all.out())
                .contains("Metered since 2026-11-20T15:00:00Z: 10 d.")
                .contains("web-02", "instance-small", "instance-hours", "eastus\u2192westus", "Totals");
        Result one = run("fabric", "meters", "--object", "web-01@far", "--format", "json");
        assertThat(one.status()).as(one.all()).isZero();
        assertThat(one.out())
                .contains("\"meter\":\"copy-egress\"", "\"meter\":\"vault\"", "\"detail\":\"LRS\"")
                .doesNotContain("web-02", "\"rsv\"", "instance-small");
        Result vault = run("fabric", "meters", "--object", "RSV");
        assertThat(vault.out()).contains("web-01", "web-02", "instance-small").doesNotContain("copy-egress");
    }

    @Test
    void reading_meters_changes_nothing() {
        live();
        String world = run("fabric", "show").out();
        String first = run("fabric", "meters", "--format", "json").out();
        assertThat(run("fabric", "meters", "--format", "json").out()).isEqualTo(first);
        assertThat(run("fabric", "show").out()).isEqualTo(world);
    }

    @Test
    void a_world_in_which_nothing_happened_yet_has_metered_nothing() {
        Result apply = run("apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        assertThat(apply.status()).as(apply.all()).isZero();
        Result all = run("fabric", "meters");
        assertThat(all.status()).as(all.all()).isZero();
        assertThat(all.out()).contains("Nothing was metered since 2026-11-20T15:00:00Z.");
    }

    @Test
    void what_cannot_be_shown_is_refused_and_says_why() {
        assertThat(run("fabric", "meters").status()).as("without a world").isNotZero();
        live();
        for (String object : List.of("web-99", "nowhere*", "web-01@nowhere", "", "where:os=linux")) {
            Result result = run("fabric", "meters", "--object", object);
            assertThat(result.status()).as(object + ": " + result.all()).isEqualTo(64);
            assertThat(result.err()).startsWith("Error: ").doesNotContain("Exception");
        }
        for (String wrong : List.of("--object", "--format=xml", "--from=7d", "web-01")) {
            Result result = run("fabric", "meters", wrong);
            assertThat(result.status()).as(wrong + ": " + result.all()).isEqualTo(64);
        }
    }
}

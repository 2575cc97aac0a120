package dev.holdfast.cli.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and programs hear while an apply waits for a quota of the service. */
class QuotaWaitCommandTest {

    @TempDir
    private Path directory;

    private static String declaration(int policies) {
        StringBuilder text = new StringBuilder("""
                holdfast: 1
                name: shop
                defaults: { timeZone: America/New_York, region: eastus, policy: policy-001 }
                vaults:
                  rsv: { region: eastus, redundancy: LRS }
                vms:
                  web: { os: linux, disks: { os: { size: 64GiB } } }
                policies:
                """);
        for (int number = 1; number <= policies; number++) {
            text.append("  policy-%03d: { vault: rsv, schedule: { daily: \"22:00\" }, retention: { daily: 7d } }%n"
                    .formatted(number));
        }
        return text.toString();
    }

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    @Test
    void a_plan_says_that_an_apply_will_wait_and_the_apply_says_until_when() {
        Invocation.write(directory, List.of("holdfast.yaml", declaration(51)));
        assertThat(expect(0, "plan", "--at", "2026-11-20T15:00:00Z").out())
                .contains("policy-writes-wait", "The plan writes 51 policies", "at least 24 h on the fabric's clock");
        assertThat(expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z")
                        .err())
                .contains(
                        "policy/policy-051: create waiting until 2026-11-21T15:00:00Z on the fabric's clock: The service"
                                + " takes 50 changes of policies within 24 h.");
        assertThat(expect(0, "fabric", "show").out()).contains("2026-11-21T15:00:00Z");
    }

    @Test
    void programs_read_a_line_for_each_wait() {
        Invocation.write(directory, List.of("holdfast.yaml", declaration(51)));
        Result applied = expect(0, "apply", "--auto-approve", "--format", "jsonl", "--at", "2026-11-20T15:00:00Z");
        assertThat(applied.out().lines().filter(line -> line.contains("\"waiting\"")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                "\"type\":\"waiting\"",
                                "\"action\":\"create\"",
                                "\"address\":\"policy/policy-051\"",
                                "\"message\":\"The service takes 50 changes of policies within 24 h.\"",
                                "\"until\":\"2026-11-21T15:00:00Z\""));
    }
}

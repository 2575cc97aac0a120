package dev.holdfast.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferSectionTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: copying
            defaults: { region: eastus, timeZone: UTC, policy: p }
            vaults:
              near: { region: eastus }
              far: { region: westus }
            policies:
              p:
                vault: near
                objectives: { rpo: 26h }
                schedule: { daily: "22:00" }
                retention: { daily: 30d }
                copies: COPIES
            vms:
              sql: { os: linux, disks: { os: { size: 64GiB, used: 30GiB, churn: 1%/d } } }
            """;

    @TempDir
    Path directory;

    private String run(String... arguments) {
        Result result = new Invocation(directory).run(arguments);
        assertThat(result.status()).as(result.all()).isIn(0, 2);
        return result.out();
    }

    private void declare(String copies) {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION.replace("COPIES", copies)));
    }

    @Test
    void copies_show_their_number_bytes_kind_and_time() {
        declare("[]");
        run("apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        run("fabric", "advance", "5d");
        declare("[{ to: far, every: 1d, retention: { daily: 30d } }]");
        String text = run("plan");
        assertThat(text)
                .containsPattern("\\+ 5 copies → far +31\\.\\d GiB, done by 2026-11-25T16:1\\dZ, 1 of them full");
        assertThat(text)
                .containsPattern("sql +2026-11-20T22:00Z +30 GiB full +by 2026-11-25T15:1\\dZ .*far has no point yet");
        assertThat(text).containsPattern("sql +2026-11-21T22:00Z +3\\d\\d MiB delta +by 2026-11-25T15:\\d\\dZ");
    }
}

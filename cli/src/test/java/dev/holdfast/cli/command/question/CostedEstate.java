package dev.holdfast.cli.command.question;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small estate in a folder of its own, about whose costs commands are asked. */
abstract class CostedEstate {

    static final String ESTATE = """
            holdfast: 1
            name: small
            vaults:
              rsv: { region: eastus, redundancy: LRS }
              far: { region: westus, redundancy: ZRS }
            policies:
              daily:
                vault: rsv
                schedule: { daily: "22:00" }
                retention: { daily: 7d, weekly: 4 }
                copies: [ { to: far, every: 1d, retention: { daily: 7d } } ]
              lean:
                vault: rsv
                schedule: { weekly: { on: sunday, at: "03:00" } }
                retention: { weekly: 4 }
            vms:
              web-01: { os: linux, region: eastus, policy: daily, tags: { Team: web }, disks: { os: { size: 64GiB, used: 20GiB } } }
              web-02: { os: linux, region: eastus, policy: lean, disks: { os: { size: 64GiB } } }
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void declare() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
    }

    final Result run(String... arguments) {
        return new Invocation(directory).run(arguments);
    }

    final Result fine(String... arguments) {
        return new Invocation(directory).expect(0, arguments);
    }

    final JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        return JsonMapper.shared().readTree(fine(all.toArray(new String[0])).out());
    }
}

package dev.holdfast.cli.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes about vaults and disks are raised, waived and ignored like every other finding. */
class AcceptedNotesTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: accepted
            vaults:
              # VAULT
              near: { region: eastus }
              empty: { region: westus }
            policies:
              p: { vault: near, schedule: { daily: "22:00" }, retention: { daily: 7d } }
            vms:
              web:
                region: eastus
                os: linux
                policy: p
                tags: { env: prod }
                disks:
                  os: { size: 64GiB, used: 9GiB, churn: 1%/d }
                  cache: { lun: 0, size: 64GiB, used: 9GiB, churn: 1%/d, exclude: "made anew" }
                  scratch: { lun: 1, size: 64GiB, used: 9GiB, churn: 1%/d }
            exclusions:
              # EXCLUSION
              - { where: "disk.name == 'scratch'", reason: "made anew" }
            """;

    @TempDir
    Path directory;

    private Result run(String declaration, String command) {
        Invocation.write(directory, List.of("holdfast.yaml", declaration));
        return new Invocation(directory).run(command);
    }

    private static String ignore(String finding) {
        return "holdfast:ignore " + finding + " until=2027-01-31 reason=\"looked at\"";
    }

    @Test
    void plans_and_checks_find_them_at_their_lines() {
        for (String command : List.of("plan", "check")) {
            Result result = run(DECLARATION, command);
            assertThat(result.status()).as(result.all()).isZero();
            assertThat(result.out())
                    .contains("HF1028 data-disk-excluded   holdfast.yaml:17:71")
                    .contains("HF1028 data-disk-excluded   holdfast.yaml:21:5")
                    .contains("HF1037 vault-without-immutability   holdfast.yaml:5:3");
        }
    }

    @Test
    void an_ignore_accepts_them_where_it_stands() {
        String declaration = DECLARATION
                .replace("VAULT", ignore("vault-without-immutability"))
                .replace("EXCLUSION", ignore("HF1028"));
        for (String command : List.of("plan", "check")) {
            assertThat(run(declaration, command).out())
                    .containsSubsequence("HF1028 data-disk-excluded   holdfast.yaml:17:71", "Waived and ignored   2")
                    .doesNotContain("waiver-unused");
        }
    }

    @Test
    void a_waiver_names_the_machine_or_the_vault_and_a_level_is_raised() {
        String waived = DECLARATION + """
                rules:
                  builtin:
                    data-disk-excluded:
                      level: error
                      waivers: [ { for: web, until: 2027-01-31, owner: us, reason: "looked at" } ]
                    vault-without-immutability:
                      level: error
                      waivers: [ { for: VAULT, until: 2027-01-31, owner: us, reason: "looked at" } ]
                """;
        Result accepted = run(waived.replace("VAULT", "vault/near"), "plan");
        assertThat(accepted.status()).as(accepted.all()).isZero();
        assertThat(accepted.out()).contains("Waived   3").doesNotContain("waiver-unused");
        Result other = run(waived.replace("VAULT", "vault/empty"), "plan");
        assertThat(other.status()).isEqualTo(4);
        assertThat(other.out()).contains("Errors   1", "HF1037", "HF1202 waiver-unused");
        assertThat(run(waived.replace("VAULT", "vault/empty"), "check").out())
                .as("a check does not know what a vault holds")
                .contains("HF1037")
                .doesNotContain("waiver-unused");
    }
}

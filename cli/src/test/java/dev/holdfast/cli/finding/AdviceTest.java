package dev.holdfast.cli.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.PlanDocumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advice is an edit where only one is possible, and a sentence where somebody has to choose. */
class AdviceTest {

    private static final String ESTATE = """
            holdfast: 1
            name: advised
            vaults:
              near: { region: eastus, redundancy: LRS }
              far: { region: westus, redundancy: LRS }
            policies:
              daily:
                vault: near
                schedule: { daily: "22:00" }
                retention: { daily: 7d }
            vms:
              web: { os: linux, region: eastus, policy: daily, disks: { os: { size: 64GiB, used: 9GiB, churn: 1%/d } } }
            """;

    @TempDir
    Path directory;

    private Optional<FindingEntry> find(String name, String declaration) {
        Invocation.write(directory, List.of("holdfast.yaml", declaration));
        String plan = new Invocation(directory).run("plan", "--format", "json").out();
        try {
            return PlanDocumentCodec.read(plan.strip().getBytes(StandardCharsets.UTF_8)).holdfast().findings().stream()
                    .filter(finding -> finding.name().equals(name))
                    .findFirst();
        } catch (PlanDocumentException e) {
            throw new AssertionError(plan, e);
        }
    }

    private String advice(String name, String declaration) {
        return find(name, declaration).flatMap(FindingEntry::fix).orElseThrow();
    }

    @Test
    void a_vault_is_only_offered_if_it_is_the_only_one_and_receives_no_copies() {
        String west = ESTATE.replace("web: { os: linux, region: eastus", "web: { os: linux, region: westus");
        String name = "vault-region-mismatch";
        assertThat(advice(name, west)).isEqualTo("Write vault: { eastus: near, westus: far } in policy 'daily'.");
        assertThat(find(name, west.replace("vault: near", "vault: { eastus: near, westus: far }")))
                .isEmpty();
        assertThat(advice(name, west.replace("vault: near", "vault: { eastus: near, westus: near }")))
                .isEqualTo("Write westus: far in the vault map of policy 'daily'.");
        String sentence = "Give the policy a vault per region: vault: { westus: … }.";
        assertThat(advice(name, west.replace("policies:", "  other: { region: westus }\npolicies:")))
                .isEqualTo(sentence);
        String copied = west.replace(
                "retention: { daily: 7d }",
                "retention: { daily: 7d }\n    copies: [ { to: far, every: 1d, retention: { daily: 7d } } ]");
        assertThat(advice(name, copied)).isEqualTo(sentence);
    }

    @Test
    void an_archive_that_differs_is_corrected_where_it_is_declared() {
        String copied = ESTATE.replace(
                "retention: { daily: 7d }",
                "retention: { daily: 7d }\n    copies: [ { to: far, every: 1d, retention: { daily: 7dMORE } } ]");
        String name = "archive-differs";
        assertThat(advice(name, copied.replace("MORE", ", monthly: 3y, archiveAfter: 1mo")))
                .isEqualTo("Write archiveAfter: 3mo in the retention of the copy to far of policy 'daily'.");
        assertThat(find(name, copied.replace("MORE", ", monthly: 3y, archiveAfter: 3mo")))
                .isEmpty();
        assertThat(advice(name, copied.replace("MORE", ", monthly: 6mo, archiveAfter: 3mo")))
                .startsWith("Remove archiveAfter: 3mo from the retention of the copy to far of policy 'daily'.");
        assertThat(advice(name, copied.replace("MORE", ", archiveAfter: 3mo")))
                .startsWith("Remove archiveAfter: 3mo from the retention of the copy to far of policy 'daily'.");
        assertThat(find(name, copied.replace("MORE", ""))).isEmpty();
    }

    @Test
    void what_has_no_effect_is_named_as_it_is_written() {
        assertThat(advice("move-without-effect", ESTATE.replace("policy: daily,", "policy: daily, moved: shop,")))
                .isEqualTo("Remove moved: shop from machine 'web'; it has no effect.");
        String waived = ESTATE + "rules: { builtin: { uncovered: { waivers: [ { for: 'w*', until: 2026-DAY, owner: us,"
                + " reason: 'rebuilt' } ] } } }\n";
        assertThat(advice("waiver-expired", waived.replace("DAY", "11-19")))
                .isEqualTo("Remove the waiver for: w* from rules.builtin.uncovered.waivers.");
        assertThat(advice("waiver-unused", waived.replace("DAY", "12-31")))
                .endsWith("or remove the waiver for: w* from rules.builtin.uncovered.waivers.");
        String still = waived.replace("DAY", "11-19").replace(" policy: daily,", "");
        assertThat(advice("waiver-expired", still))
                .as("there is something left to waive")
                .isEqualTo("Mend what it was for, or agree with us on another last day.");
    }

    @Test
    void prices_of_the_command_line_have_no_line_in_the_declaration() {
        Invocation.write(directory, List.of("mine.yaml", """
                holdfast-prices: 1
                name: mine
                currency: USD
                effective: 2025-11-01
                prices: [ { item: snapshot, price: 1, source: offer } ]
                """));
        String declared = ESTATE + "prices: mine.yaml\n";
        assertThat(find("prices-outdated", declared).orElseThrow().place()).hasValue("holdfast.yaml:13:9");
        String out = new Invocation(directory)
                .run("plan", "--format", "json", "--prices", "mine.yaml")
                .out();
        assertThat(out).contains("prices-outdated").doesNotContain("holdfast.yaml:13:9");
    }
}

package dev.holdfast.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.PlanDocumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IrreversibleSectionTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: for-ever
            vaults:
              safe: { region: eastus, immutability: unlocked }
            policies:
              p: { vault: safe, schedule: { daily: "22:00" }, retention: { daily: 7d } }
            vms:
              web: { os: linux, region: eastus, policy: p, disks: { os: { size: 64GiB, used: 9GiB, churn: 1%/d } } }
            """;

    private static final String LOCKED = DECLARATION.replace("unlocked", "locked");
    private static final String MORE =
            "  shop: { os: linux, region: eastus, policy: p, disks: { os: { size: 64GiB, used: 9GiB, churn: 1%/d } } }\n";
    private static final String ENHANCED = "schedule: { every: 4h }, retention: { daily: 5d }";

    @TempDir
    Path directory;

    private void declare(String declaration) {
        Invocation.write(directory, List.of("holdfast.yaml", declaration));
    }

    private String plan(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "plan";
        System.arraycopy(more, 0, arguments, 1, more.length);
        Result result = new Invocation(directory).run(arguments);
        assertThat(result.status()).as(result.all()).isZero();
        return result.out();
    }

    /** A plan that locks a vault, makes a policy in use enhanced and weaker, and adds a machine. */
    private void change() {
        declare(DECLARATION);
        new Invocation(directory).expect(0, "apply", "--auto-approve");
        declare(LOCKED.replace("schedule: { daily: \"22:00\" }, retention: { daily: 7d }", ENHANCED) + MORE);
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void what_cannot_be_undone_comes_next_after_what_weakens_at_every_level_of_detail(Detail detail) {
        change();
        String text = plan("--detail", detail.word());
        assertThat(text)
                .containsSubsequence(
                        "! WEAKENS PROTECTION (1)\n",
                        "~   policy/p   (irreversible)   an enhanced policy cannot become a standard one again",
                        "\n\nIRREVERSIBLE (2), 1 of them listed above   needs --allow-irreversible\n",
                        "  ~   vault/safe   immutability unlocked → locked   holdfast.yaml:4:41\n",
                        "        immutability cannot be unlocked again; immutability differs from the declaration\n");
        String rest = text.substring(text.indexOf("IRREVERSIBLE"));
        assertThat(rest.contains("\nConfiguration\n")).isEqualTo(detail != Detail.SUMMARY);
        assertThat(text.split("~   vault/safe", -1)).as("listed once").hasSize(2);
        assertThat(text.split("~   policy/p", -1)).as("listed once").hasSize(2);
        assertThat(text).endsWith("'apply' needs --allow-irreversible for this plan.\n");
    }

    @Test
    void markdown_names_it_in_the_headline_and_in_the_open_before_everything_but_what_weakens() {
        change();
        assertThat(plan("--format", "markdown"))
                .containsSubsequence(
                        "### Holdfast plan for for-ever: weakens protection; 2 changes cannot be undone\n",
                        "#### Weakens protection",
                        "#### Cannot be undone",
                        "IRREVERSIBLE (2), 1 of them listed above",
                        "vault/safe",
                        "<summary>Configuration</summary>",
                        "<summary>Warnings and notes</summary>");
    }

    @Test
    void a_change_that_weakens_as_well_is_only_counted() {
        declare(DECLARATION);
        new Invocation(directory).expect(0, "apply", "--auto-approve");
        declare(DECLARATION.replace("schedule: { daily: \"22:00\" }, retention: { daily: 7d }", ENHANCED));
        assertThat(plan()).contains("\nIRREVERSIBLE (1), listed above   needs --allow-irreversible\n\nConfiguration\n");
    }

    @Test
    void nothing_is_said_where_everything_can_be_undone() {
        declare(DECLARATION);
        assertThat(plan()).doesNotContain("IRREVERSIBLE").contains("+   vault/safe");
        assertThat(plan("--format", "markdown")).doesNotContain("IRREVERSIBLE", "undone");
        declare(LOCKED);
        assertThat(plan())
                .contains("IRREVERSIBLE (1)   needs", "declared vault; its immutability is locked for ever")
                .doesNotContain("irreversible: ");
        assertThat(plan("--format", "markdown")).contains("; 1 change cannot be undone\n");
    }

    @Test
    void markdown_shortens_nothing_in_the_open_while_it_shows_what_is_folded() throws PlanDocumentException {
        StringBuilder vaults = new StringBuilder();
        for (int index = 0; index < 40; index++) {
            vaults.append("  locked-").append(index).append(": { region: eastus, immutability: locked }\n");
        }
        declare(DECLARATION.replace("policies:", vaults + "policies:"));
        byte[] json = plan("--format", "json").strip().getBytes(StandardCharsets.UTF_8);
        PlanView view = new PlanView(PlanDocumentCodec.read(json), Optional.empty(), List.of(), Detail.GROUP);
        int cut = 0;
        int whole = 0;
        for (int limit = MarkdownPlan.LEAST; limit < 30_000; limit += 83) {
            String text = new String(PlanRenderer.markdown(limit).bytes(view), StandardCharsets.UTF_8);
            assertThat(text.length()).isLessThanOrEqualTo(limit);
            long shown = text.lines()
                    .filter(line -> line.contains("vault/locked-") && line.contains("+ "))
                    .count();
            cut += shown < 40 ? 1 : 0;
            whole += shown == 40 && text.contains("<summary>Configuration") ? 1 : 0;
            assertThat(shown < 40 && text.contains("<details>"))
                    .as("folded sections of a comment of " + limit + " with " + shown + " of 40 vaults")
                    .isFalse();
            assertThat(text.contains("Cannot be undone")).as("limit " + limit).isTrue();
        }
        assertThat(cut).isGreaterThan(10);
        assertThat(whole).isGreaterThan(10);
    }
}

package dev.holdfast.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and reasons come from clouds and users; whatever they hold, a plan stays a plan. */
class HostileTextTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: hostile
            vaults:
              v: { region: eastus }
            policies:
              p: { vault: v, objectives: { rpo: 24h }, schedule: { daily: "22:00" }, retention: { daily: 7d } }
            inventories:
              - { ndjson: fleet.ndjson }
            bindings:
              - { where: "vm.os == 'linux'", policy: p }
              - { unprotected: "</details><!-- `x` | @team <script> ::error::" }
            """;

    @TempDir
    Path directory;

    private void fleet(int machines) {
        StringBuilder fleet = new StringBuilder();
        for (int index = 0; index < machines; index++) {
            fleet.append("{\"name\":\"a-machine-with-a-rather-long-name-")
                    .append(index)
                    .append("\",\"region\":\"eastus\",\"os\":\"")
                    .append(index % 2 == 0 ? "linux" : "windows")
                    .append("\",\"disks\":{\"os\":{\"size\":\"64GiB\",\"used\":\"9GiB\",\"churn\":\"1%/d\"}}}\n");
        }
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION, "fleet.ndjson", fleet.toString()));
    }

    private String plan(String... more) {
        String[] arguments = new String[more.length + 3];
        System.arraycopy(new String[] {"plan", "--at", "2026-11-20T15:00:00Z"}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        Result result = new Invocation(directory).run(arguments);
        assertThat(result.status()).as(result.all()).isZero();
        return result.out();
    }

    @Test
    void text_holds_no_control_character_but_line_ends() {
        fleet(4);
        String text = plan("--detail", "full");
        assertThat(text).contains("@team");
        assertThat(text.codePoints().filter(c -> c != '\n').noneMatch(c -> c < ' ' || c == 0x202e || c == 0x7f))
                .isTrue();
        assertThat(text.lines()).noneMatch(line -> line.startsWith("::"));
    }

    @Test
    void markdown_holds_none_of_their_signs() {
        fleet(4);
        String markdown = plan("--format", "markdown");
        assertThat(markdown).startsWith("<!-- holdfast-plan hostile -->\n### Holdfast plan for hostile: ");
        String own = markdown.substring(markdown.indexOf('\n'), markdown.lastIndexOf("<!--"));
        assertThat(own).doesNotContain("@team", "<!--", "<script", "`x`", " | ");
        assertThat(occurrences(own, "<details>")).isEqualTo(occurrences(own, "</details>"));
        assertThat(occurrences(own, "<pre>")).isEqualTo(occurrences(own, "</pre>"));
    }

    @Test
    void markdown_of_a_large_estate_fits_into_a_comment_and_says_what_is_missing() {
        fleet(1_900);
        String markdown = plan("--format", "markdown", "--detail", "full");
        assertThat(markdown.length()).isLessThanOrEqualTo(MarkdownPlan.LIMIT).isGreaterThan(MarkdownPlan.LIMIT / 2);
        assertThat(markdown).containsPattern("… [\\d,]+ more rows, see the plan file");
        assertThat(markdown).contains("Coverage").endsWith("</details>\n\n<!-- holdfast:plan:hostile -->\n");
        assertThat(occurrences(markdown, "<details>")).isEqualTo(occurrences(markdown, "</details>"));
    }

    @Test
    void json_is_the_canonical_document_whatever_the_text() {
        fleet(2);
        String json = plan("--format", "json");
        assertThat(json).startsWith("{").endsWith("}\n");
        assertThat(json.indexOf('\n')).isEqualTo(json.length() - 1);
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int index = text.indexOf(part); index >= 0; index = text.indexOf(part, index + 1)) {
            count++;
        }
        return count;
    }
}

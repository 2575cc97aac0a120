package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.ignore.Ignore;
import dev.holdfast.dsl.tree.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ignores stay what they are in another layout and in the other spelling, or somebody is told. */
class IgnoreConversionTest {

    private static final String REST = "holdfast:ignore HF1031 until=2027-01-31 reason=\"a # b // c\"\n";
    private static final String YAML =
            """
            holdfast: 1
            name: e
            # REST
            vaults:
              v: { region: eastus }
            policies:
              # REST2
              p:
                vault: v
                objectives:
                  rpo: 26h # REST
                schedule: { daily: "22:00" }
                retention: { daily: 7d }
            """.replace("REST2", REST.replace("HF1031", "HF1030").strip()).replace("REST", REST.strip());

    @TempDir
    Path folder;

    private Conversion convert(String file, String text, Spelling to) {
        Loading.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
        return new DeclarationConverter(folder).convert(Path.of(file), to);
    }

    private List<String> findings(String file, String text) {
        Loading.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
        LoadedDeclaration loaded = new DeclarationLoader(folder).load(Path.of(file));
        assertThat(Loading.problems(loaded)).isEmpty();
        return loaded.ignores().all().stream().map(Ignore::finding).toList();
    }

    private static List<String> problems(Conversion conversion) {
        return conversion.diagnostics().stream()
                .filter(each -> each.severity() != Severity.NOTE)
                .map(each -> each.code() + " "
                        + each.span().map(span -> span.startLine() + "").orElse("") + " " + each.detail())
                .toList();
    }

    @Test
    void on_lines_of_their_own_they_go_there_and_back() {
        Conversion groovy = convert("holdfast.yaml", YAML, Spelling.GROOVY);
        assertThat(problems(groovy)).isEmpty();
        String there = groovy.files().get(0).text();
        assertThat(there.lines().filter(line -> line.contains("// " + REST.strip())))
                .hasSize(2);
        assertThat(findings("there.groovy", there)).containsExactly("infeasible", "rpo-violated", "rpo-violated");
        Conversion yaml = convert("there.groovy", there, Spelling.YAML);
        assertThat(problems(yaml)).isEmpty();
        assertThat(findings("back.yaml", yaml.files().get(0).text()))
                .containsExactly("infeasible", "rpo-violated", "rpo-violated");
    }

    @Test
    void in_comments_with_stars_too() {
        String groovy =
                "holdfast 1\nname 'e'\n/** " + REST.strip() + " **/\nvault('v') { region 'eastus' }\n/**\n * why\n * "
                        + REST + " */\nvault('w') { region 'eastus' }\n";
        assertThat(findings("holdfast.groovy", groovy)).hasSize(2);
        Conversion yaml = convert("holdfast.groovy", groovy, Spelling.YAML);
        assertThat(problems(yaml)).isEmpty();
        assertThat(findings("back.yaml", yaml.files().get(0).text())).hasSize(2);
    }

    @Test
    void one_that_would_be_for_less_is_told() {
        String loop = "holdfast 1\nname 'e'\nvault('a') { region 'eastus' }\n// " + REST
                + "for (i in 1..3) {\n  vault(\"v$i\") { region 'eastus' }\n}\n";
        Conversion yaml = convert("holdfast.groovy", loop, Spelling.YAML);
        assertThat(problems(yaml)).hasSize(1).allMatch(problem -> problem.startsWith("IGNORE_NARROWED 4 In yaml"));
        assertThat(yaml.files()).hasSize(1);
    }

    @Test
    void one_that_would_be_for_more_stops_the_conversion() {
        String head = "holdfast: 1\nname: e\nvaults:\n  v: # " + REST + "    region: eastus\n";
        Conversion groovy = convert("holdfast.yaml", head, Spelling.GROOVY);
        assertThat(problems(groovy))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("NOT_WRITABLE 4 In groovy")
                        && problem.contains("would also be for 'vaults/v/region'"));
        assertThat(groovy.files()).isEmpty();
    }

    @Test
    void a_wrong_one_stops_the_conversion() {
        Conversion wrong = convert("holdfast.yaml", YAML.replace("HF1030", "HF1040"), Spelling.GROOVY);
        assertThat(problems(wrong)).hasSize(1).allMatch(problem -> problem.startsWith("BAD_IGNORE 7"));
        assertThat(wrong.files()).isEmpty();
    }

    @Test
    void layout_leaves_them_at_their_lines() throws IOException {
        String crooked = YAML.replace("  # h", " #  h").replace(": 26h # ", ":    26h      # ");
        Files.writeString(folder.resolve("holdfast.yaml"), crooked);
        Formatting formatting = new DeclarationFormatter(folder).format(Path.of("holdfast.yaml"));
        assertThat(formatting.diagnostics().stream().map(Diagnostic::detail)).isEmpty();
        String after = formatting.files().get(0).after();
        assertThat(after).isNotEqualTo(crooked);
        assertThat(findings("laid.yaml", after)).isEqualTo(findings("crooked.yaml", crooked));
    }
}

package dev.holdfast.dsl.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.DeclarationLoader;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.declaration.Loading;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreReaderTest {

    private static final String HEAD = "holdfast: 1\nname: e\nrules: { mine: { for: vm, require: 'true' } }\n";
    private static final String GROOVY_HEAD =
            "holdfast 1\nname 'e'\nrule('mine') { forEach vm; require { vm.os == 'linux' } }\n";
    private static final String REST = " until=2027-01-31 reason=\"agreed with finance\"";
    private static final String IGNORE = "holdfast:ignore HF1031" + REST;

    @TempDir
    Path folder;

    private LoadedDeclaration yaml(String text) {
        return Loading.text(folder, HEAD + text);
    }

    private LoadedDeclaration groovy(String text) {
        Loading.write(folder.resolve("holdfast.groovy"), (GROOVY_HEAD + text).getBytes(StandardCharsets.UTF_8));
        return new DeclarationLoader(folder).load(Path.of("holdfast.groovy"));
    }

    /** Where ignores reach: {@code finding first-last:column}, or the one line. */
    private static List<String> reaches(LoadedDeclaration loaded) {
        assertThat(Loading.problems(loaded)).isEmpty();
        return loaded.ignores().all().stream()
                .map(Ignore::reach)
                .map(reach -> reach.endColumn() == Integer.MAX_VALUE
                        ? "" + reach.firstLine()
                        : reach.firstLine() + "-" + reach.lastLine() + ":" + reach.endColumn())
                .toList();
    }

    @Test
    void an_ignore_says_what_until_when_why_and_perhaps_who() {
        LoadedDeclaration loaded = yaml("vaults: # holdfast:ignore hf1031, rule/mine  uncovered owner=platform"
                + " reason='said \"yes\"', until=2027-01-31\n  v: { region: eastus }\n");
        assertThat(Loading.problems(loaded)).isEmpty();
        assertThat(loaded.ignores().all().stream().map(Ignore::finding))
                .containsExactly("rpo-violated", "rule/mine", "uncovered");
        Ignore first = loaded.ignores().all().get(0);
        assertThat(first.until()).isEqualTo("2027-01-31");
        assertThat(first.reason()).isEqualTo("said \"yes\"");
        assertThat(first.owner()).contains("platform");
        assertThat(first.place().place()).isEqualTo("holdfast.yaml:4:11");
        assertThat(first.reach()).isEqualTo(Reach.line("holdfast.yaml", 4));
        assertThat(yaml("vaults: # " + IGNORE + "\n  v: { region: eastus }\n")
                        .ignores()
                        .all()
                        .get(0)
                        .owner())
                .isEmpty();
    }

    @Test
    void in_yaml_it_reaches_over_its_line_or_the_elements_that_begin_on_the_next() {
        String ignore = "# " + IGNORE + "\n";
        assertThat(reaches(yaml("vaults:\n  " + ignore + "  v:\n    region: eastus\n\n  w: { region: westus }\n")))
                .containsExactly("6-7:19");
        assertThat(reaches(yaml("vaults:\n  v: { region: eastus,\n    " + ignore + "    redundancy: LRS } \n")))
                .containsExactly("7");
        assertThat(reaches(yaml(
                        "vaults:\n  v:\n    " + ignore + "\n    # more\n    region: eastus\n    redundancy: LRS\n")))
                .containsExactly("9");
        assertThat(reaches(yaml(ignore + "vaults:\n  v: { region: eastus }\nvms: {}\n")))
                .containsExactly("5-6:24");
        assertThat(reaches(yaml("retired:\n" + ignore
                        + "- vm: a\n  since: 2026-01-01\n  reason: x\n- { vm: b, since: 2026-01-01, reason: y }\n")))
                .containsExactly("6-8:12");
        assertThat(reaches(yaml(ignore + "retired:\n- vm: a\n  since: 2026-01-01\n  reason: x\nvms: {}\n")))
                .containsExactly("5-8:12");
        assertThat(
                        reaches(
                                yaml(
                                        "retired: [\n  " + ignore
                                                + "  { vm: a, since: 2026-01-01,\n    reason: x }, { vm: b,\n    since: 2026-01-01, reason: y } ]\n")))
                .containsExactly("6-7:17");
        assertThat(reaches(yaml("retired: [\n  { vm: a, since: 2026-01-01, reason: x\n  " + ignore
                        + "  }, { vm: b,\n    since: 2026-01-01, reason: y }\n  ]\nvms: {}\n")))
                .containsExactly("7-8:35");
        assertThat(reaches(yaml("vaults:\n  v:\n    region: eastus\n" + ignore + "vms: {}\n")))
                .containsExactly("8");
    }

    @Test
    void in_yaml_one_at_the_end_of_an_element_is_not_for_the_next_element() {
        for (String indent : List.of("    ", "   ")) {
            LoadedDeclaration loaded = yaml("vaults:\n  v:\n    region: eastus\n" + indent + "# " + IGNORE
                    + "\n  # more\n\n  w: { region: westus }\n");
            assertThat(Loading.problems(loaded))
                    .singleElement()
                    .asString()
                    .contains("7:" + (indent.length() + 3))
                    .contains("BAD_IGNORE");
            assertThat(loaded.ignores().all()).isEmpty();
        }
        assertThat(reaches(yaml("vaults:\n  v:\n    region: eastus\n  # " + IGNORE + "\n  w: { region: westus }\n")))
                .containsExactly("8");
    }

    @Test
    void in_groovy_it_reaches_over_its_line_or_the_statements_that_begin_on_the_next() {
        String ignore = "// " + IGNORE + "\n";
        assertThat(reaches(groovy(ignore + "vault('v') {\n  region 'eastus'\n}\nvault('w') { region 'westus' }\n")))
                .containsExactly("5-7:2");
        assertThat(reaches(groovy("vault('v') { " + ignore + "  region 'eastus'\n}\n")))
                .containsExactly("4");
        assertThat(reaches(groovy("vault('v') {\n  " + ignore + "  region 'eastus'\n  redundancy 'LRS'\n}\n")))
                .containsExactly("6");
        assertThat(reaches(groovy(ignore + "for (i in 1..2) {\n  vault(\"v$i\") { region 'eastus' }\n}\n")))
                .containsExactly("5-7:2");
        assertThat(reaches(groovy("def a = [\n  " + ignore + "  [x: 1,\n   y: 2], [z: 3,\n   w: 4],\n  [q: 5]\n]\n")))
                .containsExactly("6-7:10");
        assertThat(reaches(groovy("vault('v') {\n  region 'eastus' /* " + IGNORE + " */\n}\n")))
                .containsExactly("5");
        assertThat(reaches(groovy("/**\n * why\n * " + IGNORE + "\n */\nvault('v') {\n  region 'eastus'\n}\n")))
                .containsExactly("8-10:2");
        assertThat(reaches(groovy("/** " + IGNORE + " **/ // more\nvault('v') { region 'eastus' }\n")))
                .containsExactly("5");
        assertThat(reaches(groovy("vault('v') {\n  region 'eastus'\n  " + ignore + "}\n")))
                .containsExactly("7");
        assertThat(reaches(groovy(
                        "rule('r') {\n  forEach vm\n  require {\n    " + ignore + "    vm.os == 'linux'\n  }\n}\n")))
                .containsExactly("8");
    }

    @Test
    void tabs_and_line_ends_of_windows_change_nothing() {
        String text = "vaults:\n  v: { region: eastus } #\t" + IGNORE.replace(" reason", "\treason") + "\t\n";
        assertThat(reaches(yaml(text))).containsExactly("5");
        LoadedDeclaration windows = Loading.text(
                folder, (HEAD + "vaults:\n  # " + IGNORE + "\n  v:\n    region: eastus\n").replace("\n", "\r\n"));
        assertThat(reaches(windows)).containsExactly("6-7:19");
        assertThat(windows.ignores().all().get(0).reason()).isEqualTo("agreed with finance");
        String groovy = "// " + IGNORE + "\nvault('v') {\n\tregion 'eastus'\n}\n";
        Loading.write(
                folder.resolve("holdfast.groovy"),
                (GROOVY_HEAD + groovy).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(reaches(new DeclarationLoader(folder).load(Path.of("holdfast.groovy"))))
                .containsExactly("5-7:2");
    }

    @Test
    void texts_and_comments_that_speak_of_ignores_are_none() {
        String comments = "# 'holdfast:ignore' is for what is accepted\n# # holdfast:ignore HF1031\n"
                + "#   rpo: 4h  # holdfast:ignore HF1031\n# holdfast: 1 is the version\n# the holdfast ignores this\n"
                + "# Holdfast ignore lists are long\n";
        assertThat(reaches(
                        yaml(comments + "vaults:\n  v:\n    region: 'eastus'\nretired:\n  - { vm: a, since: 2026-01-01,"
                                + " reason: \"x # holdfast:ignore y\" }\n  - vm: b\n    since: 2026-01-01\n    reason: |\n"
                                + "      # holdfast:ignore HF1\n      # holdfast: ignore\n")))
                .isEmpty();
        assertThat(reaches(groovy(comments.replace("#", "//")
                        + "retire('a') { since '2026-01-01'; reason 'x // holdfast:ignore y' }\n")))
                .isEmpty();
    }

    @Test
    void every_file_has_its_own_ignores_applied_ones_too() {
        LoadedDeclaration loaded = Loading.files(
                folder,
                Map.of(
                        "holdfast.yaml", HEAD,
                        "machines/web.holdfast.yaml", "vms:\n  # " + IGNORE + "\n  web:\n    region: eastus\n",
                        "main.holdfast.groovy",
                                "apply from: 'parts.groovy'\nvault('v') { region 'eastus' } // " + IGNORE + "\n",
                        "parts.groovy", "// " + IGNORE + "\nvault('w') {\n  region 'eastus'\n}\n"));
        assertThat(Loading.problems(loaded)).isEmpty();
        assertThat(loaded.ignores().all().stream().map(ignore -> ignore.place().place()))
                .containsExactly("machines/web.holdfast.yaml:2:5", "main.holdfast.groovy:2:35", "parts.groovy:1:4");
        assertThat(loaded.ignores().at("rpo-violated", "parts.groovy:2:8")).hasSize(1);
        assertThat(loaded.ignores().at("rpo-violated", "machines/web.holdfast.yaml:4:13"))
                .hasSize(1);
        assertThat(loaded.ignores().at("rpo-violated", "holdfast.yaml:2:1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "holdfast:ignore HF1031 reason=\"x\" | 1 | no last day",
                "holdfast:ignore HF1031 until=2027-01-31 | 1 | no reason",
                "holdfast:ignore until=2027-01-31 reason=\"x\" | 1 | names no finding",
                "holdfast:ignore rpo-voilated until=2027-01-31 reason=x | 17 | Did you mean 'rpo-violated'?",
                "holdfast:ignore rule/mien until=2027-01-31 reason=x | 17 | Did you mean 'mine'?",
                "holdfast:ignore mine until=2027-01-31 reason=x | 17 | Write rule/mine.",
                "holdfast:ignore HF1999 until=2027-01-31 reason=x | 17 | There is no finding 'HF1999'",
                "holdfast:ignore * until=2027-01-31 reason=x | 17 | Name each finding",
                "holdfast:ignore HF1040 until=2027-01-31 reason=x | 17 | Write a waiver under rules.builtin.weakens-protection",
                "holdfast:ignore weakens-protection until=2027-01-31 reason=x | 17 | names the object",
                "holdfast:ignore HF1200 until=2027-01-31 reason=x | 17 | Write rule/mine.",
                "holdfast:ignore rule-violated until=2027-01-31 reason=x | 17 | names the one that is meant",
                "holdfast:ignore HF1202 until=2027-01-31 reason=x | 17 | about waivers and ignores themselves",
                "holdfast:ignore HF0020 until=2027-01-31 reason=x | 17 | problem of the text",
                "holdfast:ignore unknown-key until=2027-01-31 reason=x | 17 | problem of the text",
                "holdfast:ignore HF1031 HF1031 until=2027-01-31 reason=x | 24 | named twice",
                "holdfast:ignore HF1031 until=2027-02-30 reason=x | 30 | not a day of the calendar",
                "holdfast:ignore HF1031 until=31.01.2027 reason=x | 30 | year, month and day",
                "holdfast:ignore HF1031 until=? reason=x | 30 | not a day of the calendar",
                "holdfast:ignore HF1031 until=\"\" reason=x | 30 | Between the quotes stands nothing",
                "holdfast:ignore HF1031 until= reason=x | 29 | Behind '=' stands no value",
                "holdfast:ignore HF1031 until=2027-01-31 resaon=x | 41 | Did you mean 'reason'?",
                "holdfast:ignore HF1031 until=2027-01-31 for=web reason=x | 41 | to name the object write a waiver",
                "holdfast:ignore HF1031 until=2027-01-31 reason=\"x | 48 | quote is not closed",
                "holdfast:ignore HF1031 until=2027-01-31 reason=\"x\"y | 51 | right behind the closing quote",
                "holdfast:ignore HF1031 until=2027-01-31 reason=\"  \" | 48 | Between the quotes stands nothing",
                "holdfast:ignore HF1031 until=2027-01-31 reason=\u201cx y\u201d | 48 | no straight ones",
                "holdfast:ignore HF1031 until=2027-01-31 reason=with finance | 53 | quotes",
                "holdfast:ignore HF1031 until:2027-01-31 reason=x | 24 | until=2027-01-31",
                "holdfast:ignore HF1031 until = 2027-01-31 reason=x | 24 | without blanks",
                "holdfast:ignore HF1031 until=2027-01-31 until=2027-01-30 reason=x | 41 | written twice",
                "holdfast:ignore \"HF1031\" until=2027-01-31 reason=x | 17 | Only values are in quotes",
                "holdfast:ingore HF1031 until=2027-01-31 reason=x | 1 | looks like the beginning of an ignore",
                "hodlfast:ignore HF1031 until=2027-01-31 reason=x | 1 | looks like the beginning of an ignore",
                "holdfast: ignore HF1031 until=2027-01-31 reason=x | 1 | looks like the beginning of an ignore",
                "Holdfast:Ignore HF1031 until=2027-01-31 reason=x | 1 | looks like the beginning of an ignore",
                "holdfast:disable HF1031 | 1 | looks like the beginning of an ignore",
                "holdfast:ignore(HF1031) | 1 | looks like the beginning of an ignore",
                "holdfast:ignored HF1031 | 1 | looks like the beginning of an ignore",
                "holdfast-ignore HF1031 until=2027-01-31 reason=x | 1 | looks like the beginning of an ignore",
                "holdfast ignore HF1031 | 1 | looks like the beginning of an ignore",
                "Holdfast ignore rule/mine | 1 | looks like the beginning of an ignore",
                "see web: holdfast:ignore HF1031 | 10 | a comment of its own",
                "holdfast:ignore HF1031 until=2027-01-31 reason=\"https://u:secret@h/\" | 49 | a password in an address",
            })
    void what_is_no_right_ignore_is_an_error_at_its_place(String comment, int column, String advice) {
        boolean text = comment.contains("https");
        String code = text ? "LOOKS_LIKE_SECRET" : "BAD_IGNORE";
        LoadedDeclaration yaml = yaml("vaults:\n  v: { region: eastus } # " + comment + "\n");
        assertThat(Loading.problems(yaml)).as(yaml.diagnostics().toString()).contains(code + " 5:" + (26 + column));
        assertThat(details(yaml)).contains(advice);
        assertThat(yaml.declaration()).isEmpty();
        LoadedDeclaration groovy = groovy("vault('v') {\n  // " + comment + "\n  region 'eastus'\n}\n");
        assertThat(Loading.problems(groovy)).as(groovy.diagnostics().toString()).contains(code + " 5:" + (5 + column));
        assertThat(details(groovy)).contains(advice);
        int other = groovy.diagnostics().size();
        assertThat(yaml.diagnostics()).hasSize(other);
    }

    private static String details(LoadedDeclaration loaded) {
        return String.join(
                "\n", loaded.diagnostics().stream().map(Diagnostic::detail).toList());
    }

    @Test
    void marks_before_it_other_words_on_its_line_and_nothing_behind_it_are_errors() {
        assertThat(Loading.problems(yaml("## " + IGNORE + "\nvaults: {}\n"))).containsExactly("BAD_IGNORE 4:2");
        assertThat(Loading.problems(yaml("vaults: {} # old # " + IGNORE + "\n")))
                .containsExactly("BAD_IGNORE 4:20");
        assertThat(Loading.problems(yaml("vaults: {}\n# " + IGNORE + "\n"))).containsExactly("BAD_IGNORE 5:3");
        assertThat(Loading.problems(yaml("# " + IGNORE + "\n# " + IGNORE + "\nvaults: {} # " + IGNORE + "\n")))
                .containsExactly("BAD_IGNORE 5:3", "BAD_IGNORE 6:14");
    }

    @Test
    void in_a_text_that_cannot_be_parsed_nobody_looks_for_ignores() {
        LoadedDeclaration yaml = yaml("vaults: [ # holdfast:ingore\n");
        assertThat(yaml.diagnostics()).noneMatch(each -> each.code() == DiagnosticCode.BAD_IGNORE);
        LoadedDeclaration tabs = yaml("vaults:\n\tv: {} # holdfast:ingore\n");
        assertThat(tabs.diagnostics()).noneMatch(each -> each.code() == DiagnosticCode.BAD_IGNORE);
        LoadedDeclaration groovy = groovy("vault('v') { // holdfast:ingore\n");
        assertThat(groovy.diagnostics()).noneMatch(each -> each.code() == DiagnosticCode.BAD_IGNORE);
        assertThat(Loading.problems(yaml("nonsense: 1 # holdfast:ingore\n")))
                .containsExactly("UNKNOWN_KEY 4:1", "BAD_IGNORE 4:15");
    }
}

package dev.holdfast.dsl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

    private static final SchemaCheck SCHEMA = SchemaCheck.load();

    private static List<Diagnostic> check(String text) {
        Diagnostics diagnostics = new Diagnostics();
        YamlDocument document = new YamlReader(diagnostics).read(new GatedText(new SourceText("a.yaml", text), text));
        SCHEMA.check(document.root().orElseThrow(), document.complete(), document.holes(), diagnostics);
        return diagnostics.sorted();
    }

    private static List<String> found(String text) {
        return check(text).stream()
                .map(d -> d.code() + " "
                        + d.span().orElseThrow().startLine() + ":"
                        + d.span().orElseThrow().startColumn())
                .toList();
    }

    private static String detail(String text) {
        List<Diagnostic> all = check(text);
        assertThat(all).hasSize(1);
        return all.get(0).detail();
    }

    @Test
    void an_unknown_key_is_reported_at_the_key_with_a_suggestion_from_the_keys_of_that_place() {
        String text = "policies:\n  gold:\n    retenton: { daily: 7 }\n";
        assertThat(found(text)).containsExactly("UNKNOWN_KEY 3:5");
        assertThat(detail(text))
                .contains("'retenton'")
                .contains("'gold'")
                .contains("Did you mean 'retention'?")
                .contains("schedule");
    }

    @Test
    void a_key_of_another_place_is_unknown_here() {
        assertThat(detail("vaults: { v: { region: eastus, retention: { daily: 7 } } }"))
                .contains("Possible keys are region, redundancy");
    }

    @Test
    void a_wrong_type_says_what_was_expected_and_what_was_found() {
        assertThat(detail("policies: { p: { schedule: { every: [4h] } } }"))
                .startsWith("'every' must be a duration such as 4h, but is a list.");
        assertThat(detail("policies: { p: { copies: { to: x } } }"))
                .startsWith("'copies' must be a list, but is a mapping.");
        assertThat(detail("name: 7")).contains("\"7\"");
        assertThat(detail("defaults: { region: }"))
                .startsWith("'region' must be a region such as eastus, but is empty.");
    }

    @Test
    void the_place_of_an_empty_value_is_its_key() {
        assertThat(found("defaults:\n  region:\n")).containsExactly("WRONG_TYPE 2:3");
    }

    @Test
    void a_bare_number_where_a_unit_is_due_gets_units_to_choose_from() {
        assertThat(detail("policies: { p: { objectives: { rpo: 4 } } }"))
                .contains("4h")
                .contains("4m")
                .contains("4d");
        assertThat(detail("vms: { v: { disks: { os: { size: 128 } } } }")).contains("128GiB");
        assertThat(found("limits: { budget: 5000 }")).containsExactly("BAD_QUANTITY 1:19");
    }

    @Test
    void a_missing_key_is_reported_at_what_lacks_it() {
        assertThat(found("vaults:\n  v: {}\nretired:\n  - { vm: x }\n"))
                .containsExactly("MISSING_KEY 2:3", "MISSING_KEY 4:5", "MISSING_REASON 4:5");
    }

    @Test
    void a_word_that_is_not_possible_gets_a_suggestion() {
        assertThat(detail("vaults: { v: { region: e, redundancy: gsr } }"))
                .contains("Did you mean 'GRS'?")
                .contains("LRS, ZRS or GRS");
        assertThat(found("vms: { v: { region: e, os: 5, zone: [1] } }"))
                .containsExactly("WRONG_TYPE 1:28", "WRONG_TYPE 1:37");
    }

    @Test
    void names_that_cannot_be_addresses_are_refused_at_the_name() {
        assertThat(found("vaults: { 'a b': { region: e } }\nname: -x\n"))
                .containsExactly("BAD_NAME 1:11", "BAD_NAME 2:7");
    }

    @Test
    void ranges_are_checked() {
        assertThat(found("policies: { p: { retention: { daily: 7, minGood: 0 } } }"))
                .containsExactly("OUT_OF_RANGE 1:50");
    }

    @Test
    void an_empty_reason_is_a_missing_reason() {
        assertThat(found("vms: { v: { region: e, unprotected: '' } }")).containsExactly("MISSING_REASON 1:37");
    }

    @Test
    void one_cause_gives_one_problem() {
        assertThat(found("policies: { p: { mechanism: [auto] } }")).hasSize(1);
        assertThat(found("policies: 5")).hasSize(1);
        assertThat(found("rules: { builtin: { x: { level: 5 } } }")).hasSize(1);
    }

    @Test
    void what_is_missing_from_a_file_that_ended_early_is_not_reported() {
        assertThat(found("vaults:\n  v: { redundancy: LRS\n")).containsExactly("SYNTAX 3:1");
    }

    @Test
    void numbers_and_truth_values_are_texts_in_tags() {
        assertThat(found("vms: { v: { region: e, tags: { a: 1, b: true, c: 1.10, d: x } } }"))
                .isEmpty();
        assertThat(found("vms: { v: { region: e, tags: { a: [1] } } }")).containsExactly("WRONG_TYPE 1:35");
    }

    @Test
    void empty_sections_are_harmless() {
        assertThat(found("vaults:\nvms:\nbindings:\nrules:\nlimits:\ndefaults:\n"))
                .isEmpty();
    }
}

package dev.holdfast.dsl.groovy.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.schema.SchemaCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verbs of the language are those of the schema, each in its block and in its form. */
class VocabularyTest {

    private static final Vocabulary VOCABULARY = Vocabulary.load();

    private static Verb verb(String... path) {
        BlockType block = VOCABULARY.root();
        for (int i = 0; i + 1 < path.length; i++) {
            block = block.verb(path[i]).orElseThrow().form().inside().orElseThrow();
        }
        return block.verb(path[path.length - 1]).orElseThrow();
    }

    @Test
    void every_key_of_the_schema_is_filled_by_a_verb_and_no_verb_fills_another_key() {
        Set<String> filled = new TreeSet<>();
        for (BlockType block : VOCABULARY.blocks()) {
            block.verbs().values().forEach(verb -> filled.addAll(verb.path()));
        }
        Set<String> declared = new TreeSet<>();
        collect(SchemaCheck.publicSchema(), declared);
        assertThat(filled).isEqualTo(declared);
    }

    private static void collect(JsonNode node, Set<String> keys) {
        if (node.isObject() && node.path("properties").isObject()) {
            keys.addAll(node.path("properties").propertyNames());
        }
        node.forEach(child -> collect(child, keys));
    }

    @Test
    void every_verb_can_be_called_in_groovy() {
        Set<String> keywords = Set.of(
                "abstract as assert boolean break byte case catch char class const continue def default do double else enum"
                        .concat(" extends false final finally float for goto if implements import in instanceof int")
                        .concat(" interface long native new null package private protected public return short")
                        .concat(" static strictfp super switch synchronized this throw throws trait transient true")
                        .concat(" try var void volatile while")
                        .split(" "));
        assertThat(VOCABULARY.verbs()).allSatisfy(verb -> {
            assertThat(verb).matches("[a-z][A-Za-z]*");
            assertThat(keywords).doesNotContain(verb);
        });
        assertThat(VOCABULARY.words()).allSatisfy(word -> assertThat(keywords).doesNotContain(word));
    }

    @Test
    void every_verb_is_described_and_every_value_has_a_title() {
        List<String> gaps = new ArrayList<>();
        for (BlockType block : VOCABULARY.blocks()) {
            for (Verb verb : block.verbs().values()) {
                if (!verb.description().endsWith(".")) {
                    gaps.add(block.title() + " " + verb.name());
                }
                if (verb.form() instanceof VerbForm.Setting setting
                        && setting.value().title().isBlank()) {
                    gaps.add(block.title() + " " + verb.name());
                }
            }
        }
        assertThat(gaps).isEmpty();
    }

    @Test
    void things_with_names_are_verbs_that_take_a_name() {
        for (String name : List.of("vault", "storageAccount", "policy", "vm", "rule", "builtin")) {
            assertThat(verb(name).form()).as(name).isInstanceOf(VerbForm.Named.class);
        }
        assertThat(verb("builtin").path()).containsExactly("rules", "builtin");
        assertThat(verb("vault").path()).containsExactly("vaults");
        assertThat(((VerbForm.Named) verb("vm").form()).mayBeEmpty()).isTrue();
        assertThat(((VerbForm.Named) verb("vault").form()).mayBeEmpty()).isFalse();
        assertThat(verb("vm", "disk").path()).containsExactly("disks");
    }

    @Test
    void lists_of_things_are_verbs_that_may_be_repeated() {
        assertThat(((VerbForm.Item) verb("bind").form()).nameVerb()).contains("name");
        assertThat(((VerbForm.Item) verb("retire").form()).nameVerb()).contains("vm");
        assertThat(((VerbForm.Item) verb("rule", "waive").form()).nameVerb()).contains("address");
        assertThat(((VerbForm.Item) verb("exclude").form()).nameVerb()).isEmpty();
        assertThat(((VerbForm.Item) verb("policy", "copy").form()).nameVerb()).isEmpty();
        assertThat(((VerbForm.Setting) verb("policy", "copies").form()).value().list())
                .isTrue();
        assertThat(verb("policy", "copies").path()).containsExactly("copies");
    }

    @Test
    void settings_know_what_they_take() {
        assertThat(setting("policy", "objectives", "rpo").quantity()).contains(QuantityKind.DURATION);
        assertThat(setting("policy", "retention", "instant").quantity()).contains(QuantityKind.AGE);
        assertThat(setting("vm", "disk", "size").quantity()).contains(QuantityKind.SIZE);
        assertThat(setting("vm", "disk", "churn").quantity()).isEmpty();
        assertThat(setting("bind", "where").condition()).isTrue();
        assertThat(setting("rule", "require").condition()).isTrue();
        assertThat(setting("policy", "retention", "weekly", "on").calendarDay()).isTrue();
        assertThat(setting("policy", "schedule", "daily").list()).isTrue();
        assertThat(setting("policy", "schedule", "weekly", "on").list()).isTrue();
        assertThat(setting("policy", "schedule", "weekly", "on").calendarDay()).isFalse();
        assertThat(setting("vault", "redundancy").words()).containsExactly("LRS", "ZRS", "GRS");
        assertThat(setting("vm", "zone").words()).isEmpty();
        assertThat(setting("rule", "forEach").words()).contains("vm", "disk", "plan");
    }

    private static ValueShape setting(String... path) {
        return ((VerbForm.Setting) verb(path).form()).value();
    }

    @Test
    void a_value_may_stand_instead_of_a_block_or_of_entries_where_the_schema_says_so() {
        VerbForm.Block weekly =
                (VerbForm.Block) verb("policy", "retention", "weekly").form();
        assertThat(weekly.orValue().flatMap(ValueShape::quantity)).contains(QuantityKind.AGE);
        assertThat(weekly.orValue().map(ValueShape::words)).contains(List.of("all"));
        assertThat(((VerbForm.Block) verb("policy", "objectives").form()).orValue())
                .isEmpty();
        VerbForm.Entries vault = (VerbForm.Entries) verb("policy", "vault").form();
        assertThat(vault.orValue()).isPresent();
        assertThat(((VerbForm.Entries) verb("vm", "tags").form()).orValue()).isEmpty();
        assertThat(((VerbForm.Entries) verb("vm", "runbook").form()).orValue()).isEmpty();
        VerbForm.Block zone =
                (VerbForm.Block) verb("policy", "objectives", "survive", "zone").form();
        assertThat(zone.mayBeEmpty()).isTrue();
    }

    @Test
    void words_are_those_of_all_settings_that_are_identifiers() {
        assertThat(VOCABULARY.words())
                .contains("GRS", "unlocked", "linux", "auto", "first", "last", "day", "sunday", "january", "all", "vm")
                .doesNotContain("file-system", "eastus", "1");
    }

    @Test
    void a_verb_knows_where_it_belongs_outermost_block_first() {
        List<String> rpo =
                VOCABULARY.blocksOf("rpo").stream().map(BlockType::title).toList();
        assertThat(rpo).startsWith("objectives").contains("zone", "deletion");
        assertThat(titles("redundancy")).containsExactly("vault");
        assertThat(titles("keep")).contains("daily", "weekly", "yearly");
        assertThat(titles("policy")).startsWith("declaration").contains("defaults", "vm", "bind");
        assertThat(titles("retension")).isEmpty();
    }

    private static Set<String> titles(String verb) {
        Set<String> titles = new LinkedHashSet<>();
        VOCABULARY.blocksOf(verb).forEach(block -> titles.add(block.title()));
        return titles;
    }

    @Test
    void two_verbs_of_one_name_in_a_block_are_refused() {
        String schema = "{'properties': {'a': {'type': 'string'}, 'b': {'x-verb': 'a', 'type': 'string'}}}";
        assertThatThrownBy(() -> Vocabulary.read(JsonMapper.shared().readTree(schema.replace('\'', '"'))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("called a");
    }

    @Test
    void the_same_vocabulary_is_handed_out_each_time() {
        assertThat(Vocabulary.load()).isSameAs(VOCABULARY);
        assertThat(Optional.of(VOCABULARY.root().title())).contains("declaration");
    }
}

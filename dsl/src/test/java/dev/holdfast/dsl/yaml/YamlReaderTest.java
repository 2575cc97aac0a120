package dev.holdfast.dsl.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.tree.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private YamlDocument read(String text) {
        return new YamlReader(diagnostics).read(new GatedText(new SourceText("a.yaml", text), text));
    }

    private Node.Mapping mapping(String text) {
        return (Node.Mapping) read(text).root().orElseThrow();
    }

    private static Node value(Node.Mapping mapping, String key) {
        return mapping.entry(key).orElseThrow().value();
    }

    private List<String> found() {
        return diagnostics.sorted().stream()
                .map(d -> d.code() + " "
                        + d.span().orElseThrow().startLine() + ":"
                        + d.span().orElseThrow().startColumn())
                .toList();
    }

    private static String place(SourceSpan span) {
        return span.startLine() + ":" + span.startColumn() + "-" + span.endLine() + ":" + span.endColumn();
    }

    @Test
    void plain_scalars_follow_the_core_schema() {
        Node.Mapping root =
                mapping("a: 7\nb: -1\nc: 0.5\nd: true\ne: yes\nf: 22:00\ng: ~\nh:\ni: \"7\"\nj: 4h\nk: .inf\n"
                        + "l: 0x10\nm: 1e3\nn: 08\no: False\np: ''\n");
        String types = "";
        for (Node.Entry entry : root.entries()) {
            types += entry.key().text() + "=" + ((Node.Scalar) entry.value()).type() + " ";
        }
        assertThat(types)
                .isEqualTo("a=INTEGER b=INTEGER c=DECIMAL d=BOOLEAN e=TEXT f=TEXT g=NULL h=NULL i=TEXT j=TEXT k=TEXT"
                        + " l=TEXT m=TEXT n=INTEGER o=BOOLEAN p=TEXT ");
    }

    @Test
    void places_count_from_one_in_code_points() {
        Node.Mapping root = mapping("ä😀: { b: [1, \"zwei\"] }\nc:\n  d: x\n  e:\n    - f\nz: |\n  t\n");
        Node.Entry first = root.entries().get(0);
        assertThat(place(first.key().span())).isEqualTo("1:1-1:3");
        assertThat(place(first.value().span())).isEqualTo("1:5-1:23");
        Node.Sequence list = (Node.Sequence) value((Node.Mapping) first.value(), "b");
        assertThat(place(list.span())).isEqualTo("1:10-1:21");
        assertThat(place(list.items().get(1).span())).isEqualTo("1:14-1:20");
    }

    @Test
    void a_block_collection_ends_with_its_last_child() {
        Node.Mapping root = mapping("c:\n  d: x\n  e:\n    - f\nz: 1\n");
        assertThat(place(value(root, "c").span())).isEqualTo("2:3-4:8");
    }

    @Test
    void an_alias_has_its_own_place() {
        Node.Mapping root = mapping("a: &x { b: 1 }\nc: *x\n");
        assertThat(place(value(root, "c").span())).isEqualTo("2:4-2:6");
        assertThat(value((Node.Mapping) value(root, "c"), "b")).isInstanceOf(Node.Scalar.class);
    }

    @Test
    void merge_keys_fill_in_what_is_missing() {
        Node.Mapping root =
                mapping("a: &a { x: 1, y: 2 }\nb: &b { y: 3, z: 4 }\nc: { <<: [*a, *b], x: 9 }\nd: { z: 5, <<: *b }\n");
        Node.Mapping c = (Node.Mapping) value(root, "c");
        assertThat(c.entries()).hasSize(3);
        assertThat(((Node.Scalar) value(c, "x")).text()).isEqualTo("9");
        assertThat(((Node.Scalar) value(c, "y")).text()).isEqualTo("2");
        assertThat(((Node.Scalar) value(c, "z")).text()).isEqualTo("4");
        assertThat(((Node.Scalar) value((Node.Mapping) value(root, "d"), "z")).text())
                .isEqualTo("5");
        assertThat(found()).isEmpty();
    }

    @Test
    void merging_anything_but_mappings_is_an_error() {
        read("a: { <<: 5 }\nb: { <<: [{x: 1}, 2] }\nc: { <<: {x: 1}, <<: {y: 2} }\n");
        assertThat(found()).containsExactly("WRONG_TYPE 1:10", "WRONG_TYPE 2:19", "DUPLICATE_KEY 3:18");
    }

    @Test
    void a_quoted_merge_sign_is_an_ordinary_key() {
        assertThat(mapping("\"<<\": 5\n").entry("<<")).isPresent();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_key_written_twice_names_both_places() {
        Node.Mapping root = mapping("a: 1\nb: 2\na: 3\n");
        assertThat(found()).containsExactly("DUPLICATE_KEY 3:1");
        Diagnostic diagnostic = diagnostics.sorted().get(0);
        assertThat(place(diagnostic.related().get(0).span())).isEqualTo("1:1-1:2");
        assertThat(((Node.Scalar) value(root, "a")).text()).isEqualTo("1");
    }

    @Test
    void keys_are_names() {
        read("1: a\ntrue: b\n~: c\n? [x]\n: d\n? {y: z}\n: e\n\"1\": f\n");
        assertThat(found())
                .containsExactly(
                        "KEY_NOT_TEXT 1:1",
                        "KEY_NOT_TEXT 2:1",
                        "KEY_NOT_TEXT 3:1",
                        "KEY_NOT_TEXT 4:3",
                        "KEY_NOT_TEXT 6:3");
    }

    @Test
    void billions_of_laughs_end_at_the_alias_that_is_too_much() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "]\n");
        }
        YamlDocument document = read(text.toString());
        assertThat(found()).containsExactly("TOO_MANY_ALIASES 5:10");
        assertThat(document.complete()).isFalse();
        assertThat(document.root()).isPresent();
    }

    @Test
    void a_thousand_expansions_are_allowed_and_no_more() {
        assertThat(read("a: &x 1\nb: [" + "*x,".repeat(1_000) + "]\n").complete())
                .isTrue();
        assertThat(read("a: &x 1\nb: [" + "*x,".repeat(1_001) + "]\n").complete())
                .isFalse();
        assertThat(found()).containsExactly("TOO_MANY_ALIASES 2:3005");
    }

    @Test
    void large_anchors_repeated_often_hit_the_limit_of_values() {
        String large = "a: &x [" + "1,".repeat(20_000) + "]\n";
        read(large + "b: [" + "*x,".repeat(50) + "]\n");
        assertThat(diagnostics.sorted().get(0).code().name()).isEqualTo("TOO_MANY_ALIASES");
    }

    @Test
    void an_alias_inside_its_anchor_is_refused() {
        YamlDocument document = read("a: &x { b: [*x] }\nc: &y\n  - *y\n");
        assertThat(found()).containsExactly("RECURSIVE_ALIAS 1:13", "RECURSIVE_ALIAS 3:5");
        assertThat(document.holes()).hasSize(2);
        assertThat(document.complete()).isTrue();
    }

    @Test
    void an_alias_without_anchor_is_refused() {
        read("a: *x\n");
        assertThat(found()).containsExactly("SYNTAX 1:4");
    }

    @Test
    void nesting_may_be_64_deep_aliases_included() {
        assertThat(read("[\n".repeat(64) + "]".repeat(64)).complete()).isTrue();
        read("[\n".repeat(65) + "]".repeat(65));
        assertThat(found()).containsExactly("NESTED_TOO_DEEPLY 65:1");
        String half = "[\n".repeat(40) + "]".repeat(40);
        read("a: &x " + half + "\nb: " + "[\n".repeat(30) + "*x\n" + "]".repeat(30));
        assertThat(found()).hasSize(2);
    }

    @Test
    void a_hundred_thousand_brackets_are_refused_at_the_first_too_many() {
        read("[\n".repeat(100_000));
        assertThat(found()).containsExactly("NESTED_TOO_DEEPLY 65:1");
    }

    @Test
    void tags_that_build_objects_are_refused_and_harmless_ones_are_not() {
        YamlDocument document =
                read("a: !!javax.script.ScriptEngineManager [1]\nb: !local x\nc: !!str 7\nd: !!int 7\ne: ! 7\n");
        assertThat(found()).containsExactly("TAG_NOT_ALLOWED 1:4", "TAG_NOT_ALLOWED 2:4");
        Node.Mapping root = (Node.Mapping) document.root().orElseThrow();
        assertThat(((Node.Scalar) value(root, "c")).type()).isEqualTo(ScalarType.TEXT);
        assertThat(((Node.Scalar) value(root, "d")).type()).isEqualTo(ScalarType.INTEGER);
        assertThat(((Node.Scalar) value(root, "e")).type()).isEqualTo(ScalarType.TEXT);
    }

    @Test
    void a_second_document_is_refused_and_one_with_markers_is_not() {
        assertThat(read("---\na: 1\n...\n").complete()).isTrue();
        assertThat(read("a: 1\n---\nb: 2\n").complete()).isFalse();
        assertThat(found()).containsExactly("SEVERAL_DOCUMENTS 2:1");
    }

    @Test
    void a_syntax_error_keeps_what_came_before_it() {
        YamlDocument document = read("a: 1\nb: { c: 2, d: \"x\n");
        assertThat(document.complete()).isFalse();
        assertThat(((Node.Mapping) document.root().orElseThrow()).entries()).hasSize(2);
        assertThat(found()).hasSize(1);
    }

    @Test
    void tabs_are_reported_line_by_line_and_read_as_spaces() {
        YamlDocument document = read("a:\n\tb: 1\n\tc:\n\t\td: 2\ne: |\n  x\n  \ty\nf:\t1\n");
        assertThat(found())
                .contains("TAB_INDENTATION 2:1", "TAB_INDENTATION 3:1", "TAB_INDENTATION 4:1", "TAB_INDENTATION 8:3");
        assertThat(document.complete()).isTrue();
        assertThat(((Node.Mapping) value((Node.Mapping) document.root().orElseThrow(), "a")).entries())
                .hasSize(2);
    }

    @Test
    void tabs_inside_block_text_and_brackets_are_allowed() {
        read("e: |\n  all:\n  \tgcc\nf: [\n\t1,\n\t2]\n");
        assertThat(found()).isEmpty();
    }

    @Test
    void invisible_characters_need_quotes() {
        read("a: x\u200By\nb: \"x\u200By\"\nc\uFEFF: 1\n# \u200B\n");
        assertThat(found()).containsExactly("FORBIDDEN_CHARACTER 1:5", "FORBIDDEN_CHARACTER 3:2");
    }

    @Test
    void escapes_cannot_smuggle_control_characters_in() {
        read("a: \"\\e[31m\"\nb: \"\\u202e\"\nc: \"\\0\"\nd: \"a\\n\\tb\"\n");
        assertThat(found())
                .containsExactly("FORBIDDEN_CHARACTER 1:4", "FORBIDDEN_CHARACTER 2:4", "FORBIDDEN_CHARACTER 3:4");
    }

    @Test
    void empty_files_and_comments_hold_nothing() {
        assertThat(read("").root()).isEmpty();
        assertThat(read("# only a comment\n").root()).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void any_text_gives_a_tree_or_an_error_at_a_place_inside_it() {
        String alphabet = "ab:  \n\n-[]{},&*!|>'\"#?<%@`\t~1.";
        Seeds.forEach(2_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Diagnostics problems = new Diagnostics();
            YamlDocument document =
                    new YamlReader(problems).read(new GatedText(new SourceText("a", text.toString()), text.toString()));
            assertThat(document.complete() || problems.hasErrors()).isTrue();
            long lines = text.toString().split("\n", -1).length;
            assertThat(problems.sorted())
                    .allMatch(each -> each.span().orElseThrow().startLine() <= lines + 1);
        });
    }
}

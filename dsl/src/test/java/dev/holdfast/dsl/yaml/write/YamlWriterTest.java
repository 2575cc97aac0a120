package dev.holdfast.dsl.yaml.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.generator.DeclarationTrees;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.generator.Trees;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Comments;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written reads back to the same tree, in the style of the samples. */
class YamlWriterTest {

    private static final Set<String> CONDITIONS = Set.of("where", "require");

    private static Node.Mapping read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Node root = TextGate.open("a.yaml", text.getBytes(StandardCharsets.UTF_8), diagnostics)
                .flatMap(gated -> new YamlReader(diagnostics).read(gated).root())
                .orElse(null);
        assertThat(diagnostics.sorted()).as(text).isEmpty();
        assertThat(root).as(text).isInstanceOf(Node.Mapping.class);
        return (Node.Mapping) root;
    }

    private static String write(Node.Mapping root) {
        return new YamlWriter(Comments.NONE, CONDITIONS).write(root);
    }

    @Test
    void every_tree_reads_back_as_it_was() {
        Seeds.forEach(Boolean.getBoolean("holdfast.long") ? 5_000 : 25, random -> {
            Node.Mapping tree = DeclarationTrees.declaration(random, 3);
            if (!tree.entries().isEmpty()) {
                String text = write(tree);
                assertThat(Trees.plain(read(text))).as(text).isEqualTo(Trees.plain(tree));
            }
        });
    }

    @Test
    void writing_what_was_written_changes_nothing() {
        Seeds.forEach(Boolean.getBoolean("holdfast.long") ? 1_000 : 25, random -> {
            Node.Mapping tree = DeclarationTrees.declaration(random, 3);
            if (!tree.entries().isEmpty()) {
                String text = write(tree);
                assertThat(write(read(text))).isEqualTo(text);
            }
        });
    }

    @Test
    void the_samples_read_back_as_they_were() throws IOException {
        Path samples = Path.of(System.getProperty("holdfast.root")).resolve("samples");
        try (Stream<Path> files = Files.walk(samples)) {
            List<Path> yaml = files.filter(file -> file.toString().endsWith("holdfast.yaml"))
                    .toList();
            assertThat(yaml).hasSizeGreaterThan(10);
            for (Path file : yaml) {
                Node.Mapping tree = read(Files.readString(file));
                assertThat(Trees.plain(read(write(tree)))).as(file.toString()).isEqualTo(Trees.plain(tree));
            }
        }
    }

    @Test
    void what_is_small_stands_on_one_line_and_what_is_large_in_a_block() {
        String text = """
                holdfast: 1
                name: contoso
                defaults: { region: eastus, timeZone: America/New_York }

                policies:
                  bronze:
                    vault: { eastus: rsv-eastus, westus: rsv-westus }
                    objectives: { rpo: 24h, survive: { vm: {} } }
                    schedule: { daily: ["22:00", "10:00"] }
                    retention:
                      instant: 2d
                      weekly: { keep: 12w, on: sunday }
                      monthly: { keep: 12mo, on: first sunday }
                      yearly: { keep: 7y, on: first sunday of january }
                    copies:
                      - { to: rsv-westus, every: 1d, retention: { daily: 30d } }

                bindings:
                  - { name: prod, where: "vm.temporary", policy: bronze }
                """;
        assertThat(write(read(text))).isEqualTo(text);
    }

    @Test
    void text_that_other_readers_take_for_something_else_is_quoted() {
        String text =
                "a: [\"yes\", \"1e3\", \"0x1F\", \"null\", \"7\", \"22:00\", \".inf\", on a day, 2026-10-01, -]\n";
        Node.Mapping tree = read(text.replace(", -]", "]"));
        assertThat(write(tree)).isEqualTo(text.replace(", -]", "]"));
    }

    @Test
    void comments_stay_with_their_elements() {
        Node.Mapping tree = read("a: { b: 1, c: 2 }\nd:\n  - { e: 3 }\n");
        IdentityHashMap<Node, Comments.Attached> comments = new IdentityHashMap<>();
        Node.Entry a = tree.entries().get(0);
        comments.put(a.key(), new Comments.Attached(List.of("before a", ""), Optional.of("beside a"), List.of()));
        Node.Entry c = ((Node.Mapping) a.value()).entries().get(1);
        comments.put(c.key(), new Comments.Attached(List.of("before c"), Optional.of("beside c"), List.of()));
        Node item = ((Node.Sequence) tree.entries().get(1).value()).items().get(0);
        comments.put(item, new Comments.Attached(List.of("an element"), Optional.of("beside it"), List.of()));
        comments.put(tree, new Comments.Attached(List.of(), Optional.empty(), List.of("the end")));
        assertThat(new YamlWriter(Comments.of(comments), Set.of()).write(tree)).isEqualTo("""
                # before a
                #
                a:  # beside a
                  b: 1
                  # before c
                  c: 2  # beside c

                d:
                  # an element
                  - { e: 3 }  # beside it
                # the end
                """);
    }
}

package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.yaml.YamlReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A declaration is a value: how it is spelt, ordered and spread over files makes no difference. */
class DeclarationDigestTest {

    @TempDir
    Path folder;

    private static String example() throws IOException {
        return Files.readString(Path.of(
                System.getProperty("holdfast.root"), "dsl/src/test/resources/declarations/maximal/holdfast.yaml"));
    }

    private static Node.Mapping tree(String text) {
        return (Node.Mapping) new YamlReader(new dev.holdfast.dsl.diagnostic.Diagnostics())
                .read(new GatedText(new SourceText("a", text), text))
                .root()
                .orElseThrow();
    }

    @Test
    void order_of_keys_spelling_and_spread_over_files_make_no_difference() throws IOException {
        String text = example();
        Node.Mapping root = tree(text);
        besides(folder.resolve("whole"));
        LoadedDeclaration whole = Loading.text(folder.resolve("whole"), text);
        assertThat(whole.declaration()).isPresent();
        Seeds.forEach(25, random -> {
            Path place = Files.createTempDirectory(folder, "split");
            besides(place);
            LoadedDeclaration split = Loading.files(place, split(root, random));
            assertThat(split.declaration()).isEqualTo(whole.declaration());
            assertThat(split.declarationDigest()).isEqualTo(whole.declarationDigest());
            assertThat(split.inventoryDigest()).isEqualTo(whole.inventoryDigest());
        });
    }

    /** Spreads names over files at random; lists stay whole, because their order has a meaning. */
    private static Map<String, String> split(Node.Mapping root, RandomGenerator random) {
        List<StringBuilder> files = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            files.add(new StringBuilder("# file " + i + "\nholdfast: 1\n"));
        }
        Map<String, List<List<Node.Entry>>> sections = new LinkedHashMap<>();
        for (Node.Entry entry : shuffled(root.entries(), random)) {
            String key = entry.key().text();
            boolean spreads =
                    List.of("vaults", "policies", "vms", "storageAccounts").contains(key);
            if (key.equals("holdfast")) {
                continue;
            }
            if (!spreads) {
                write(files.get(random.nextInt(count)), 0, entry, random);
                continue;
            }
            List<List<Node.Entry>> parts = new ArrayList<>();
            files.forEach(any -> parts.add(new ArrayList<>()));
            ((Node.Mapping) entry.value())
                    .entries()
                    .forEach(each -> parts.get(random.nextInt(count)).add(each));
            sections.put(key, parts);
        }
        sections.forEach((key, parts) -> {
            for (int i = 0; i < count; i++) {
                if (!parts.get(i).isEmpty()) {
                    files.get(i).append(key).append(":\n");
                    for (Node.Entry each : shuffled(parts.get(i), random)) {
                        write(files.get(i), 2, each, random);
                    }
                }
            }
        });
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            texts.put((char) ('a' + i) + ".holdfast.yaml", files.get(i).toString());
        }
        return texts;
    }

    private static <T> List<T> shuffled(List<T> items, RandomGenerator random) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return shuffled;
    }

    private static void write(StringBuilder out, int indent, Node.Entry entry, RandomGenerator random) {
        out.append(" ".repeat(indent)).append(entry.key().text()).append(":");
        if (entry.value() instanceof Node.Mapping mapping && !mapping.entries().isEmpty() && random.nextBoolean()) {
            out.append("   # a comment\n");
            shuffled(mapping.entries(), random).forEach(each -> write(out, indent + 3, each, random));
        } else {
            out.append(" ").append(flow(entry.value(), random)).append("\n");
        }
    }

    private static String flow(Node node, RandomGenerator random) {
        if (node instanceof Node.Mapping mapping) {
            List<String> parts = new ArrayList<>();
            for (Node.Entry entry : shuffled(mapping.entries(), random)) {
                parts.add(entry.key().text() + ": " + flow(entry.value(), random));
            }
            return "{" + String.join(", ", parts) + "}";
        }
        if (node instanceof Node.Sequence list) {
            List<String> parts = new ArrayList<>();
            list.items().forEach(item -> parts.add(flow(item, random)));
            return "[" + String.join(",  ", parts) + "]";
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.type() == ScalarType.TEXT
                ? "\"" + scalar.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : scalar.text();
    }

    @Test
    void any_change_of_a_value_changes_the_digest() throws IOException {
        String text = example();
        besides(folder.resolve("whole"));
        besides(folder.resolve("changed"));
        String digest = Loading.text(folder.resolve("whole"), text).declarationDigest();
        assertThat(digest).isNotEmpty();
        String[][] changes = {
            {"rpo: 24h", "rpo: 25h"},
            {"lun: 3", "lun: 4"},
            {"env: prod", "env: prd"},
            {"keepOldest: false", "keepOldest: true"},
            {"[[a, b], [c]]", "[[a], [b, c]]"},
            {"vm.tags.env == 'prod'", "vm.tags.env == 'prd'"},
            {"daily: [\"22:00\", \"04:00\"]", "daily: [\"22:00\", \"04:01\"]"},
            {"until: 2027-01-31", "until: 2027-02-01"}
        };
        for (String[] change : changes) {
            assertThat(text).contains(change[0]);
            LoadedDeclaration changed = Loading.text(folder.resolve("changed"), text.replace(change[0], change[1]));
            assertThat(Loading.problems(changed)).noneMatch(problem -> problem.startsWith("SYNTAX"));
            assertThat(changed.declarationDigest()).as(change[1]).isNotEqualTo(digest);
        }
    }

    @Test
    void different_shapes_never_give_the_same_bytes() {
        List<Object> values = List.of(
                List.of("a", "b"),
                List.of("ab"),
                List.of(List.of("a"), "b"),
                List.of("a", List.of("b")),
                Optional.of("a"),
                Optional.empty(),
                "",
                List.of(),
                Map.of("a", "b"),
                Percent.of(5),
                new BigDecimal("5"));
        List<String> digests = values.stream().map(ValueDigest::of).toList();
        assertThat(digests).doesNotHaveDuplicates();
        assertThat(ValueDigest.of(new BigDecimal("5.0"))).isEqualTo(ValueDigest.of(new BigDecimal("5")));
    }

    @Test
    void a_kind_of_value_the_model_does_not_use_is_a_broken_promise() {
        assertThatThrownBy(() -> ValueDigest.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    /** The files that the example names, so that nothing of it is missing. */
    private static void besides(Path place) {
        Loading.write(place.resolve("vms.json"), "[]".getBytes(StandardCharsets.UTF_8));
        Loading.write(place.resolve("disks.json"), "[]".getBytes(StandardCharsets.UTF_8));
        Loading.write(place.resolve("fleet.ndjson"), "{\"name\":\"fleet-01\"}\n".getBytes(StandardCharsets.UTF_8));
        Loading.write(place.resolve("prices.yaml"), """
                holdfast-prices: 1
                name: mine
                currency: EUR
                effective: 2026-11-01
                prices: [ { item: snapshot, price: 1 } ]
                """.getBytes(StandardCharsets.UTF_8));
    }
}

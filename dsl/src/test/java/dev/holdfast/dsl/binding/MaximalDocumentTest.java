package dev.holdfast.dsl.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Schema and binder agree: what one knows, the other knows. */
class MaximalDocumentTest {

    private static final SchemaCheck SCHEMA = SchemaCheck.load();

    /** Keys that say what holds without them too: cross-region restore needs the usual redundancy. */
    private static final Set<String> SAME_WITHOUT = Set.of("vaults/main/redundancy");

    private static String text = "";

    @BeforeAll
    static void readDocument() throws IOException {
        try (InputStream in = MaximalDocumentTest.class.getResourceAsStream("/declarations/maximal/holdfast.yaml")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Node parse() {
        Diagnostics diagnostics = new Diagnostics();
        YamlDocument document = new YamlReader(diagnostics).read(new GatedText(new SourceText("a.yaml", text), text));
        assertThat(diagnostics.sorted()).isEmpty();
        return document.root().orElseThrow();
    }

    private static BoundDeclaration bind(Node root, Diagnostics diagnostics) {
        SCHEMA.check(root, true, Set.of(), diagnostics);
        ParsedFile file = new ParsedFile(new SourceText("a.yaml", text), Optional.of(root), true);
        return new Binder(List.of(file), diagnostics).bind();
    }

    private static List<Diagnostic> errors(Diagnostics diagnostics) {
        return diagnostics.sorted().stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .toList();
    }

    @Test
    void the_document_has_every_key_of_the_schema() {
        Set<String> missing = new TreeSet<>();
        JsonNode schema = SchemaCheck.publicSchema();
        Set<String> written = new TreeSet<>();
        collectKeys(parse(), written);
        collectProperties(schema, missing);
        missing.removeAll(written);
        assertThat(missing).isEmpty();
    }

    private static void collectKeys(Node node, Set<String> keys) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                keys.add(entry.key().text());
                collectKeys(entry.value(), keys);
            }
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> collectKeys(item, keys));
        }
    }

    private static void collectProperties(JsonNode node, Set<String> properties) {
        if (node.isObject() && node.path("properties").isObject()) {
            properties.addAll(node.path("properties").propertyNames());
        }
        node.forEach(child -> collectProperties(child, properties));
    }

    @Test
    void the_document_binds_without_errors() {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(bind(parse(), diagnostics).declaration()).isPresent();
        assertThat(errors(diagnostics)).isEmpty();
    }

    @Test
    void removing_any_key_gives_another_declaration_or_an_error() {
        Declaration whole = bind(parse(), new Diagnostics()).declaration().orElseThrow();
        List<String> ignored = new ArrayList<>();
        for (List<Object> path : paths(parse())) {
            Diagnostics diagnostics = new Diagnostics();
            Optional<Declaration> without =
                    bind(remove(parse(), path, 0), diagnostics).declaration();
            if (without.isPresent() && without.get().equals(whole)) {
                ignored.add(String.join("/", path.stream().map(Object::toString).toList()));
            }
            assertThat(without.isPresent()).isNotEqualTo(!errors(diagnostics).isEmpty());
        }
        ignored.removeAll(SAME_WITHOUT);
        assertThat(ignored).as("keys that change nothing").isEmpty();
    }

    @Test
    void the_place_of_every_key_is_known() {
        Origins origins = bind(parse(), new Diagnostics()).origins();
        for (List<Object> path : paths(parse())) {
            String name = String.join("/", path.stream().map(Object::toString).toList());
            boolean resolved = name.equals("rules/builtin")
                    || name.endsWith("/extends")
                    || name.equals("holdfast")
                    || !name.contains("/");
            assertThat(resolved || origins.all().containsKey(name)).as(name).isTrue();
        }
        assertThat(origins.find("policies/plain/objectives/rpo").map(SourceSpan::startLine))
                .contains(29);
        assertThat(origins.find("policies/nightly/objectives/rpo").map(SourceSpan::startLine))
                .contains(29);
    }

    @Test
    void any_broken_document_gives_an_error_and_never_a_silent_loss() {
        Declaration whole = bind(parse(), new Diagnostics()).declaration().orElseThrow();
        List<List<Object>> paths = paths(parse());
        Seeds.forEach(400, random -> {
            List<Object> path = paths.get(random.nextInt(paths.size()));
            Node odd = oddValue(random);
            Diagnostics diagnostics = new Diagnostics();
            Optional<Declaration> bound =
                    bind(replace(parse(), path, 0, odd), diagnostics).declaration();
            if (bound.isPresent()) {
                boolean says = odd instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL;
                assertThat(!says || !bound.get().equals(whole) || text.contains(((Node.Scalar) odd).text()))
                        .as("%s = %s", path, odd)
                        .isTrue();
            } else {
                assertThat(errors(diagnostics)).as("%s = %s", path, odd).isNotEmpty();
            }
        });
    }

    private static Node oddValue(RandomGenerator random) {
        SourceSpan span = SourceSpan.at("a.yaml", 1, 1);
        return Seeds.oneOf(
                random,
                new Node.Scalar("nonsense", ScalarType.TEXT, span),
                new Node.Scalar("", ScalarType.NULL, span),
                new Node.Scalar("17", ScalarType.INTEGER, span),
                new Node.Scalar("-3", ScalarType.INTEGER, span),
                new Node.Scalar("99999999999999999999", ScalarType.INTEGER, span),
                new Node.Scalar("7.0", ScalarType.DECIMAL, span),
                new Node.Scalar("true", ScalarType.BOOLEAN, span),
                new Node.Scalar("   ", ScalarType.TEXT, span),
                new Node.Scalar("", ScalarType.TEXT, span),
                new Node.Sequence(List.of(), span),
                new Node.Mapping(List.of(), span),
                new Node.Sequence(List.of(new Node.Mapping(List.of(), span)), span));
    }

    /** The paths of all keys of mappings, keys of text and numbers of list items. */
    private static List<List<Object>> paths(Node root) {
        List<List<Object>> paths = new ArrayList<>();
        collectPaths(root, List.of(), paths);
        return paths;
    }

    private static void collectPaths(Node node, List<Object> path, List<List<Object>> paths) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                List<Object> below = extended(path, entry.key().text());
                paths.add(below);
                collectPaths(entry.value(), below, paths);
            }
        } else if (node instanceof Node.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                collectPaths(list.items().get(i), extended(path, i), paths);
            }
        }
    }

    private static List<Object> extended(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static Node remove(Node node, List<Object> path, int depth) {
        if (depth + 1 == path.size() && node instanceof Node.Mapping mapping) {
            return new Node.Mapping(
                    mapping.entries().stream()
                            .filter(entry -> !entry.key().text().equals(path.get(depth)))
                            .toList(),
                    mapping.span());
        }
        return descend(node, path, depth, child -> remove(child, path, depth + 1));
    }

    private static Node replace(Node node, List<Object> path, int depth, Node with) {
        return depth == path.size() ? with : descend(node, path, depth, child -> replace(child, path, depth + 1, with));
    }

    private static Node descend(
            Node node, List<Object> path, int depth, java.util.function.UnaryOperator<Node> change) {
        if (node instanceof Node.Mapping mapping) {
            return new Node.Mapping(
                    mapping.entries().stream()
                            .map(entry -> entry.key().text().equals(path.get(depth))
                                    ? new Node.Entry(entry.key(), change.apply(entry.value()))
                                    : entry)
                            .toList(),
                    mapping.span());
        }
        Node.Sequence list = (Node.Sequence) node;
        List<Node> items = new ArrayList<>(list.items());
        items.set((Integer) path.get(depth), change.apply(items.get((Integer) path.get(depth))));
        return new Node.Sequence(items, list.span());
    }
}

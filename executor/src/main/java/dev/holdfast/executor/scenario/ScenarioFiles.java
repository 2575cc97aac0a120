package dev.holdfast.executor.scenario;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.text.FileText;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceLines;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scenarios from files, and the ready-made ones inside the product. Files pass the same gate as declarations. */
public final class ScenarioFiles {

    /** Where the public schema of scenarios lies inside the product. */
    private static final String SCHEMA = "/dev/holdfast/schema/scenario.schema.json";

    /** The ready-made scenarios: THE list, in the order in which they are shown. */
    private static final List<String> READY = List.of(
            "region-outage",
            "zone-outage",
            "ransomware",
            "bad-release",
            "operator-deletes-points",
            "agent-outage",
            "throttling-storm",
            "vault-locked");

    private ScenarioFiles() {}

    /** Names of the ready-made scenarios. */
    public static List<String> ready() {
        return READY;
    }

    /** The ready-made scenario of that name; empty if there is none. */
    public static Optional<Scenario> ready(String name) {
        if (!READY.contains(name)) {
            return Optional.empty();
        }
        String resource = name + ".scenario.yaml";
        Diagnostics diagnostics = new Diagnostics();
        try (InputStream in = ScenarioFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks " + resource);
            }
            Optional<Scenario> scenario =
                    TextGate.open(resource, in.readAllBytes(), diagnostics).flatMap(text -> read(text, diagnostics));
            if (scenario.isEmpty() || diagnostics.hasErrors()) {
                throw new IllegalStateException("a ready-made scenario is wrong: " + diagnostics.sorted());
            }
            return scenario;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file; empty if it is refused or wrong, which is then reported.
     *
     * @param path the file
     * @param name how messages call it
     */
    public static Optional<Scenario> read(Path path, String name, Diagnostics diagnostics) {
        return FileText.read(path, name, diagnostics)
                .flatMap(text -> read(text, diagnostics))
                .filter(scenario -> !diagnostics.hasErrors());
    }

    private static Optional<Scenario> read(GatedText text, Diagnostics diagnostics) {
        YamlDocument document = new YamlReader(diagnostics).read(text);
        SourceSpan start = SourceSpan.at(text.source().file(), 1, 1);
        Node root = document.root().orElseGet(() -> new Node.Mapping(List.of(), start));
        SchemaCheck.load(SCHEMA).check(root, document.complete(), document.holes(), diagnostics);
        return diagnostics.hasErrors() || !(root instanceof Node.Mapping mapping)
                ? Optional.empty()
                : Optional.of(new ScenarioReader(
                                diagnostics,
                                new SourceLines(Map.of(text.source().file(), text.source())))
                        .read(mapping));
    }
}

package dev.holdfast.dsl.fuzz;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.budget.BudgetKind;
import dev.holdfast.dsl.groovy.evaluation.GroovyEvaluator;
import dev.holdfast.dsl.groovy.evaluation.Includes;
import dev.holdfast.dsl.groovy.parse.PolicyParser;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.util.Map;
import java.util.Optional;

/** Both front ends as one function of bytes: whatever they are, there is a tree or an error, and no exception. */
public final class FrontEnds {

    private static final Vocabulary VOCABULARY = Vocabulary.load();
    private static final SchemaCheck SCHEMA = SchemaCheck.load();

    /** Small, so that texts that loop do not take the time that others need. */
    private static final Map<BudgetKind, Long> BUDGETS = Map.of(
            BudgetKind.STEPS, 20_000L,
            BudgetKind.CELLS, 20_000L,
            BudgetKind.ELEMENTS, 5_000L,
            BudgetKind.CHARACTERS, 200_000L);

    private FrontEnds() {}

    /** Reads bytes, as YAML if they begin with '#', else as Groovy; the name is the one that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Diagnostics diagnostics = new Diagnostics();
        boolean yaml = bytes.length > 0 && bytes[0] == '#';
        Optional<GatedText> text = TextGate.open("fuzz", bytes, diagnostics);
        boolean read = text.isPresent() && (yaml ? yaml(text.get(), diagnostics) : groovy(text.get(), diagnostics));
        if (!read && !diagnostics.hasErrors()) {
            throw new IllegalStateException("there is neither a tree nor an error");
        }
        diagnostics.sorted();
    }

    private static boolean yaml(GatedText text, Diagnostics diagnostics) {
        YamlDocument document = new YamlReader(diagnostics).read(text);
        document.root().ifPresent(root -> SCHEMA.check(root, document.complete(), document.holes(), diagnostics));
        return true; // an empty document has no tree and no error
    }

    private static boolean groovy(GatedText text, Diagnostics diagnostics) {
        return PolicyParser.parse(text, diagnostics)
                .map(script -> new GroovyEvaluator(VOCABULARY, Includes.NONE, new Budget(BUDGETS))
                        .evaluate(script, diagnostics))
                .filter(document -> document.root().isPresent())
                .map(document -> {
                    Node root = document.root().get();
                    SCHEMA.check(root, document.complete(), document.holes(), diagnostics);
                    return true;
                })
                .orElse(false);
    }
}

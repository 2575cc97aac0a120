package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticText;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.parse.PolicyParser;
import dev.holdfast.dsl.groovy.syntax.Script;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceLines;
import dev.holdfast.dsl.tree.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates texts in tests and shows trees without their places. */
final class Evaluating {

    static final String FILE = "test.holdfast.groovy";

    private final Map<String, String> files = new HashMap<>();
    private Budget budget = new Budget();

    /** What came of a text. */
    record Evaluated(EvaluatedDocument document, List<Diagnostic> problems, Map<String, SourceText> sources) {

        /** The tree in one line; maps in braces, lists in brackets, text in quotes. */
        String tree() {
            return document.root().map(Evaluating::shown).orElse("nothing");
        }

        /** The problems as a user reads them. */
        String report() {
            DiagnosticText text = new DiagnosticText(new SourceLines(sources));
            StringBuilder all = new StringBuilder();
            problems.forEach(problem -> all.append(text.format(problem)));
            return all.toString();
        }
    }

    static Evaluated evaluated(String text) {
        return new Evaluating().evaluate(text);
    }

    /** The tree of a text without problems. */
    static String tree(String text) {
        Evaluated evaluated = evaluated(text);
        if (!evaluated.problems().isEmpty()) {
            throw new AssertionError(evaluated.report());
        }
        return evaluated.tree();
    }

    /** The problems of a text that must have some. */
    static String report(String text) {
        Evaluated evaluated = evaluated(text);
        if (evaluated.problems().isEmpty()) {
            throw new AssertionError("no problem: " + evaluated.tree());
        }
        return evaluated.report();
    }

    Evaluating with(Budget other) {
        budget = other;
        return this;
    }

    Evaluating file(String path, String text) {
        files.put(path, text);
        return this;
    }

    Evaluated evaluate(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Map<String, SourceText> sources = new HashMap<>();
        Includes includes = (path, at) ->
                Optional.ofNullable(files.get(path)).flatMap(other -> parse(path, other, sources, diagnostics));
        Optional<Script> script = parse(FILE, text, sources, diagnostics);
        EvaluatedDocument document = script.map(parsed ->
                        new GroovyEvaluator(Vocabulary.load(), includes, budget).evaluate(parsed, diagnostics))
                .orElseGet(() -> new EvaluatedDocument(Optional.empty(), false, java.util.Set.of(), List.of()));
        return new Evaluated(document, diagnostics.sorted(), sources);
    }

    private static Optional<Script> parse(
            String file, String text, Map<String, SourceText> sources, Diagnostics diagnostics) {
        Optional<GatedText> gated = TextGate.open(file, text.getBytes(StandardCharsets.UTF_8), diagnostics);
        gated.ifPresent(known -> sources.put(file, known.source()));
        return gated.flatMap(known -> PolicyParser.parse(known, diagnostics));
    }

    static String shown(Node node) {
        return switch (node.kind()) {
            case SCALAR -> {
                Node.Scalar scalar = (Node.Scalar) node;
                yield switch (scalar.type()) {
                    case TEXT -> "'" + scalar.text() + "'";
                    case NULL -> "-";
                    case INTEGER, DECIMAL, BOOLEAN -> scalar.text();
                };
            }
            case SEQUENCE ->
                ((Node.Sequence) node)
                        .items().stream().map(Evaluating::shown).toList().toString();
            case MAPPING -> {
                StringBuilder text = new StringBuilder("{");
                for (Node.Entry entry : ((Node.Mapping) node).entries()) {
                    text.append(text.length() > 1 ? ", " : "")
                            .append(entry.key().text())
                            .append(": ")
                            .append(shown(entry.value()));
                }
                yield text.append('}').toString();
            }
        };
    }

    /** The text that a span covers; it must stand on one line. */
    static String covered(String text, SourceSpan span) {
        String line = text.lines().toList().get(span.startLine() - 1);
        return line.substring(span.startColumn() - 1, span.endColumn() - 1);
    }
}

package dev.holdfast.cli.ruletest;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.rule.Finding;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a tree that fits the schema means. Goes on after a mistake, so that all are reported. */
final class RuleTestReader {

    /** When tests are judged that do not say when: the same on every day, so that no test fails because time passes. */
    static final Instant USUAL = Instant.parse("2026-01-01T00:00:00Z");

    /** Longest time that a declaration may have been in force: the world is simulated day by day. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Path file;
    private final Predicate<Path> inside;
    private final Declaration declaration;
    private final Diagnostics diagnostics;
    private final List<String> known = new ArrayList<>();

    /**
     * A reader of one file.
     *
     * @param file the file of tests
     * @param inside true for what is in the folder of the declaration
     * @param declaration whose rules are tested
     */
    RuleTestReader(Path file, Predicate<Path> inside, Declaration declaration, Diagnostics diagnostics) {
        this.file = file;
        this.inside = inside;
        this.declaration = declaration;
        this.diagnostics = diagnostics;
        declaration.rules().keySet().forEach(rule -> known.add(Finding.RULE_PREFIX + rule));
        for (FindingType type : FindingType.values()) {
            known.add(type.word());
            known.add(type.id());
        }
    }

    List<RuleTest> read(Node.Mapping root) {
        List<RuleTest> tests = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Node item : items(root, "tests")) {
            if (item instanceof Node.Mapping test) {
                tests.add(test(test));
                Node.Scalar name = scalar(test, "name").orElseThrow();
                Integer first = lines.putIfAbsent(name.text(), name.span().startLine());
                if (first != null) {
                    problem(
                            name.span(),
                            DiagnosticCode.DUPLICATE_NAME,
                            "Another test in line " + first + " is called '" + name.text()
                                    + "'. Reports could not tell the two apart. Rename one.");
                }
            }
        }
        return tests;
    }

    private RuleTest test(Node.Mapping test) {
        Node.Scalar name = scalar(test, "name").orElseThrow();
        Optional<Fixture> before = test.entry("before").map(entry -> fixture(entry.value()));
        Optional<Node.Scalar> length = scalar(test, "for");
        if (length.isPresent() && before.isEmpty()) {
            problem(
                    length.get().span(),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "'for' says how long the declaration under 'before' was in force, and there is none. Add 'before', or"
                            + " leave 'for' out.");
        }
        List<Expectation> expected = new ArrayList<>();
        for (Node item : items(test, "expect")) {
            if (item instanceof Node.Mapping expectation) {
                expected.add(expectation(expectation, before.isPresent()));
            }
        }
        List<String> none = new ArrayList<>();
        for (Node item : items(test, "none")) {
            if (item instanceof Node.Scalar finding) {
                none.add(finding(finding, before.isPresent()));
            }
        }
        return new RuleTest(
                new RuleTest.Name(name.text(), name.span()),
                test.entry("fixture").map(entry -> fixture(entry.value())).orElseThrow(),
                before,
                length.map(this::age).orElse(Duration.ZERO),
                scalar(test, "at").map(this::instant).orElse(USUAL),
                expected,
                none);
    }

    private Fixture fixture(Node node) {
        if (!(node instanceof Node.Scalar named)) {
            return new Fixture(file, Optional.of(node), node.span());
        }
        try {
            Path path = file.resolveSibling(named.text()).normalize();
            if (!Files.exists(path)) {
                problem(
                        named.span(),
                        DiagnosticCode.UNKNOWN_REFERENCE,
                        "There is no file or folder '" + named.text()
                                + "' beside this file. A fixture is a path relative to the file of tests, or a declaration"
                                + " written in its place.");
            } else if (!inside.test(path)) {
                problem(
                        named.span(),
                        DiagnosticCode.FILE_UNREADABLE,
                        "'" + named.text()
                                + "' is outside of the declaration's folder. Fixtures are read like declarations, and"
                                + " messages show their lines. Copy it into the folder.");
            }
            return new Fixture(path, Optional.empty(), named.span());
        } catch (InvalidPathException e) {
            problem(named.span(), DiagnosticCode.UNKNOWN_REFERENCE, "'" + named.text() + "' cannot be a path.");
            return new Fixture(file, Optional.empty(), named.span());
        }
    }

    private Expectation expectation(Node.Mapping mapping, boolean changes) {
        Node.Scalar finding = scalar(mapping, "finding").orElseThrow();
        return new Expectation(
                finding(finding, changes),
                text(mapping, "for").orElse("*"),
                text(mapping, "level"),
                text(mapping, "message"),
                text(mapping, "place"),
                text(mapping, "waived").filter("true"::equalsIgnoreCase).isPresent(),
                finding.span());
    }

    private String finding(Node.Scalar named, boolean changes) {
        String text = named.text();
        if (!known.contains(text)) {
            problem(
                    named.span(),
                    DiagnosticCode.UNKNOWN_REFERENCE,
                    "There is no finding '" + text + "'." + Suggestion.didYouMean(text, known)
                            + " Name a rule of the declaration (rule/NAME), or a built-in finding by its id or name"
                            + " ('holdfast explain HF1031').");
        }
        Rule rule = text.startsWith(Finding.RULE_PREFIX)
                ? declaration.rules().get(text.substring(Finding.RULE_PREFIX.length()))
                : null;
        if (rule != null && rule.target() == RuleTarget.CHANGE && !changes) {
            problem(
                    named.span(),
                    DiagnosticCode.MISSING_KEY,
                    "The rule '" + rule.name()
                            + "' is about changes, and without 'before' nothing changes. Add 'before' with the declaration"
                            + " that was in force.");
        }
        return text;
    }

    private Duration age(Node.Scalar scalar) {
        try {
            Duration age = Durations.parse(scalar.text());
            if (age.isNegative() || age.compareTo(LONGEST) > 0) {
                problem(scalar.span(), DiagnosticCode.OUT_OF_RANGE, "A world lives for at most 400 days in a test.");
            }
            return age;
        } catch (QuantityException e) {
            problem(scalar.span(), DiagnosticCode.BAD_QUANTITY, String.valueOf(e.getMessage()));
            return Duration.ZERO;
        }
    }

    private Instant instant(Node.Scalar scalar) {
        try {
            Instant instant = OffsetDateTime.parse(scalar.text()).toInstant();
            if (RetentionEngine.canTell(instant)) {
                return instant;
            }
        } catch (DateTimeException e) {
            return noInstant(scalar);
        }
        return noInstant(scalar);
    }

    private Instant noInstant(Node.Scalar scalar) {
        problem(
                scalar.span(),
                DiagnosticCode.BAD_DATE,
                "'" + scalar.text() + "' is no instant of the years " + RetentionEngine.FIRST_YEAR + " to "
                        + RetentionEngine.LAST_YEAR
                        + ". Write one with its offset, such as 2026-11-20T15:00:00Z.");
        return USUAL;
    }

    private static List<Node> items(Node.Mapping mapping, String key) {
        return mapping.entry(key)
                .map(Node.Entry::value)
                .filter(Node.Sequence.class::isInstance)
                .map(list -> ((Node.Sequence) list).items())
                .orElse(List.of());
    }

    private static Optional<String> text(Node.Mapping mapping, String key) {
        return scalar(mapping, key).map(Node.Scalar::text);
    }

    private static Optional<Node.Scalar> scalar(Node.Mapping mapping, String key) {
        return mapping.entry(key)
                .map(Node.Entry::value)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast);
    }

    private void problem(SourceSpan place, DiagnosticCode code, String detail) {
        diagnostics.add(place, code, detail);
    }
}

package dev.holdfast.executor.scenario;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.Problem;
import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.parsing.ParsedExpression;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceLines;
import dev.holdfast.executor.fabric.scenario.FaultCourse;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What a tree that fits the schema means. Goes on after a mistake, so that all are reported. */
final class ScenarioReader {

    private static final String OPEN = "open";

    /** Which keys under {@code where} say something for which targets. */
    private static final Map<FaultTargetKind, Set<String>> KEYS = Map.of(
            FaultTargetKind.MACHINE,
                    Set.of("machines", "condition", "region", "zone", "vault", "policy", "count", "share"),
            FaultTargetKind.VAULT, Set.of("vault", "region"),
            FaultTargetKind.POLICY, Set.of("policy"),
            FaultTargetKind.REGION, Set.of("region"),
            FaultTargetKind.ZONE, Set.of("region", "zone"),
            FaultTargetKind.ACCOUNT, Set.of("account"),
            FaultTargetKind.SERVICE, Set.of(),
            FaultTargetKind.PROCESS, Set.of());

    private final Diagnostics diagnostics;
    private final SourceLines lines;

    ScenarioReader(Diagnostics diagnostics, SourceLines lines) {
        this.diagnostics = diagnostics;
        this.lines = lines;
    }

    Scenario read(Node.Mapping root) {
        List<ScenarioFault> faults = new ArrayList<>();
        for (Node fault : items(root, "faults")) {
            if (fault instanceof Node.Mapping mapping) {
                fault(mapping).ifPresent(faults::add);
            }
        }
        Optional<Node.Scalar> seed = scalar(root, "seed");
        return new Scenario(
                text(root, "name"),
                text(root, "description"),
                seed.isPresent() ? number(seed.get()) : OptionalLong.empty(),
                faults,
                texts(root, "survive"),
                texts(root, "report"));
    }

    private OptionalLong number(Node.Scalar scalar) {
        try {
            return OptionalLong.of(Long.parseLong(scalar.text()));
        } catch (NumberFormatException e) {
            problem(scalar, DiagnosticCode.OUT_OF_RANGE, "A seed is a whole number of at most 18 digits.");
            return OptionalLong.empty();
        }
    }

    private Optional<ScenarioFault> fault(Node.Mapping fault) {
        Optional<Node.Scalar> word = scalar(fault, "fault");
        Optional<FaultKind> kind = word.flatMap(known -> FaultKind.of(known.text()));
        if (kind.isEmpty()) {
            word.ifPresent(unknown -> problem(
                    unknown,
                    DiagnosticCode.NOT_ONE_OF,
                    "There is no fault '" + unknown.text() + "'."
                            + Suggestion.didYouMean(unknown.text(), FaultKind.words()) + " Possible are: "
                            + String.join(", ", FaultKind.words()) + "."));
            return Optional.empty();
        }
        return Optional.of(new ScenarioFault(
                kind.get(),
                scalar(fault, "at").map(this::onset).orElse(ScenarioFault.Onset.AT_ONCE),
                scalar(fault, "for").map(text -> length(kind.get(), text)).orElse(ScenarioFault.Length.USUAL),
                fault.entry("where").map(where -> where(kind.get(), where)).orElse(Where.ANYWHERE),
                strength(kind.get(), fault)));
    }

    private ScenarioFault.Onset onset(Node.Scalar scalar) {
        String text = scalar.text();
        if (text.startsWith("+")) {
            Duration after = text.matches("\\+0[a-z]?") ? Duration.ZERO : duration(scalar, text.substring(1));
            return new ScenarioFault.Onset(Optional.empty(), after);
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return new ScenarioFault.Onset(Optional.of(instant), Duration.ZERO);
        } catch (DateTimeException e) {
            problem(
                    scalar,
                    DiagnosticCode.BAD_DATE,
                    "'" + text
                            + "' is neither an instant with its offset, such as 2026-11-21T15:00:00Z, nor a time after"
                            + " the injection, such as +2h.");
            return ScenarioFault.Onset.AT_ONCE;
        }
    }

    private Duration duration(Node.Scalar scalar, String text) {
        try {
            return Durations.parse(text);
        } catch (QuantityException e) {
            problem(scalar, DiagnosticCode.BAD_QUANTITY, String.valueOf(e.getMessage()));
            return Duration.ZERO;
        }
    }

    private ScenarioFault.Length length(FaultKind kind, Node.Scalar scalar) {
        if (kind.course() == FaultCourse.AT_ONCE) {
            problem(
                    scalar,
                    DiagnosticCode.CONFLICTING_KEYS,
                    "The fault " + kind.word() + " happens at an instant and has no length. Leave out 'for'.");
        }
        return scalar.text().equals(OPEN)
                ? ScenarioFault.Length.OPEN
                : ScenarioFault.Length.of(duration(scalar, scalar.text()));
    }

    private OptionalDouble strength(FaultKind kind, Node.Mapping fault) {
        Optional<Node.Scalar> scalar = scalar(fault, "strength");
        if (scalar.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!kind.strength().exists()) {
            problem(
                    scalar.get(),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "Faults of the kind " + kind.word() + " are all alike. Leave out 'strength'.");
            return OptionalDouble.empty();
        }
        double strength = Double.parseDouble(scalar.get().text());
        if (!kind.strength().allows(strength)) {
            problem(
                    scalar.get(),
                    DiagnosticCode.OUT_OF_RANGE,
                    "The strength of " + kind.word() + " is the "
                            + kind.strength().meaning() + ", from "
                            + plain(kind.strength().least()) + " to "
                            + plain(kind.strength().most()) + ", not "
                            + scalar.get().text() + ".");
        }
        return OptionalDouble.of(strength);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** A text alone is a condition. */
    private Where where(FaultKind kind, Node.Entry where) {
        if (where.value() instanceof Node.Mapping mapping) {
            return where(kind, mapping);
        }
        if (kind.target() != FaultTargetKind.MACHINE) {
            problem(
                    where.key(),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "The fault " + kind.word() + " hits " + hit(kind.target())
                            + "; a condition selects machines and says nothing about that.");
            return Where.ANYWHERE;
        }
        return where.value() instanceof Node.Scalar condition ? Where.fitting(condition(condition)) : Where.ANYWHERE;
    }

    private Optional<Expression> condition(Node.Scalar text) {
        ParsedExpression parsed = ExpressionParser.parse(text.text(), Vocabulary.VM);
        for (Problem problem : parsed.problems()) {
            diagnostics.add(lines.within(text, problem.offset(), problem.length()), problem.code(), problem.detail());
        }
        return parsed.expression();
    }

    private Where where(FaultKind kind, Node.Mapping where) {
        Set<String> allowed = KEYS.getOrDefault(kind.target(), Set.of());
        for (Node.Entry entry : where.entries()) {
            if (!allowed.contains(entry.key().text())) {
                problem(
                        entry.key(),
                        DiagnosticCode.CONFLICTING_KEYS,
                        "The fault " + kind.word() + " hits " + hit(kind.target()) + "; '"
                                + entry.key().text() + "' says nothing about that."
                                + (allowed.isEmpty()
                                        ? " Leave out 'where'."
                                        : " Possible are: "
                                                + String.join(
                                                        ", ",
                                                        allowed.stream()
                                                                .sorted()
                                                                .toList()) + "."));
            }
        }
        if (where.entry("count").isPresent() && where.entry("share").isPresent()) {
            problem(
                    where.entry("share").get().key(),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "How many machines are hit is said twice. Leave out 'count' or 'share'.");
        }
        Where.Place place = new Where.Place(
                said(where, "region").map(region -> region.toLowerCase(Locale.ROOT)),
                said(where, "zone"),
                said(where, "vault"),
                said(where, "policy"));
        return new Where(
                texts(where, "machines"),
                scalar(where, "condition").flatMap(this::condition),
                place,
                said(where, "account"),
                scalar(where, "count")
                        .map(count -> OptionalInt.of((int) Double.parseDouble(count.text())))
                        .orElse(OptionalInt.empty()),
                scalar(where, "share")
                        .map(share -> OptionalDouble.of(Double.parseDouble(share.text())))
                        .orElse(OptionalDouble.empty()));
    }

    private static String hit(FaultTargetKind target) {
        return switch (target) {
            case SERVICE -> "the service as a whole";
            case PROCESS -> "the next command that writes";
            case ACCOUNT -> "an account";
            case MACHINE, VAULT, POLICY, REGION, ZONE -> "a " + target.word();
        };
    }

    private static Optional<String> said(Node.Mapping mapping, String key) {
        return scalar(mapping, key).map(Node.Scalar::text);
    }

    private static String text(Node.Mapping mapping, String key) {
        return said(mapping, key).orElse("");
    }

    private static Optional<Node.Scalar> scalar(Node.Mapping mapping, String key) {
        return mapping.entry(key)
                .map(Node.Entry::value)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast);
    }

    /** The elements of a list; a single value stands for a list of one. */
    private static List<Node> items(Node.Mapping mapping, String key) {
        Optional<Node> value = mapping.entry(key).map(Node.Entry::value);
        if (value.isEmpty()) {
            return List.of();
        }
        return value.get() instanceof Node.Sequence sequence ? sequence.items() : List.of(value.get());
    }

    private static List<String> texts(Node.Mapping mapping, String key) {
        return items(mapping, key).stream()
                .filter(Node.Scalar.class::isInstance)
                .map(item -> ((Node.Scalar) item).text())
                .toList();
    }

    private void problem(Node.Scalar place, DiagnosticCode code, String detail) {
        diagnostics.add(place.span(), code, detail);
    }
}

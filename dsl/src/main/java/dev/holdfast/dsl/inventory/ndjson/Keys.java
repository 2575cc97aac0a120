package dev.holdfast.dsl.inventory.ndjson;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.inventory.azure.RecordFields;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The keys of one mapping in our own language, checked strictly. What does not fit is reported and counts as absent; null
 * is absent.
 */
public final class Keys {

    /** Reads a quantity from text. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws QuantityException;
    }

    private final Node.Mapping mapping;
    private final Diagnostics diagnostics;

    /** Reports every key that is not among the known ones. */
    Keys(Node.Mapping mapping, List<String> known, String what, Diagnostics diagnostics) {
        this.mapping = mapping;
        this.diagnostics = diagnostics;
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                String near = Suggestion.didYouMean(key, known);
                report(
                        entry.key().span(),
                        DiagnosticCode.UNKNOWN_KEY,
                        "'" + key + "' is not a key of " + what + "."
                                + (near.isEmpty() ? " Keys are " + String.join(", ", known) + "." : near));
            }
        }
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    SourceSpan place() {
        return mapping.span();
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    Optional<Node> find(String key) {
        return mapping.entry(key).map(Node.Entry::value).filter(node -> !RecordFields.isNull(node));
    }

    /** Where a value stands; the mapping's place if it is not written. */
    SourceSpan place(String key) {
        return mapping.entry(key).map(entry -> entry.value().span()).orElse(place());
    }

    /** Text that is not blank. */
    Optional<String> text(String key) {
        Optional<Node> node = find(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Node.Scalar scalar
                && scalar.type() == ScalarType.TEXT
                && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        wrongType(key, "a text that is not empty, in quotes");
        return Optional.empty();
    }

    /** One of the words of an enum. */
    <T> Optional<T> word(String key, List<String> words, Function<String, Optional<T>> constants) {
        Optional<String> text = text(key);
        Optional<T> constant = text.filter(words::contains).flatMap(constants);
        if (text.isPresent() && constant.isEmpty()) {
            report(
                    place(key),
                    DiagnosticCode.NOT_ONE_OF,
                    "'" + text.get() + "' is not possible for '" + key + "'. Possible are " + String.join(", ", words)
                            + "." + Suggestion.didYouMean(text.get(), words));
        }
        return constant;
    }

    boolean flag(String key) {
        Optional<Node> node = find(key);
        if (node.isEmpty()) {
            return false;
        }
        if (node.get() instanceof Node.Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
            return scalar.text().equals("true");
        }
        wrongType(key, "true or false");
        return false;
    }

    /** A whole number in a range. */
    Optional<Integer> integer(String key, int least, int most) {
        Optional<Node> node = find(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = node.get() instanceof Node.Scalar scalar && scalar.type() == ScalarType.INTEGER
                ? RecordFields.number(scalar)
                : Optional.empty();
        if (number.isEmpty()) {
            wrongType(key, "a whole number");
            return Optional.empty();
        }
        boolean inside = number.get().compareTo(BigDecimal.valueOf(least)) >= 0
                && number.get().compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!inside) {
            report(
                    place(key),
                    DiagnosticCode.OUT_OF_RANGE,
                    "'" + key + "' is " + number.get() + ", but must be from " + least + " to " + most + ".");
            return Optional.empty();
        }
        return Optional.of(number.get().intValueExact());
    }

    <T> Optional<T> quantity(String key, Parser<T> parser) {
        Optional<Node> node = find(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof Node.Scalar scalar) || scalar.type() == ScalarType.BOOLEAN) {
            wrongType(key, "a quantity in quotes");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(scalar.text()));
        } catch (QuantityException e) {
            report(scalar.span(), DiagnosticCode.BAD_QUANTITY, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    Optional<Node.Mapping> mapping(String key) {
        Optional<Node> node = find(key);
        if (node.isPresent() && !(node.get() instanceof Node.Mapping)) {
            wrongType(key, "an object with keys");
            return Optional.empty();
        }
        return node.map(Node.Mapping.class::cast);
    }

    /** An object whose values are texts, numbers or true and false; each as written. */
    SortedMap<String, String> texts(String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Node.Entry entry : mapping(key).map(Node.Mapping::entries).orElse(List.of())) {
            if (entry.value() instanceof Node.Scalar scalar) {
                if (scalar.type() != ScalarType.NULL) {
                    texts.put(entry.key().text(), scalar.text());
                }
            } else {
                report(
                        entry.value().span(),
                        DiagnosticCode.WRONG_TYPE,
                        "'" + entry.key().text() + "' in '" + key + "' must be a text.");
            }
        }
        return texts;
    }

    void wrongType(String key, String wanted) {
        report(place(key), DiagnosticCode.WRONG_TYPE, "'" + key + "' must be " + wanted + ".");
    }

    void report(SourceSpan place, DiagnosticCode code, String detail) {
        diagnostics.add(place, code, detail);
    }
}

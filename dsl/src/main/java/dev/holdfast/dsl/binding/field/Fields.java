package dev.holdfast.dsl.binding.field;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.machine.Regions;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one mapping.
 *
 * <p>Values of the wrong shape are read as absent without a word: the schema has reported them. What the schema leaves to the
 * binder (quantities, blank texts) is reported here.
 */
public final class Fields {

    /** Reads a quantity from text. */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(String text) throws QuantityException;
    }

    private final Context context;
    private final List<Node.Entry> entries;
    private final SourceSpan place;

    private Fields(Context context, List<Node.Entry> entries, SourceSpan place) {
        this.context = context;
        this.entries = entries;
        this.place = place;
    }

    /** The keys of a value that should be a mapping; none if it is not. */
    public static Fields of(Context context, Node node, SourceSpan place) {
        return new Fields(context, node instanceof Node.Mapping mapping ? mapping.entries() : List.of(), place);
    }

    /** The keys below an entry; problems of the whole are reported at its key. */
    public static Fields of(Context context, Node.Entry entry) {
        return of(context, entry.value(), entry.key().span());
    }

    /** Where a problem of the whole mapping is reported. */
    public SourceSpan place() {
        return place;
    }

    /** What this binding shares with all others. */
    public Context context() {
        return context;
    }

    private Node.@Nullable Entry entry(String key) {
        for (Node.Entry entry : entries) {
            if (entry.key().text().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    /** True if the key is written, whatever its value. */
    public boolean has(String key) {
        return entry(key) != null;
    }

    /** Where the key is written; the mapping's place if it is not. */
    public SourceSpan keyPlace(String key) {
        Node.Entry entry = entry(key);
        return entry == null ? place : entry.key().span();
    }

    /** Where the value is written; the mapping's place if it is not. */
    public SourceSpan valuePlace(String key) {
        Node.Entry entry = entry(key);
        return entry == null ? place : entry.value().span();
    }

    /** The value of a key, whatever it is. */
    public Optional<Node> node(String key) {
        Node.Entry entry = entry(key);
        return entry == null ? Optional.empty() : Optional.of(entry.value());
    }

    /** The single value of a key; empty for null and for anything that is no scalar. */
    public Optional<Node.Scalar> scalar(String key) {
        return node(key).flatMap(Fields::scalar);
    }

    private static Optional<Node.Scalar> scalar(Node node) {
        return node instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL
                ? Optional.of(scalar)
                : Optional.empty();
    }

    /** Quoted or plain text that is not blank. */
    public Optional<String> text(String key) {
        Optional<Node.Scalar> scalar = scalar(key).filter(s -> s.type() == ScalarType.TEXT);
        if (scalar.isPresent()
                && scalar.get().text().isBlank()
                && !scalar.get().text().isEmpty()) {
            context.report(
                    scalar.get().span(),
                    DiagnosticCode.WRONG_TYPE,
                    "'" + key + "' holds nothing but blanks. Write a text, or leave the key out.");
            return Optional.empty();
        }
        return scalar.map(Node.Scalar::text).filter(text -> !text.isEmpty());
    }

    /** A reason in words; blank is an error, because the next reader needs it. */
    public Optional<String> reason(String key) {
        Optional<Node.Scalar> scalar = scalar(key).filter(s -> s.type() == ScalarType.TEXT);
        if (scalar.isPresent()
                && scalar.get().text().isBlank()
                && !scalar.get().text().isEmpty()) {
            context.report(
                    scalar.get().span(),
                    DiagnosticCode.MISSING_REASON,
                    "'" + key
                            + "' holds nothing but blanks. It leaves data without protection, and the next reader needs to"
                            + " know why. Write the reason.");
            return Optional.empty();
        }
        return scalar.map(Node.Scalar::text).filter(text -> !text.isEmpty());
    }

    /** A region in its canonical spelling: lower case without spaces. */
    public Optional<String> region(String key) {
        return text(key).map(Regions::canonical);
    }

    /** One of the words of an enum; other words are reported by the schema. */
    public <T> Optional<T> word(String key, Function<String, Optional<T>> words) {
        return text(key).flatMap(words);
    }

    /** A quantity written as text. */
    public <T> Optional<T> quantity(String key, DiagnosticCode code, Parser<T> parser) {
        return scalar(key).filter(scalar -> scalar.type() == ScalarType.TEXT).flatMap(s -> parse(s, code, parser));
    }

    /** A quantity written as text, a duration say. */
    public <T> Optional<T> quantity(String key, Parser<T> parser) {
        return quantity(key, DiagnosticCode.BAD_QUANTITY, parser);
    }

    /** What a scalar says, whatever its type; what the parser refuses is reported under the code. */
    public <T> Optional<T> parse(Node.Scalar scalar, DiagnosticCode code, Parser<T> parser) {
        try {
            return Optional.of(parser.parse(scalar.text()));
        } catch (QuantityException e) {
            context.report(scalar.span(), code, e.detail());
            return Optional.empty();
        }
    }

    /** True or false, or what holds if neither is written. */
    public boolean flag(String key, boolean otherwise) {
        return scalar(key)
                .filter(scalar -> scalar.type() == ScalarType.BOOLEAN)
                .map(scalar -> scalar.text().equalsIgnoreCase("true"))
                .orElse(otherwise);
    }

    /** A whole number that fits an int; others are reported by the schema. */
    public Optional<Integer> integer(String key) {
        return scalar(key).flatMap(Fields::integer);
    }

    /** The whole number of a scalar, if it is one that fits an int. */
    public static Optional<Integer> integer(Node.Scalar scalar) {
        if (scalar.type() != ScalarType.INTEGER && scalar.type() != ScalarType.DECIMAL) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(scalar.text()).intValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The keys below this one; empty if the key is missing or empty. */
    public Optional<Fields> mapping(String key) {
        Node.Entry entry = entry(key);
        return entry == null || !(entry.value() instanceof Node.Mapping)
                ? Optional.empty()
                : Optional.of(of(context, entry));
    }

    /** The items of a list; none if the key is missing or no list. */
    public List<Node> items(String key) {
        return node(key)
                .map(node -> node instanceof Node.Sequence list ? list.items() : List.<Node>of())
                .orElse(List.of());
    }

    /** The scalars of a value that may be one scalar or a list of them. */
    public List<Node.Scalar> scalars(String key) {
        List<Node.Scalar> scalars = new ArrayList<>();
        scalar(key).ifPresent(scalars::add);
        for (Node item : items(key)) {
            scalar(item).ifPresent(scalars::add);
        }
        return scalars;
    }

    /** All keys in the order of the text. */
    public List<Node.Entry> entries() {
        return entries;
    }

    /** The scalar as text, whatever its type: a tag may look like a number. */
    public static Optional<String> anyText(Node node) {
        return scalar(node).map(Node.Scalar::text);
    }

    /** Notes that a key has no effect yet, if it is written. */
    public void notYet(String key, String kind, String consequence) {
        if (has(key)) {
            context.notes().add(kind, keyPlace(key), consequence);
        }
    }
}

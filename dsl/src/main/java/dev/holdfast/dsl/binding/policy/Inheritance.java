package dev.holdfast.dsl.binding.policy;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.binding.field.References;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Resolves {@code extends} on trees, so that what a policy inherits keeps the place where the parent wrote it.
 *
 * <p>{@code objectives} merges key by key at every depth; everything else replaces as a whole.
 */
public final class Inheritance {

    private static final String EXTENDS = "extends";
    private static final String MERGED = "objectives";

    private final Context context;
    private final SortedMap<String, Node.Entry> declared;
    private final Map<String, Node> resolved = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    /** The policies as they are written, by name. */
    public Inheritance(Context context, SortedMap<String, Node.Entry> declared) {
        this.context = context;
        this.declared = declared;
    }

    /** Each policy with everything it inherits; the key {@code extends} is gone. */
    public SortedMap<String, Node.Entry> resolve() {
        SortedMap<String, Node.Entry> effective = new TreeMap<>();
        for (Map.Entry<String, Node.Entry> policy : declared.entrySet()) {
            resolveChain(policy.getKey());
            Node node = resolved.getOrDefault(policy.getKey(), policy.getValue().value());
            effective.put(policy.getKey(), new Node.Entry(policy.getValue().key(), node));
        }
        return effective;
    }

    private void resolveChain(String name) {
        List<String> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String current = name;
        while (!resolved.containsKey(current)) {
            if (!seen.add(current)) {
                cycle(chain.subList(chain.indexOf(current), chain.size()));
                break;
            }
            chain.add(current);
            Optional<String> parent = parent(current);
            if (parent.isEmpty()) {
                break;
            }
            current = parent.get();
        }
        for (int i = chain.size() - 1; i >= 0; i--) {
            String child = chain.get(i);
            Node own = entry(child).value();
            Optional<Node> parent =
                    broken.contains(child) ? Optional.empty() : parent(child).map(resolved::get);
            resolved.put(child, merge(parent, own));
        }
    }

    /** The policy this one extends, if it exists; otherwise that is reported. */
    private Optional<String> parent(String name) {
        Optional<Node.Scalar> written = extending(name);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String parent = written.get().text();
        References.check(context, declared.keySet(), written.get(), "policy", "policies");
        return declared.containsKey(parent) ? Optional.of(parent) : Optional.empty();
    }

    private Node.Entry entry(String name) {
        return Objects.requireNonNull(declared.get(name), name);
    }

    private Optional<Node.Scalar> extending(String name) {
        return Fields.of(context, entry(name)).scalar(EXTENDS);
    }

    /** Reports a circle at its alphabetically first member, so that it is reported once however it is entered. */
    private void cycle(List<String> members) {
        broken.addAll(members);
        int first = 0;
        for (int i = 1; i < members.size(); i++) {
            first = members.get(i).compareTo(members.get(first)) < 0 ? i : first;
        }
        List<String> loop = new ArrayList<>(members.subList(first, members.size()));
        loop.addAll(members.subList(0, first));
        Node.Scalar place = extending(loop.get(0)).orElseThrow();
        String printed = String.join(" → ", loop) + " → " + loop.get(0);
        Diagnostic diagnostic = Diagnostic.at(
                place.span(),
                DiagnosticCode.EXTENDS_CYCLE,
                "The policies extend each other in a circle: " + printed
                        + ". None of them says where to start. Remove one 'extends'.");
        for (String member : loop.subList(1, loop.size())) {
            diagnostic = diagnostic.withRelated(
                    extending(member).orElseThrow().span(), "'" + member + "' extends the next one here");
        }
        context.diagnostics().add(diagnostic);
    }

    private static Node merge(Optional<Node> parent, Node own) {
        if (!(own instanceof Node.Mapping child)) {
            // an empty policy that inherits nothing, or something the schema refused
            return own;
        }
        Map<String, Node.Entry> merged = new LinkedHashMap<>();
        if (parent.orElse(null) instanceof Node.Mapping base) {
            base.entries().forEach(entry -> merged.put(entry.key().text(), entry));
        }
        for (Node.Entry entry : child.entries()) {
            String key = entry.key().text();
            Node.Entry inherited = merged.get(key);
            merged.put(
                    key,
                    inherited == null || !key.equals(MERGED)
                            ? entry
                            : new Node.Entry(entry.key(), deepMerge(inherited.value(), entry.value())));
        }
        merged.remove(EXTENDS);
        return new Node.Mapping(List.copyOf(merged.values()), child.span());
    }

    private static Node deepMerge(Node inherited, Node own) {
        if (!(inherited instanceof Node.Mapping base) || !(own instanceof Node.Mapping over)) {
            boolean emptyOwn = own instanceof Node.Scalar && inherited instanceof Node.Mapping;
            return emptyOwn ? inherited : own;
        }
        Map<String, Node.Entry> merged = new LinkedHashMap<>();
        base.entries().forEach(entry -> merged.put(entry.key().text(), entry));
        for (Node.Entry entry : over.entries()) {
            Node.Entry below = merged.get(entry.key().text());
            Node value = below == null ? entry.value() : deepMerge(below.value(), entry.value());
            merged.put(entry.key().text(), new Node.Entry(entry.key(), value));
        }
        return new Node.Mapping(List.copyOf(merged.values()), over.span());
    }
}

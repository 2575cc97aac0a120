package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The top level of all files of a declaration, merged in path order. */
final class Sections {

    private final Context context;
    private final List<Node.Entry> entries = new ArrayList<>();

    Sections(Context context, List<ParsedFile> files) {
        this.context = context;
        for (ParsedFile file : files) {
            if (file.root().orElse(null) instanceof Node.Mapping mapping) {
                entries.addAll(mapping.entries());
            }
        }
    }

    /** All entries with this key, in path order. */
    List<Node.Entry> all(String key) {
        return entries.stream().filter(entry -> entry.key().text().equals(key)).toList();
    }

    /** The one entry with this key; another that says something else is an error, the same again is harmless. */
    Optional<Node.Entry> single(String key) {
        Optional<Node.Entry> first = Optional.empty();
        for (Node.Entry entry : all(key)) {
            if (entry.value() instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL) {
                continue;
            }
            if (first.isEmpty()) {
                first = Optional.of(entry);
            } else if (!SameContent.same(first.get().value(), entry.value())) {
                context.diagnostics()
                        .add(Diagnostic.at(
                                        entry.key().span(),
                                        DiagnosticCode.DUPLICATE_NAME,
                                        "'" + key + "' is already written at "
                                                + first.get().key().span().place()
                                                + ", and says something else there. Only one of the two could take effect."
                                                + " Keep it in one file.")
                                .withRelated(first.get().key().span(), "first written here"));
            }
        }
        return first;
    }

    /** The names below a section, from all files. */
    SortedMap<String, Node.Entry> named(String section, String thing, boolean ignoreCase) {
        List<Node.Entry> below = new ArrayList<>();
        for (Node.Entry entry : all(section)) {
            if (entry.value() instanceof Node.Mapping mapping) {
                below.addAll(mapping.entries());
            }
        }
        return unique(below, thing, ignoreCase);
    }

    /**
     * Entries by name; a name that occurs twice is an error at the later place.
     *
     * @param ignoreCase true if the service does not tell names apart by case
     */
    SortedMap<String, Node.Entry> unique(List<Node.Entry> below, String thing, boolean ignoreCase) {
        SortedMap<String, Node.Entry> named = new TreeMap<>();
        Map<String, Node.Entry> folded = new HashMap<>();
        for (Node.Entry entry : below) {
            String name = entry.key().text();
            Node.Entry first = folded.putIfAbsent(ignoreCase ? name.toLowerCase(Locale.ROOT) : name, entry);
            if (first == null) {
                named.put(name, entry);
                continue;
            }
            String spelling = first.key().text().equals(name)
                    ? ""
                    : " as '" + first.key().text() + "' (case makes no difference)";
            context.diagnostics()
                    .add(Diagnostic.at(
                                    entry.key().span(),
                                    DiagnosticCode.DUPLICATE_NAME,
                                    "The " + thing + " '" + name + "' is already declared" + spelling + " at "
                                            + first.key().span().place()
                                            + ". Names are how plans and bindings speak of things, so each stands once."
                                            + " Rename or remove one of the two.")
                            .withRelated(first.key().span(), "first declared here"));
        }
        return named;
    }

    /** The items of a list section, from all files. */
    List<Node> items(String section) {
        List<Node> items = new ArrayList<>();
        for (Node.Entry entry : all(section)) {
            if (entry.value() instanceof Node.Sequence list) {
                items.addAll(list.items());
            }
        }
        return items;
    }
}

package dev.holdfast.dsl.yaml;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list or mapping whose end has not been read yet. */
final class OpenCollection {

    final boolean mapping;
    final boolean flow;
    /** It carries a tag that is not allowed. */
    final boolean tagged;

    final Optional<String> anchor;
    final SourceSpan start;

    private final Diagnostics diagnostics;
    private final List<Node> items = new ArrayList<>();
    private final List<Node.Entry> entries = new ArrayList<>();
    private final Map<String, SourceSpan> keys = new HashMap<>();
    private final List<Node> merges = new ArrayList<>();
    private boolean keyRead;
    private boolean mergeKey;
    private Node.@Nullable Scalar key;
    private SourceSpan last;
    private long nodes = 1;
    private long expansions;
    private int height;

    OpenCollection(
            boolean mapping,
            boolean flow,
            boolean tagged,
            Optional<String> anchor,
            SourceSpan start,
            Diagnostics diagnostics) {
        this.mapping = mapping;
        this.flow = flow;
        this.tagged = tagged;
        this.anchor = anchor;
        this.start = start;
        this.last = start;
        this.diagnostics = diagnostics;
    }

    /** True if the next thing read is a key. */
    boolean expectsKey() {
        return mapping && !keyRead;
    }

    void add(Built child) {
        nodes += child.nodes();
        expansions += child.expansions();
        height = Math.max(height, child.height() + 1);
        SourceSpan span = child.node().span();
        last = span;
        if (!mapping) {
            items.add(child.node());
        } else if (!keyRead) {
            keyRead = true;
            readKey(child);
        } else {
            keyRead = false;
            readValue(child.node());
        }
    }

    private void readKey(Built child) {
        key = null;
        mergeKey = false;
        if (!(child.node() instanceof Node.Scalar scalar) || scalar.type() != ScalarType.TEXT) {
            diagnostics.add(child.node().span(), DiagnosticCode.KEY_NOT_TEXT, notText(child.node()));
            return;
        }
        SourceSpan first = keys.putIfAbsent(scalar.text(), scalar.span());
        if (first != null) {
            diagnostics.add(Diagnostic.at(
                            scalar.span(),
                            DiagnosticCode.DUPLICATE_KEY,
                            "The key '" + scalar.text() + "' is already written in this mapping, on line "
                                    + first.startLine()
                                    + ". Only one of the two could take effect. Remove one, or merge their contents.")
                    .withRelated(first, "first written here"));
            return;
        }
        mergeKey = child.merge();
        key = mergeKey ? null : scalar;
    }

    private static String notText(Node node) {
        String remedy = " Keys are names.";
        if (node instanceof Node.Scalar scalar) {
            return scalar.type() == ScalarType.NULL
                    ? "The key is empty." + remedy + " Write the name before the colon."
                    : "The key " + scalar.text() + " is a "
                            + (scalar.type() == ScalarType.BOOLEAN ? "truth value" : "number") + ", not text." + remedy
                            + " If it is meant as a name, put it in quotes: \"" + scalar.text() + "\".";
        }
        return "A list or mapping stands where a key is expected." + remedy
                + " If it is a placeholder of a template, render the template first.";
    }

    private void readValue(Node value) {
        if (mergeKey) {
            merges.add(value);
        } else if (key != null) {
            entries.add(new Node.Entry(key, value));
        }
    }

    /** Closes the collection; a key without a value gets {@code filler}. */
    Built close(SourceSpan end, Node filler) {
        if (mapping && keyRead) {
            readValue(filler);
        }
        for (Node merge : merges) {
            mergeFrom(merge, true);
        }
        SourceSpan span = span(end);
        Node node = mapping ? new Node.Mapping(entries, span) : new Node.Sequence(items, span);
        return new Built(node, nodes, expansions, height, false);
    }

    private void mergeFrom(Node source, boolean listAllowed) {
        if (source instanceof Node.Mapping from) {
            for (Node.Entry entry : from.entries()) {
                if (keys.putIfAbsent(entry.key().text(), entry.key().span()) == null) {
                    entries.add(entry);
                }
            }
        } else if (source instanceof Node.Sequence list && listAllowed) {
            list.items().forEach(item -> mergeFrom(item, false));
        } else {
            diagnostics.add(
                    source.span(),
                    DiagnosticCode.WRONG_TYPE,
                    "The merge key '<<' must be a mapping or a list of mappings, usually aliases such as *base. Nothing can"
                            + " be merged from anything else.");
        }
    }

    /** A block collection ends where its last child ends, a flow collection at its closing bracket. */
    private SourceSpan span(SourceSpan end) {
        SourceSpan to = flow ? end : last;
        boolean backwards = to.endLine() < start.startLine()
                || (to.endLine() == start.startLine() && to.endColumn() < start.startColumn());
        return backwards
                ? start
                : new SourceSpan(start.file(), start.startLine(), start.startColumn(), to.endLine(), to.endColumn());
    }
}

package dev.holdfast.dsl.yaml;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;

/**
 * A finished piece of the tree and what it costs once aliases are expanded.
 *
 * @param node the piece
 * @param nodes values in it, itself included
 * @param expansions alias expansions in it
 * @param height nesting below it; 0 for a scalar
 * @param merge true for a plain {@code <<}, which as a key merges other mappings
 */
record Built(Node node, long nodes, long expansions, int height, boolean merge) {

    static Built scalar(Node.Scalar scalar, boolean merge) {
        return new Built(scalar, 1, 0, 0, merge);
    }

    /** The same piece where an alias stands. */
    Built at(SourceSpan place) {
        Node moved = switch (node.kind()) {
            case SCALAR -> new Node.Scalar(((Node.Scalar) node).text(), ((Node.Scalar) node).type(), place);
            case SEQUENCE -> new Node.Sequence(((Node.Sequence) node).items(), place);
            case MAPPING -> new Node.Mapping(((Node.Mapping) node).entries(), place);
        };
        return new Built(moved, nodes, expansions + 1, height, false);
    }
}

package dev.holdfast.dsl.tree;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Comments of a text, each at the element it belongs to; a table beside the tree, because they are no part of its meaning.
 *
 * <p>An entry of a mapping is known by its key, an element of a list by itself; identity counts, not equality. Texts are
 * without their marks and the space after them, so that they fit every spelling.
 */
public final class Comments {

    /** No comments at all. */
    public static final Comments NONE = new Comments(new IdentityHashMap<>());

    private final Map<Node, Attached> attached;

    private Comments(Map<Node, Attached> attached) {
        this.attached = attached;
    }

    /** The comments in this table, by the identity of its keys. */
    public static Comments of(IdentityHashMap<Node, Attached> attached) {
        return new Comments(new IdentityHashMap<>(attached));
    }

    /** Lines of their own before an element, in order; an empty text is an empty comment. */
    public List<String> before(Node node) {
        return find(node).before();
    }

    /** The comments at the beginning of a text that an empty line keeps apart from its first element. */
    public List<String> header(Node.Mapping root) {
        return before(root);
    }

    /** What stands at the end of the line on which an element begins. */
    public Optional<String> beside(Node node) {
        return find(node).beside();
    }

    /** Lines after the last element of a mapping or list. */
    public List<String> after(Node node) {
        return find(node).after();
    }

    private Attached find(Node node) {
        return attached.getOrDefault(node, Attached.NOTHING);
    }

    /** The comments of one element. */
    public record Attached(List<String> before, Optional<String> beside, List<String> after) {

        private static final Attached NOTHING = new Attached(List.of(), Optional.empty(), List.of());

        public Attached {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}

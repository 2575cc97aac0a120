package dev.holdfast.executor.fabric.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each extent of a disk holds. Never changes: an {@link Edit} makes a new map that shares with the old one everything
 * that is the same, and comparing two maps skips what they share. A tree of 32 branches to a node.
 */
public final class ExtentMap {

    /** Nothing anywhere. */
    public static final ExtentMap EMPTY = new ExtentMap(null, 0, Digest.EMPTY);

    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;
    private static final int MOST_BITS = 60;

    private final @Nullable Node root;
    /** Bits of an index that the nodes below a child of the root take. */
    private final int shift;

    private final Digest digest;

    private ExtentMap(@Nullable Node root, int shift, Digest digest) {
        this.root = root;
        this.shift = shift;
        this.digest = digest;
    }

    /** A node: stamps at the lowest level, nodes above it. */
    private static final class Node {
        /** Of the edit that made it and may still change it. */
        private final Object owner;

        private final long @Nullable [] stamps;
        private final @Nullable Node @Nullable [] children;

        Node(Object owner, long @Nullable [] stamps, @Nullable Node @Nullable [] children) {
            this.owner = owner;
            this.stamps = stamps;
            this.children = children;
        }

        static Node empty(Object owner, int shift) {
            return shift == 0
                    ? new Node(owner, new long[WIDTH], null)
                    : new Node(owner, null, new @Nullable Node[WIDTH]);
        }

        Node copy(Object other) {
            return new Node(other, stamps == null ? null : stamps.clone(), children == null ? null : children.clone());
        }

        @Nullable
        Node child(int index) {
            return Objects.requireNonNull(children)[index];
        }

        long stamp(int index) {
            return Objects.requireNonNull(stamps)[index];
        }
    }

    /** What an extent holds, {@link ExtentSink#CLEAR} if nothing. */
    public long get(long extent) {
        return find(root, shift, extent);
    }

    private static long find(@Nullable Node root, int shift, long extent) {
        if (extent < 0 || extent >> shift >= WIDTH) {
            return ExtentSink.CLEAR;
        }
        Node node = root;
        for (int level = shift; node != null; level -= BITS) {
            int index = (int) (extent >>> level) & MASK;
            if (level == 0) {
                return node.stamp(index);
            }
            node = node.child(index);
        }
        return ExtentSink.CLEAR;
    }

    /** Tells it from every other content. */
    public Digest digest() {
        return digest;
    }

    /** A change of this map. */
    public Edit edit() {
        return new Edit(this);
    }

    /** Puts every extent that is not clear, in order. */
    public void forEach(ExtentSink sink) {
        differences(EMPTY, sink);
    }

    /** Puts every extent that holds something else than in {@code before}, as it is here, in order. */
    public void differences(ExtentMap before, ExtentSink sink) {
        int height = Math.max(shift, before.shift);
        compare(before.raised(height), raised(height), height, 0, sink);
    }

    /** The root of the same tree with more levels above it. */
    private @Nullable Node raised(int height) {
        Node top = root;
        Object nobody = new Object();
        for (int level = shift; level < height && top != null; level += BITS) {
            Node above = Node.empty(nobody, level + BITS);
            Objects.requireNonNull(above.children)[0] = top;
            top = above;
        }
        return top;
    }

    @SuppressWarnings("ReferenceEquality") // shared parts are the same object
    private static void compare(@Nullable Node before, @Nullable Node now, int shift, long first, ExtentSink sink) {
        if (before == now) {
            return;
        }
        for (int i = 0; i < WIDTH; i++) {
            long extent = first + ((long) i << shift);
            if (shift > 0) {
                compare(
                        before == null ? null : before.child(i),
                        now == null ? null : now.child(i),
                        shift - BITS,
                        extent,
                        sink);
            } else {
                long held = before == null ? ExtentSink.CLEAR : before.stamp(i);
                long holds = now == null ? ExtentSink.CLEAR : now.stamp(i);
                if (held != holds) {
                    sink.put(extent, holds);
                }
            }
        }
    }

    /** A map in the making. Copies each node it changes once. */
    public static final class Edit implements ExtentSink {

        private Object owner = new Object();
        private @Nullable Node root;
        private int shift;
        private long high;
        private long low;

        private Edit(ExtentMap from) {
            root = from.root;
            shift = from.shift;
            high = from.digest.high();
            low = from.digest.low();
        }

        @Override
        public void put(long extent, long stamp) {
            if (extent < 0 || extent >> MOST_BITS > 0) {
                throw new IllegalArgumentException("no extent: " + extent);
            }
            while (extent >> shift >= WIDTH) {
                if (root != null) {
                    Node above = Node.empty(owner, shift + BITS);
                    Objects.requireNonNull(above.children)[0] = root;
                    root = above;
                }
                shift += BITS;
            }
            long[] stamps = leaf(extent);
            int index = (int) extent & MASK;
            long held = stamps[index];
            if (held != stamp) {
                high += Digest.high(extent, stamp) - Digest.high(extent, held);
                low += Digest.low(extent, stamp) - Digest.low(extent, held);
                stamps[index] = stamp;
            }
        }

        /** The stamps among which an extent is, free to change. */
        private long[] leaf(long extent) {
            Node node = own(root, shift);
            root = node;
            for (int level = shift; level > 0; level -= BITS) {
                @Nullable Node[] children = Objects.requireNonNull(node.children);
                int index = (int) (extent >>> level) & MASK;
                node = own(children[index], level - BITS);
                children[index] = node;
            }
            return Objects.requireNonNull(node.stamps);
        }

        @SuppressWarnings("ReferenceEquality") // the very token of the edit that made the node
        private Node own(@Nullable Node node, int level) {
            if (node == null) {
                return Node.empty(owner, level);
            }
            return node.owner == owner ? node : node.copy(owner);
        }

        /** What was made so far. */
        public ExtentMap map() {
            owner = new Object(); // the map keeps the nodes
            return new ExtentMap(root, shift, new Digest(high, low));
        }
    }
}

package dev.holdfast.dsl.tree;

/** Whether two trees say the same, wherever they are written. */
public final class TreeEquality {

    private TreeEquality() {}

    /** True if the trees differ in their places at most. Linear in their expanded size. */
    public static boolean same(Node one, Node other) {
        if (one instanceof Node.Scalar scalar && other instanceof Node.Scalar second) {
            return scalar.type() == second.type() && scalar.text().equals(second.text());
        }
        if (one instanceof Node.Sequence list && other instanceof Node.Sequence second) {
            boolean same = list.items().size() == second.items().size();
            for (int i = 0; same && i < list.items().size(); i++) {
                same = same(list.items().get(i), second.items().get(i));
            }
            return same;
        }
        if (one instanceof Node.Mapping mapping && other instanceof Node.Mapping second) {
            boolean same = mapping.entries().size() == second.entries().size();
            for (int i = 0; same && i < mapping.entries().size(); i++) {
                Node.Entry entry = mapping.entries().get(i);
                Node.Entry match = second.entries().get(i);
                same = same(entry.key(), match.key()) && same(entry.value(), match.value());
            }
            return same;
        }
        return false;
    }
}

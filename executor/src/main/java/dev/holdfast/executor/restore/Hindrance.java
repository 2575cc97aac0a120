package dev.holdfast.executor.restore;

/**
 * Something that stands in the way of a restore, or that whoever restores must know before.
 *
 * @param blocking true if the restore cannot be carried out
 * @param text what it is, why it matters and what to do: full sentences
 */
public record Hindrance(boolean blocking, String text) {

    static Hindrance blocks(String text) {
        return new Hindrance(true, text);
    }

    static Hindrance warns(String text) {
        return new Hindrance(false, text);
    }
}

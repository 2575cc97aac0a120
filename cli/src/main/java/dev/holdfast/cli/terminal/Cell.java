package dev.holdfast.cli.terminal;

/**
 * A piece of a line.
 *
 * @param style what it means
 * @param text harmless text ({@link SafeText}); the constructor sees to it
 */
public record Cell(Style style, String text) {

    /** A cell without text, for a column that a row has nothing for. */
    public static final Cell EMPTY = new Cell(Style.PLAIN, "");

    public Cell {
        text = SafeText.of(text);
    }

    /** Plain text. */
    public static Cell of(String text) {
        return new Cell(Style.PLAIN, text);
    }

    /** A headline. */
    public static Cell strong(String text) {
        return new Cell(Style.STRONG, text);
    }

    /** An aside. */
    public static Cell faint(String text) {
        return new Cell(Style.FAINT, text);
    }
}

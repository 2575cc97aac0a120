package dev.holdfast.cli.terminal;

/** What a piece of text means; the colour is an addition, never the only signal. */
public enum Style {
    PLAIN(""),
    /** Something comes: green. */
    ADDED("\u001b[32m"),
    /** Something changes: yellow. */
    CHANGED("\u001b[33m"),
    /** Something goes, or fails: red. */
    REMOVED("\u001b[31m"),
    /** A headline: bold. */
    STRONG("\u001b[1m"),
    /** Where it is written, and other asides: faint. */
    FAINT("\u001b[2m");

    /** Ends every style. */
    static final String RESET = "\u001b[0m";

    private final String start;

    Style(String start) {
        this.start = start;
    }

    /** The control sequence that starts the style; empty for plain text. */
    String start() {
        return start;
    }
}

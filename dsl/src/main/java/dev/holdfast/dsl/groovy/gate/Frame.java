package dev.holdfast.dsl.groovy.gate;

/** What is open while a text is scanned: the file itself, a bracket, or an interpolation inside a text in quotes. */
final class Frame {

    /** Stands for the file, which no character opens. */
    static final char FILE = 0;

    /** Stands for <code>${</code>. */
    static final char INTERPOLATION = '$';

    final char opener;
    final int start;

    /** The text in quotes around an interpolation. */
    final OpenText text;

    /** True for the parentheses of {@code if}, {@code for} and {@code switch}. */
    final boolean head;

    private int tokens;
    private boolean ended;

    /** True from the end of a head until its statement begins. */
    boolean afterHead;

    Frame(char opener, int start, OpenText text, boolean head) {
        this.opener = opener;
        this.start = start;
        this.text = text;
        this.head = head;
    }

    /** How it is written. */
    String shown() {
        return opener == INTERPOLATION ? "${" : String.valueOf(opener);
    }

    /** True if a line end may end a statement here. */
    boolean holdsStatements() {
        return opener == FILE || opener == '{';
    }

    char closer() {
        return switch (opener) {
            case '(' -> ')';
            case '[' -> ']';
            default -> '}';
        };
    }

    /** The next token begins a new statement or argument, unless it is {@code else}. */
    void end() {
        ended = true;
    }

    /** Counts a token of the statement; gives how many it has now. */
    int count(boolean continues) {
        if (ended && !continues) {
            tokens = 0;
        }
        ended = false;
        return ++tokens;
    }

    /** A text with interpolation, as far as it was read. */
    static final class OpenText {
        static final OpenText NONE = new OpenText(0);

        final int start;
        int length;
        int values;

        OpenText(int start) {
            this.start = start;
        }
    }
}

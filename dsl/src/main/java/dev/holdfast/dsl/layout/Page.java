package dev.holdfast.dsl.layout;

/** A text that is being laid out, line by line. Columns count characters from 0. Not thread safe. */
public final class Page {

    /** Spaces between a line and the comment at its end, at least. */
    private static final int BESIDE = 2;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private boolean started;
    private int indent;

    /**
     * Begins a line; ends the one before.
     *
     * @param indentation spaces in front of it
     * @param apart true if an empty line may stand before it; none ever stands at the top
     */
    public void begin(int indentation, boolean apart) {
        if (started) {
            end();
            if (apart) {
                text.append('\n');
            }
        }
        started = true;
        indent = indentation;
        line.append(" ".repeat(indentation));
    }

    /** How far the line is indented. */
    public int indent() {
        return indent;
    }

    /** Adds to the line; the text may go over several lines. */
    public void add(String piece) {
        line.append(piece);
    }

    /** Adds spaces to the line. */
    public void space(int count) {
        line.append(" ".repeat(count));
    }

    /**
     * Adds a comment at the end of the line, at the column where it stood if there is room: comments of neighbouring lines often
     * stand in one column.
     */
    public void beside(String comment, int column) {
        int width = line.codePointCount(line.lastIndexOf("\n") + 1, line.length());
        line.append(" ".repeat(Math.max(BESIDE, column - width))).append(comment);
    }

    private void end() {
        text.append(line).append('\n');
        line.setLength(0);
    }

    /** The whole text, ending with a line end unless it is empty. */
    public String finish() {
        if (started) {
            end();
        }
        return text.toString();
    }
}

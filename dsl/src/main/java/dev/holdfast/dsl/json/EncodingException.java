package dev.holdfast.dsl.json;

import java.io.IOException;

/** Bytes that are not UTF-8 text, with their place. */
public final class EncodingException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    EncodingException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** 1-based line. */
    public int line() {
        return line;
    }

    /** 1-based column. */
    public int column() {
        return column;
    }

    /** The full sentence. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

package dev.holdfast.dsl.inventory;

import java.io.IOException;

/** Bytes that are not UTF-8 text, with their place. */
final class EncodingException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    EncodingException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** The full sentence. */
    String detail() {
        return String.valueOf(getMessage());
    }
}

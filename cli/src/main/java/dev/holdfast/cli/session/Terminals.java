package dev.holdfast.cli.session;

/** Which of the standard streams are terminals; asked only when it matters, because the answer costs time. */
public interface Terminals {

    /** No stream is a terminal. */
    Terminals NONE = stream -> false;

    /** Columns of a terminal that does not say. */
    int USUAL_COLUMNS = 80;

    /** How wide the terminal is; asked only when it matters, as it costs a process. */
    default int columns() {
        return USUAL_COLUMNS;
    }

    /** True if this stream is a terminal. */
    boolean isTerminal(Stream stream);

    /** The standard streams. */
    enum Stream {
        IN,
        OUT,
        ERR
    }
}

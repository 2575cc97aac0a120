package dev.holdfast.cli.session;

import java.util.List;

/** A command ends here; the message says what happened and what to do. Never carries a stack trace to the user. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitStatus status;
    private final transient List<String> details;

    /** An end without details. */
    public CommandException(ExitStatus status, String message) {
        this(status, message, List.of());
    }

    /** An end with the things it is about, one line each. */
    public CommandException(ExitStatus status, String message, List<String> details) {
        super(message);
        this.status = status;
        this.details = List.copyOf(details);
    }

    /** How the program ends. */
    public ExitStatus status() {
        return status;
    }

    /** The things it is about, one line each; may be empty. */
    public List<String> details() {
        return details == null ? List.of() : details;
    }

    /** The message without the possibility of absence. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}

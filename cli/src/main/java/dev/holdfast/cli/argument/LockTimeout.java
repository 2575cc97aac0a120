package dev.holdfast.cli.argument;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.Session;
import java.time.Duration;
import picocli.CommandLine.Option;

/** {@code --lock-timeout} of commands that write. */
public final class LockTimeout {

    @Option(
            names = "--lock-timeout",
            paramLabel = "DURATION",
            description = "How long to wait while somebody else writes to the estate, such as 5m. Default: not at all.")
    String longest = "";

    /** The session, waiting as long as was asked for. */
    public Session waiting(Session session) throws CommandException {
        return session.waiting(longest.isEmpty() ? Duration.ZERO : Words.duration("--lock-timeout", longest));
    }
}

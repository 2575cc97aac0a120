package dev.holdfast.cli.command;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.command.PointsOutcome;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Arguments of {@code hold}, {@code release} and {@code undelete}, and what these have in common. */
final class NamedPoints {

    /** Room for a sentence; the reason stands in lists. */
    private static final int LONGEST_REASON = 200;

    @Parameters(
            paramLabel = "POINT",
            arity = "1..*",
            description = "A recovery point: MACHINE@INSTANT, of a copy MACHINE@INSTANT→VAULT.")
    List<String> points = new ArrayList<>();

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    /**
     * A reason as it is kept: safe to show, in one line.
     *
     * @throws CommandException if it is too long
     */
    static String reason(String text) throws CommandException {
        String why = SafeText.of(text).strip();
        if (why.length() > LONGEST_REASON) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The reason has " + why.length() + " characters; at most " + LONGEST_REASON + " are kept.");
        }
        return why;
    }

    /** What went wrong, on standard error; some of it did if any problem is there. */
    static ExitStatus report(Session session, PointsOutcome outcome) {
        for (String problem : outcome.problems()) {
            session.err().println("Error: " + SafeText.of(problem));
        }
        if (outcome.problems().isEmpty()) {
            return ExitStatus.OK;
        }
        return outcome.done() > 0 ? ExitStatus.PARTLY_FAILED : ExitStatus.ERROR;
    }
}

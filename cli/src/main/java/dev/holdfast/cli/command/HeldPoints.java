package dev.holdfast.cli.command;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.command.HoldOutcome;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Arguments of {@code hold} and {@code release}, and what the two have in common. */
final class HeldPoints {

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

    /** What went wrong, on standard error; some of it did if any problem is there. */
    static ExitStatus report(Session session, HoldOutcome outcome) {
        for (String problem : outcome.problems()) {
            session.err().println("Error: " + SafeText.of(problem));
        }
        if (outcome.problems().isEmpty()) {
            return ExitStatus.OK;
        }
        return outcome.done() > 0 ? ExitStatus.PARTLY_FAILED : ExitStatus.ERROR;
    }
}

package dev.holdfast.cli.argument;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.journal.Run;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How an apply goes about its plan. */
public final class ApplyPace {

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Operations that begin together, at most. Default: 16.")
    String parallelism = Integer.toString(ApplyOptions.USUAL_PARALLELISM);

    @Option(
            names = "--canary",
            paramLabel = "N",
            description = "Begin with the first N machines, and with the others only if all went well with those.")
    String canary = "0";

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            description = "Let a plan prune that was made so long ago on the fabric's clock. Default: 24h.")
    String maxAge = "24h";

    /** What is agreed to. */
    public Run.Terms terms(int allowDataLoss, boolean allowIrreversible) throws CommandException {
        return new Run.Terms(
                allowDataLoss,
                allowIrreversible,
                Words.number("--parallelism", parallelism, 1, ApplyOptions.USUAL_PARALLELISM),
                Words.number("--canary", canary, 0, 1));
    }

    /** How old a plan that prunes may be. */
    public Duration maxAge() throws CommandException {
        return Words.duration("--max-age", maxAge);
    }
}

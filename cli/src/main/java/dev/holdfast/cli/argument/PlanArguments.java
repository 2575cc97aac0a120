package dev.holdfast.cli.argument;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.Refresh;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that decide what is planned; shared by the commands that plan. */
public final class PlanArguments {

    @Option(
            names = {"-t", "--target"},
            paramLabel = "SELECTOR",
            description = "Plan only these: an address (policy/gold), a machine's name, a glob with * or where:EXPR."
                    + " May be repeated.")
    List<String> targets = List.of();

    @Option(names = "--exclude", paramLabel = "SELECTOR", description = "Leave these out. May be repeated.")
    List<String> exclude = List.of();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Plan for this instant. Default: the world's clock, without a world the system's.")
    String at = "";

    @Option(
            names = "--horizon",
            paramLabel = "DURATION",
            description = "How far ahead ordinary expiries are forecast. Default: 7d.")
    String horizon = "7d";

    @Option(names = "--accept-inventory-shrink", description = "Plan although an inventory lost many machines at once.")
    boolean acceptInventoryShrink;

    @Option(
            names = "--rebalance",
            description = "Move machines to other slots where that lowers the most backups a vault runs at once.")
    boolean rebalance;

    @Option(
            names = "--refresh",
            paramLabel = "BOOLEAN",
            description = "false: plan from the record alone, without looking at the fabric. Default: true.")
    String refresh = "true";

    @Option(
            names = "--refresh-only",
            description = "Show what was changed outside, and only take that into the record.")
    boolean refreshOnly;

    @Option(names = "--no-cost", description = "Do not compute what the plan costs.")
    boolean noCost;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Compute costs with this price book, whatever the declaration names.")
    String prices = "";

    @Option(names = "--estate", paramLabel = "NAME", description = "Insist that the declaration is of this estate.")
    String estate = "";

    /** The price book that was asked for; empty for that of the declaration. */
    public Optional<String> prices() {
        return prices.isEmpty() ? Optional.empty() : Optional.of(prices);
    }

    /** The instant to plan for; empty for the world's or the system's clock. */
    public Optional<Instant> at() throws CommandException {
        return at.isEmpty() ? Optional.empty() : Optional.of(Words.instant("--at", at));
    }

    /**
     * Insists on the estate that was asked for, if one was.
     *
     * @param whose what is of an estate, at the beginning of a sentence
     * @throws CommandException if it is of another one
     */
    public void insistOn(String whose, String actual) throws CommandException {
        if (!estate.isEmpty() && !estate.equals(actual)) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    whose + " is of the estate '" + actual + "', not of '" + estate + "' (--estate).");
        }
    }

    /** The record and world of the estate, for a command that reads no declaration this time. */
    public Workspace openExisting(Session session) throws CommandException {
        return session.openExisting(estate);
    }

    /** True if anything is asked for that only a fresh plan can answer. */
    public boolean shapesThePlan() {
        return !targets.isEmpty()
                || !exclude.isEmpty()
                || !at.isEmpty()
                || acceptInventoryShrink
                || rebalance
                || refreshOnly
                || noCost
                || !prices.isEmpty()
                || !refresh.equals("true");
    }

    /** False if the plan rests on the record alone. */
    public boolean looksAtTheFabric() throws CommandException {
        return Words.flag("--refresh", refresh);
    }

    /** What the planner is asked for. */
    public PlanOptions options() throws CommandException {
        boolean refreshed = looksAtTheFabric();
        if (noCost && !prices.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE, "--prices names a price book, and --no-cost computes no costs. Leave one out.");
        }
        if (refreshOnly) {
            refuseBesideRefreshOnly(refreshed);
        }
        Refresh wanted = refreshOnly ? Refresh.ONLY : refreshed ? Refresh.FULL : Refresh.SKIPPED;
        return new PlanOptions(
                targets,
                exclude,
                Words.duration("--horizon", horizon),
                acceptInventoryShrink,
                rebalance,
                wanted,
                !noCost);
    }

    private void refuseBesideRefreshOnly(boolean refreshed) throws CommandException {
        if (!refreshed) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--refresh-only takes what the fabric holds into the record, and --refresh=false does not look at it."
                            + " Leave one out.");
        }
        if (!targets.isEmpty() || !exclude.isEmpty() || rebalance || acceptInventoryShrink) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--refresh-only takes what the fabric holds into the record, all of it, and does nothing else. Leave out"
                            + " --target, --exclude, --rebalance and --accept-inventory-shrink.");
        }
    }
}

package dev.holdfast.cli.command;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.planner.plan.PlanOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that decide what is planned; shared by the commands that plan. */
final class PlanArguments {

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

    @Option(names = "--estate", paramLabel = "NAME", description = "Insist that the declaration is of this estate.")
    String estate = "";

    PlanOptions options() throws CommandException {
        return new PlanOptions(
                targets, exclude, Words.duration("--horizon", horizon), acceptInventoryShrink, rebalance);
    }
}

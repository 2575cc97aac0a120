package dev.holdfast.cli.command.exchange;

import picocli.CommandLine.Command;

/** {@code import}: make files of ours from what people have. */
@Command(
        name = "import",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "Examples:",
            "  holdfast import prices answer.json -o prices/eastus.yaml   a price book from the vendor's price service",
            ""
        },
        header = "Make files of ours from what you have.",
        subcommands = {ImportPrices.class})
public final class ImportCommand {}

package dev.holdfast.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: options that work with every command. */
@Command(
        name = "holdfast",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "Examples:",
            "  holdfast init backup                   start a declaration in the folder backup",
            "  holdfast plan                          show what would change",
            "  holdfast apply                         show it, ask, and do it",
            "  holdfast status                        how old is the newest good point of each machine",
            ""
        },
        header = "Backup policy as code: says what must survive, shows what will be done, does it.")
final class RootCommand {

    @Option(
            names = "-C",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Work in this directory; paths and the state are relative to it.")
    String directory = "";

    @Option(
            names = "--state",
            paramLabel = "PLACE",
            scope = ScopeType.INHERIT,
            description = "Keep the state there: a file, or jdbc:postgresql://host/database for teams. Default:"
                    + " .holdfast/state.db, or what HOLDFAST_STATE says.")
    String state = "";

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "Colour the output: auto (default), always or never.")
    String color = "auto";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;
}

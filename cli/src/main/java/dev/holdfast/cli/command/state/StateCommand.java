package dev.holdfast.cli.command.state;

import picocli.CommandLine.Command;

/** {@code state}: the record of what was done. */
@Command(
        name = "state",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "Examples:",
            "  holdfast state list              what we look after",
            "  holdfast state pull >copy.json   a copy of the record; 'state push' brings it back",
            "  holdfast state verify            check record, world and journal",
            "  holdfast state history           who wrote what, and when",
            "  holdfast state unlock            end the lease of somebody who is gone",
            ""
        },
        header = "Look after the record of what was done.",
        subcommands = {
            StateList.class,
            StateShow.class,
            StateMove.class,
            StateRemove.class,
            StatePull.class,
            StatePush.class,
            StateVerify.class,
            StateHistory.class,
            StateInit.class,
            StateUnlock.class
        })
public final class StateCommand {}

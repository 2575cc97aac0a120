package dev.holdfast.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Builds picocli's model of the command line: only the command that is meant, because each costs time at start. */
public final class CommandTree {

    private static final int WIDTH = 110;

    /** Examples first (picocli's footer), then what it is, how it is called, and the lists. */
    private static final List<String> SECTIONS = List.of(
            UsageMessageSpec.SECTION_KEY_FOOTER,
            UsageMessageSpec.SECTION_KEY_HEADER,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST);

    /** Options of every command that take the next word, if it is not joined to them. */
    private static final List<String> VALUED = List.of("-C", "--state", "--color");

    private CommandTree() {}

    /** The whole model: what the documentation and the completion describe. */
    public static CommandLine whole() {
        CommandLine root = root();
        for (CommandName name : CommandName.values()) {
            root.addSubcommand(name.word(), name.create());
        }
        return finished(root);
    }

    /** The model for these arguments: the one command they name, or the whole if they name none. */
    static CommandLine forArguments(List<String> arguments) {
        Optional<CommandName> meant = meant(arguments);
        if (meant.isEmpty()) {
            return whole();
        }
        CommandLine root = root();
        root.addSubcommand(meant.get().word(), meant.get().create());
        return finished(root);
    }

    /** {@code help plan} is {@code plan --help}. */
    static List<String> withoutHelpWord(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return List.of(arguments);
        }
        List<String> words = new ArrayList<>(List.of(arguments));
        words.remove(0);
        words.add("--help");
        return words;
    }

    /** The command named by the first word that is neither an option nor the value of one. */
    private static Optional<CommandName> meant(List<String> arguments) {
        for (int index = 0; index < arguments.size(); index++) {
            String word = arguments.get(index);
            if (VALUED.contains(word)) {
                index++;
            } else if (!word.startsWith("-")) {
                return CommandName.of(word);
            }
        }
        return Optional.empty();
    }

    private static CommandLine root() {
        return new CommandLine(new RootCommand());
    }

    private static CommandLine finished(CommandLine root) {
        root.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        root.setUsageHelpWidth(WIDTH);
        root.setUsageHelpLongOptionsMaxWidth(32);
        root.setAbbreviatedSubcommandsAllowed(false);
        root.setToggleBooleanFlags(false);
        root.setExpandAtFiles(false);
        root.setHelpSectionKeys(SECTIONS);
        settle(root);
        return root;
    }

    /** Settings that picocli keeps for each command. */
    private static void settle(CommandLine command) {
        command.setOverwrittenOptionsAllowed(false);
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.synopsisHeading("%nUsage: ");
        usage.optionListHeading("%nOptions:%n");
        usage.commandListHeading("%nCommands:%n");
        command.getSubcommands().values().forEach(CommandTree::settle);
    }
}

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
            if (word.equals("-C") || word.equals("--color")) {
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
        root.setOverwrittenOptionsAllowed(false);
        root.setExpandAtFiles(false);
        for (CommandLine command : root.getSubcommands().values()) {
            command.setOverwrittenOptionsAllowed(false);
        }
        UsageMessageSpec usage = root.getCommandSpec().usageMessage();
        usage.commandListHeading("%nCommands:%n");
        return root;
    }
}

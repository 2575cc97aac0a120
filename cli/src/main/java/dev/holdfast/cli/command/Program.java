package dev.holdfast.cli.command;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Rooms;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.cli.terminal.ColorChoice;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.diagnostic.Suggestion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From words to the end of a command: reads the arguments, runs what they name, and reports what goes wrong. */
public final class Program {

    private final Surroundings surroundings;
    private final Rooms rooms;

    /** A program in these surroundings. */
    public Program(Surroundings surroundings, Rooms rooms) {
        this.surroundings = surroundings;
        this.rooms = rooms;
    }

    /** Runs one command line. */
    public ExitStatus run(String... arguments) {
        List<String> words = CommandTree.withoutHelpWord(arguments);
        CommandLine root = CommandTree.forArguments(words);
        Session plain = new Session(surroundings, rooms, ColorChoice.NEVER);
        try {
            ParseResult parsed = root.parseArgs(words.toArray(new String[0]));
            return run(root, parsed);
        } catch (ParameterException e) {
            plain.fail(new CommandException(ExitStatus.USAGE, explain(e)));
            surroundings.err().println(hint(e.getCommandLine()));
            return ExitStatus.USAGE;
        } catch (CommandException e) {
            plain.fail(e);
            return e.status();
        }
    }

    private ExitStatus run(CommandLine root, ParseResult parsed) throws CommandException {
        RootCommand options = (RootCommand) root.getCommand();
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        CommandLine command = innermost.commandSpec().commandLine();
        if (parsed.isVersionHelpRequested()) {
            surroundings.out().println(VersionCommand.line());
            return ExitStatus.OK;
        }
        if (options.help || innermost.isUsageHelpRequested()) {
            surroundings.out().print(command.getUsageMessage());
            return ExitStatus.OK;
        }
        if (!(command.getCommand() instanceof Operation operation)) {
            surroundings.err().print(command.getUsageMessage());
            return ExitStatus.USAGE;
        }
        return operation.run(session(options, operation));
    }

    private Session session(RootCommand options, Operation operation) throws CommandException {
        ColorChoice color = ColorChoice.of(options.color)
                .orElseThrow(() -> new CommandException(
                        ExitStatus.USAGE,
                        "'" + options.color + "' is no value of --color. Write auto, always or never."
                                + Suggestion.didYouMean(options.color, List.of("auto", "always", "never"))));
        if (options.directory.isEmpty()) {
            return new Session(surroundings, rooms, color);
        }
        try {
            Path directory =
                    surroundings.workingDirectory().resolve(options.directory).normalize();
            if (Files.isRegularFile(directory) && operation.takesDeclaration(options.directory)) {
                return new Session(surroundings, rooms, color);
            }
            if (!Files.isDirectory(directory)) {
                throw new CommandException(
                        ExitStatus.USAGE, "There is no directory '" + options.directory + "' to work in (-C).");
            }
            return new Session(surroundings.in(directory), rooms, color);
        } catch (InvalidPathException e) {
            throw new CommandException(ExitStatus.USAGE, "'" + options.directory + "' cannot be a directory (-C).");
        }
    }

    /** What is wrong with the arguments, in our own words. */
    private static String explain(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            if (word.startsWith("-") && word.length() > 1) {
                return "'" + name + "' has no option '" + word + "'."
                        + Suggestion.didYouMean(bare(word), optionNames(command));
            }
            if (!command.getSubcommands().isEmpty()) {
                return "'" + name + "' has no command '" + word + "'."
                        + Suggestion.didYouMean(word, command.getSubcommands().keySet());
            }
            return "'" + word + "' is one argument too many for '" + name + "'.";
        }
        if (problem instanceof OverwrittenOptionException) {
            return "An option is given twice. " + sentence(problem);
        }
        if (problem instanceof MissingParameterException) {
            return sentence(problem);
        }
        return sentence(problem);
    }

    private static String bare(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }

    private static List<String> optionNames(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }

    private static String sentence(ParameterException problem) {
        String message = problem.getMessage();
        String text = message == null ? "The arguments cannot be read" : message;
        return text.endsWith(".") ? text : text + ".";
    }

    private static String hint(CommandLine command) {
        return SafeText.of("Run '" + command.getCommandSpec().qualifiedName() + " --help' for examples and options.");
    }
}

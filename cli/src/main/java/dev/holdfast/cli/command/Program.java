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
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
            WrongArguments.refuseEmpty(parsed);
            return run(root, parsed);
        } catch (ParameterException e) {
            plain.fail(WrongArguments.explain(e));
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

    private static String hint(CommandLine command) {
        return SafeText.of("Run '" + command.getCommandSpec().qualifiedName() + " --help' for examples and options.");
    }
}

package dev.holdfast.cli.command;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Rooms;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.cli.terminal.ColorChoice;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.executor.database.DatabasePlace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** From words to the end of a command: reads the arguments, runs what they name, and reports what goes wrong. */
public final class Program {

    private static final String STATE_VARIABLE = "HOLDFAST_STATE";

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
        Session plain = new Session(
                surroundings,
                rooms,
                ColorChoice.NEVER,
                DatabasePlace.in(surroundings.workingDirectory()),
                Duration.ZERO);
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
        Surroundings around = surroundings(options.directory, operation);
        return new Session(around, rooms, color, place(options.state, around), Duration.ZERO);
    }

    /** Where the state is kept: the option, else the variable, else the working directory's own place. */
    private static DatabasePlace place(String option, Surroundings around) throws CommandException {
        String variable = around.variable(STATE_VARIABLE);
        if (option.isEmpty() && variable.isEmpty()) {
            return DatabasePlace.in(around.workingDirectory());
        }
        try {
            return DatabasePlace.parse(option.isEmpty() ? variable : option, around.workingDirectory());
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitStatus.USAGE, e.getMessage() + (option.isEmpty() ? " (" + STATE_VARIABLE + ")" : " (--state)"));
        }
    }

    private Surroundings surroundings(String wanted, Operation operation) throws CommandException {
        if (wanted.isEmpty()) {
            return surroundings;
        }
        try {
            Path directory = surroundings.workingDirectory().resolve(wanted).normalize();
            if (Files.isRegularFile(directory) && operation.takesDeclaration(wanted)) {
                return surroundings;
            }
            if (!Files.isDirectory(directory)) {
                throw new CommandException(ExitStatus.USAGE, "There is no directory '" + wanted + "' to work in (-C).");
            }
            return surroundings.in(directory);
        } catch (InvalidPathException e) {
            throw new CommandException(ExitStatus.USAGE, "'" + wanted + "' cannot be a directory (-C).");
        }
    }

    private static String hint(CommandLine command) {
        return SafeText.of("Run '" + command.getCommandSpec().qualifiedName() + " --help' for examples and options.");
    }
}

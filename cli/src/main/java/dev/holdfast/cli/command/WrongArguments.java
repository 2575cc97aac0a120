package dev.holdfast.cli.command;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.dsl.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command line, in our own words and with what to write instead. */
final class WrongArguments {

    private WrongArguments() {}

    /** Why the words cannot be read, as the end of the program. */
    static CommandException explain(ParameterException problem) {
        return new CommandException(ExitStatus.USAGE, sentence(problem));
    }

    /**
     * Refuses arguments without a letter, which come from variables that are not set: they must not pass for options that are
     * not given.
     *
     * @param parsed the whole command line
     */
    static void refuseEmpty(ParseResult parsed) throws CommandException {
        for (ArgSpec argument : parsed.matchedArgs()) {
            if (argument.stringValues().contains("")) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        nameOf(argument) + " is given with an empty value, as of a variable that is not set. Give it a"
                                + " value (" + spelling(argument) + "), or leave it out.");
            }
        }
        if (parsed.hasSubcommand()) {
            refuseEmpty(parsed.subcommand());
        }
    }

    private static String sentence(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(command, name, unmatched.getUnmatched().get(0));
        }
        if (problem instanceof OverwrittenOptionException twice) {
            return nameOf(twice.getOverwritten()) + " is given twice, and only one can hold. Leave one out.";
        }
        if (problem instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(name, missing.getMissing().get(0));
        }
        return wrongValue(problem).orElseGet(() -> asReported(problem));
    }

    private static String unmatched(CommandLine command, String name, String word) {
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

    private static String missing(String command, ArgSpec argument) {
        String description = String.join(" ", argument.description());
        return argument.isOption()
                ? nameOf(argument) + " is given without its value. Write " + spelling(argument) + ". It means: "
                        + description
                : "'" + command + "' needs " + argument.paramLabel() + ", and none is given. It means: " + description;
    }

    /** Values that picocli reads itself are those of switches; all others are texts that commands read. */
    private static Optional<String> wrongValue(ParameterException problem) {
        if (problem.getArgSpec() instanceof OptionSpec option && option.arity().max() == 0) {
            return Optional.of("'" + problem.getValue() + "' is no value of " + option.longestName()
                    + ", which is a switch. Write " + option.longestName() + " alone, or leave it out.");
        }
        return Optional.empty();
    }

    private static String asReported(ParameterException problem) {
        String message = problem.getMessage();
        String text = message == null ? "The arguments cannot be read" : message;
        return text.endsWith(".") ? text : text + ".";
    }

    private static String nameOf(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String spelling(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + "=" + option.paramLabel()
                : argument.paramLabel();
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
}

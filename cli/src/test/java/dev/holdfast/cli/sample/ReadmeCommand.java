package dev.holdfast.cli.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command in the README of a sample, with the status it ends with and the files that keep what it prints.
 *
 * @param command without the program's name
 * @param status exit status
 * @param goldens names below {@code expected}
 */
record ReadmeCommand(String command, int status, List<String> goldens) {

    private static final Pattern COMMAND = Pattern.compile("\\./holdfast ([^#]+?)\\s*(?:# (.*))?");
    private static final Pattern EXIT = Pattern.compile("exit (\\d+)");
    private static final Pattern GOLDEN = Pattern.compile("expected/(\\S+)");

    /** The commands of a sample, in order. */
    static List<ReadmeCommand> of(Path sample) throws IOException {
        List<ReadmeCommand> commands = new ArrayList<>();
        for (String text : Files.readAllLines(sample.resolve("README.md"))) {
            Matcher command = COMMAND.matcher(text);
            if (command.matches()) {
                String says = command.group(2) == null ? "" : command.group(2);
                Matcher exit = EXIT.matcher(says);
                commands.add(new ReadmeCommand(
                        command.group(1),
                        exit.find() ? Integer.parseInt(exit.group(1)) : 0,
                        GOLDEN.matcher(says)
                                .results()
                                .map(found -> found.group(1))
                                .toList()));
            }
        }
        return commands;
    }
}

package dev.holdfast.cli.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command in the README of a sample, with the status it ends with and the files that keep what it gives. A line that ends with
 * a backslash goes on in the next one.
 *
 * @param command without the program's name
 * @param status exit status
 * @param goldens names below {@code expected}: those behind the command, and those of its reports
 */
record ReadmeCommand(String command, int status, List<String> goldens) {

    private static final Pattern COMMAND = Pattern.compile("\\./holdfast ([^#]+?)\\s*(?:# (.*))?");
    private static final Pattern EXIT = Pattern.compile("exit (\\d+)");
    private static final Pattern GOLDEN = Pattern.compile("expected/([^\\s,]+)");
    private static final Pattern REPORT = Pattern.compile("--report [\\w-]+=(\\S+)");

    /** The commands of a sample, in order. */
    static List<ReadmeCommand> of(Path sample) throws IOException {
        return in(Files.readString(sample.resolve("README.md")));
    }

    /** The commands of a text, in order. */
    static List<ReadmeCommand> in(String readme) {
        List<ReadmeCommand> commands = new ArrayList<>();
        for (String line : readme.replaceAll("\\s*\\\\\\R\\s*", " ").lines().toList()) {
            Matcher command = COMMAND.matcher(line);
            if (command.matches()) {
                String says = command.group(2) == null ? "" : command.group(2);
                Matcher exit = EXIT.matcher(says);
                commands.add(new ReadmeCommand(
                        command.group(1),
                        exit.find() ? Integer.parseInt(exit.group(1)) : 0,
                        Stream.concat(names(GOLDEN, says), names(REPORT, command.group(1)))
                                .toList()));
            }
        }
        return commands;
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}

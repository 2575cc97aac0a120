package dev.holdfast.cli.session;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The world outside the program, as values, so that a test can be one.
 *
 * @param workingDirectory absolute; paths of the command line are relative to it
 * @param environment variables by name
 * @param in standard input
 * @param out standard output: results
 * @param err standard error: messages and progress
 * @param clock the system's clock
 * @param terminals which streams are terminals
 */
public record Surroundings(
        Path workingDirectory,
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        InstantSource clock,
        Terminals terminals) {

    /** Variables that name the user, the one that counts most first. */
    public static final List<String> USER_VARIABLES = List.of("USER", "LOGNAME", "USERNAME");

    public Surroundings {
        if (!workingDirectory.isAbsolute()) {
            throw new IllegalArgumentException("the working directory must be absolute: " + workingDirectory);
        }
        environment = Map.copyOf(environment);
    }

    /** The variable, or an empty text. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** True in continuous integration ({@code CI} set and not {@code false}): nobody answers questions there. */
    public boolean unattended() {
        String ci = variable("CI");
        return !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
    }

    /** Who works, for the record. */
    public String user() {
        for (String name : USER_VARIABLES) {
            if (!variable(name).isEmpty()) {
                return variable(name);
            }
        }
        return "unknown";
    }

    /** The same in another directory. */
    public Surroundings in(Path directory) {
        return new Surroundings(directory, environment, in, out, err, clock, terminals);
    }
}

package dev.holdfast.cli.session;

import dev.holdfast.executor.lease.Holder;
import dev.holdfast.executor.lease.HostName;
import dev.holdfast.executor.lease.ProcessMark;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

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

    private static final Pattern COLUMNS = Pattern.compile("[1-9][0-9]{0,4}");

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

    /** How wide the terminal is: {@code COLUMNS} if that is a number, else what the terminal says. */
    public int columns() {
        String columns = variable("COLUMNS");
        return COLUMNS.matcher(columns).matches() ? Integer.parseInt(columns) : terminals.columns();
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

    /** Under which name this process writes. */
    public Holder holder() {
        String process = ProcessMark.own();
        String host = HostName.own().orElse(variable("HOSTNAME"));
        String id = UUID.nameUUIDFromBytes(
                        (host + "\n" + process + "\n" + ProcessHandle.current().pid() + "\n" + clock.instant())
                                .getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Holder(id, user(), host.isEmpty() ? "unknown" : host, process, CiJob.url(environment));
    }

    /** The same in another directory. */
    public Surroundings in(Path directory) {
        return new Surroundings(directory, environment, in, out, err, clock, terminals);
    }
}

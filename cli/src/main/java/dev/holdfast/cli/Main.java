package dev.holdfast.cli;

import dev.holdfast.cli.command.Program;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Rooms;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.cli.session.Terminals;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.SafeText;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program: the only place that touches {@link System}. */
public final class Main {

    private static final int KILLED = 137;

    private Main() {}

    /** Runs the command line and ends the process with its exit status. */
    public static void main(String[] arguments) {
        // The command line library would start Groovy's whole runtime, to support closures in annotations. We have
        // none.
        System.setProperty("picocli.disable.closures", "true");
        ResultStream results = new ResultStream(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(results, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                Path.of("").toAbsolutePath(),
                environment(System.getenv(), System.getProperty("user.name", "")),
                System.in,
                out,
                err,
                InstantSource.system(),
                new SystemTerminals());
        int code = run(surroundings, new Wiring(true), arguments);
        out.flush();
        if (results.failure().isPresent()) {
            err.println(
                    "Error: the result cannot be written: " + results.failure().get() + ".");
            code = ExitStatus.ERROR.code();
        }
        System.exit(code);
    }

    /**
     * Runs one command line in given surroundings; what tests call.
     *
     * @return the exit status
     */
    public static int run(Surroundings surroundings, Rooms rooms, String... arguments) {
        try {
            return new Program(surroundings, rooms).run(arguments).code();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return unexpected(surroundings, e).code();
        } finally {
            surroundings.out().flush();
        }
    }

    /**
     * The variables of the process; with a {@code USER} where none says who works, as in containers and services.
     *
     * @param account name of the account as Java knows it; empty or {@code ?} if it has none
     */
    static Map<String, String> environment(Map<String, String> variables, String account) {
        boolean named = Surroundings.USER_VARIABLES.stream()
                .anyMatch(name -> !variables.getOrDefault(name, "").isEmpty());
        if (named || account.isEmpty() || account.equals("?")) {
            return variables;
        }
        Map<String, String> completed = new HashMap<>(variables);
        completed.put(Surroundings.USER_VARIABLES.get(0), account);
        return completed;
    }

    private static ExitStatus unexpected(Surroundings surroundings, Throwable problem) {
        String message = problem instanceof OutOfMemoryError
                ? "memory is exhausted; allow more with HOLDFAST_JAVA_OPTS=-Xmx2g"
                : problem.getClass().getSimpleName()
                        + (problem.getMessage() == null ? "" : ": " + problem.getMessage());
        surroundings
                .err()
                .println("Error: " + SafeText.of(message)
                        + ". This is a defect of Holdfast, or of the machine it runs on; set HOLDFAST_DEBUG=1 to see"
                        + " where it happened.");
        if (!surroundings.variable("HOLDFAST_DEBUG").isEmpty()) {
            problem.printStackTrace(surroundings.err());
        }
        return ExitStatus.ERROR;
    }

    /** Ends the process at once, without tidying up. */
    static void leave(int status) {
        Runtime.getRuntime().halt(status);
    }

    /** Has the system kill this process, as it would kill any: one that ends itself would tidy up. */
    static void kill() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-KILL",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            leave(KILLED); // where there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leave(KILLED);
    }

    /** The terminals of this process. */
    private static final class SystemTerminals implements Terminals {

        private static final Pattern SIZE = Pattern.compile("[0-9]+ ([1-9][0-9]{0,4})\\s*");

        @Override
        public boolean isTerminal(Stream stream) {
            return Main.isTerminal(stream);
        }

        /** Java does not know how wide a terminal is; the system's own program does, where there is one. */
        @Override
        public int columns() {
            try {
                Process process = new ProcessBuilder("stty", "size")
                        .redirectInput(Path.of("/dev/tty").toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                Matcher matcher = SIZE.matcher(size);
                return matcher.matches() ? Integer.parseInt(matcher.group(1)) : USUAL_COLUMNS;
            } catch (IOException e) {
                return USUAL_COLUMNS;
            }
        }
    }

    /** Linux says what a stream is; elsewhere the JVM's console stands for all three. */
    private static boolean isTerminal(Stream stream) {
        int descriptor = switch (stream) {
            case IN -> 0;
            case OUT -> 1;
            case ERR -> 2;
        };
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return consoleIsTerminal();
        }
    }

    /** Before JDK 22 there is a console only on a terminal; later it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean consoleIsTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}

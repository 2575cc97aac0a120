package dev.holdfast.cli;

import dev.holdfast.cli.session.Rooms;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.cli.session.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the whole program inside the test, in a directory and with streams of its own. */
public final class Invocation {

    /** The system clock of every run. */
    public static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>(Map.of("USER", "tester"));
    private String input = "";
    private Terminals terminals = Terminals.NONE;

    public Invocation(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** What a run gave. */
    public record Result(int status, String out, String err) {
        /** Both streams, for messages of assertions. */
        public String all() {
            return "status " + status + "\n" + out + "\n" + err;
        }
    }

    public Invocation with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Invocation answering(String lines) {
        this.input = lines;
        return this;
    }

    public Invocation on(Terminals terminals) {
        this.terminals = terminals;
        return this;
    }

    public Result run(String... arguments) {
        return run(new Wiring(), arguments);
    }

    /** Runs, and must end with this status. */
    public Result expect(int status, String... arguments) {
        Result result = run(arguments);
        if (result.status() != status) {
            throw new AssertionError(
                    "not the expected status " + status + ": " + String.join(" ", arguments) + "\n" + result.all());
        }
        return result;
    }

    /** Runs with other rooms than the program's own. */
    public Result run(Rooms rooms, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                directory,
                environment,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InstantSource.fixed(NOW),
                terminals);
        int status = Main.run(surroundings, rooms, arguments);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The top of the repository. */
    public static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("samples")) ? here : here.getParent();
    }

    /** Copies a sample into a directory and gives the folder. */
    public static Path copyOfSample(String name, Path into) {
        Path source = repository().resolve("samples").resolve(name);
        Path target = into.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!file.toString().contains("expected")) {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    /** Replaces a text in a file that must hold it exactly once. */
    public static void edit(Path file, String before, String after) {
        try {
            String text = Files.readString(file);
            if (text.indexOf(before) < 0 || text.indexOf(before) != text.lastIndexOf(before)) {
                throw new IllegalArgumentException(file + " must hold this once: " + before);
            }
            Files.writeString(file, text.replace(before, after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes files below a directory, given as path and text in turn. */
    public static void write(Path directory, List<String> pathsAndTexts) {
        try {
            for (int index = 0; index < pathsAndTexts.size(); index += 2) {
                Path file = directory.resolve(pathsAndTexts.get(index));
                Path parent = file.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.writeString(file, pathsAndTexts.get(index + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

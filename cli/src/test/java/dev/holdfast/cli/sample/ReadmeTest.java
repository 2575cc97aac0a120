package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README against the program. The commands of its code blocks are run as they stand there, those of a section one after
 * the other in one directory that holds the samples. A block that shows no command is what the last command named in the
 * paragraph above it prints, or parts of the file of a sample that is named there: a line … stands for what is left out. A block
 * of Groovy is a whole declaration, which is valid.
 */
class ReadmeTest {

    private static final String FENCE = "```";
    private static final Pattern GROOVY = Pattern.compile("(?ms)^```groovy\\R(.*?)^```\\R");
    private static final Pattern PROGRAM = Pattern.compile("(\\./)?(holdfast|mvn|az) .*");
    private static final Pattern COMMAND = Pattern.compile("(?:\\./)?holdfast ([^#`]+?)\\s*(?:#\\s*(.*))?");
    private static final Pattern NAMED = Pattern.compile("`((?:\\./)?holdfast [^`]+)`");
    private static final Pattern FILE = Pattern.compile("\\((samples/[^)]+/expected/[^)]+)\\)");
    private static final Pattern EXIT = Pattern.compile("exit (\\d+)");

    @TempDir
    Path directory;

    private int commands;
    private int outputs;
    private int excerpts;
    private int declarations;

    @Test
    void its_commands_end_as_it_says_and_print_what_it_shows() throws IOException {
        String readme = Files.readString(Invocation.repository().resolve("README.md"));
        int number = 0;
        for (String section : readme.split("(?m)^(?=## )", -1)) {
            Path where = directoryWithSamples("section-" + number++);
            Matcher groovy = GROOVY.matcher(section);
            while (groovy.find()) {
                validate(groovy.group(1), where);
            }
            follow(groovy.replaceAll(""), where);
        }
        assertThat(commands).as("commands found").isGreaterThan(10);
        assertThat(outputs).as("outputs compared").isPositive();
        assertThat(excerpts).as("excerpts compared").isPositive();
        assertThat(declarations).as("declarations validated").isPositive();
    }

    private void validate(String declaration, Path where) throws IOException {
        Path file = Files.createDirectories(where.resolve("shown-" + declarations++))
                .resolve("holdfast.groovy");
        Files.writeString(file, declaration);
        Result result = new Invocation(where).run("validate", file.toString());
        assertThat(result.status()).as(declaration + "\n" + result.all()).isZero();
    }

    /** Each part of the excerpt is found in the file, in this order. */
    private void compare(String excerpt, String file) throws IOException {
        String whole = "\n" + Files.readString(Invocation.repository().resolve(file));
        int from = 0;
        for (String part : excerpt.split("(?m)^…\\R", -1)) {
            int found = whole.indexOf("\n" + part, from);
            assertThat(found).as("README.md shows of %s:%n%s", file, part).isNotNegative();
            from = found + part.length();
        }
        excerpts++;
    }

    private void follow(String section, Path where) throws IOException {
        String[] parts = section.split("(?m)^" + FENCE + ".*\\R", -1);
        for (int i = 1; i < parts.length; i += 2) {
            List<String> lines = parts[i].lines().toList();
            if (lines.stream().anyMatch(line -> PROGRAM.matcher(line).matches())) {
                for (String line : lines) {
                    run(line, where);
                }
            } else {
                String[] paragraphs = parts[i - 1].strip().split("\\R\\s*\\R", -1);
                String above = paragraphs[paragraphs.length - 1];
                Matcher file = FILE.matcher(above);
                if (file.find()) {
                    compare(parts[i], file.group(1));
                    continue;
                }
                String printed = "";
                Matcher named = NAMED.matcher(above);
                while (named.find()) {
                    printed = run(named.group(1), where);
                }
                assertThat(printed).as("what README.md shows").isEqualTo(parts[i]);
                outputs++;
            }
        }
    }

    /** Runs a line if it is a command of ours, and gives what it printed. */
    private String run(String line, Path where) {
        Matcher command = COMMAND.matcher(line);
        if (!command.matches()) {
            return "";
        }
        commands++;
        String[] arguments = command.group(1).split(" +", -1);
        Result result = new Invocation(where).run(arguments);
        assertThat(statuses(arguments[0], command.group(2), result))
                .as(line + "\n" + result.all())
                .contains(result.status());
        return result.out();
    }

    /** The status that is written behind the command, else 0; a plan may also end with the findings that it shows. */
    private static List<Integer> statuses(String command, String comment, Result result) {
        Matcher exit = EXIT.matcher(comment == null ? "" : comment);
        if (exit.find()) {
            return List.of(Integer.valueOf(exit.group(1)));
        }
        boolean shown = command.equals("plan") && result.out().contains("\nErrors ");
        return shown ? List.of(0, 4) : List.of(0);
    }

    private Path directoryWithSamples(String name) throws IOException {
        Path where = Files.createDirectories(directory.resolve(name));
        Path samples = Files.createDirectories(where.resolve("samples"));
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> listed = Files.list(Invocation.repository().resolve("samples"))) {
            listed.filter(Files::isDirectory).forEach(folders::add);
        }
        for (Path folder : folders) {
            Invocation.copyOfSample(folder.getFileName().toString(), samples);
        }
        // the answer of 'az vm list' that the README asks for
        Files.copy(samples.resolve("azure-estate/inventory/vms.json"), where.resolve("vms.json"));
        return where;
    }
}

package dev.holdfast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.session.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/cli.md} is the list of commands, options and exit statuses; it must say what the program does. */
class ReferencePageTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^### `holdfast ([^`]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(-[^`]*)` \\|");
    private static final Set<String> EVERYWHERE = Set.of("-C=DIR", "--state=PLACE", "--color=WHEN", "-h, --help");

    @Test
    void it_describes_exactly_the_commands_and_options_that_exist() throws IOException {
        Set<String> described = new TreeSet<>();
        String page = page();
        Matcher heading = HEADING.matcher(page);
        int start = -1;
        String command = "";
        while (heading.find()) {
            options(command, start < 0 ? "" : page.substring(start, heading.start()), described);
            command = heading.group(1).replaceAll(" [A-Z\\[].*", "");
            described.add(command);
            start = heading.end();
        }
        options(command, page.substring(start), described);
        Set<String> existing = new TreeSet<>();
        collect("", CommandTree.whole(), existing);
        assertThat(described).isEqualTo(existing);
    }

    @Test
    void it_lists_every_exit_status_with_its_meaning() throws IOException {
        for (ExitStatus status : ExitStatus.values()) {
            assertThat(page()).contains("| " + status.code() + " | " + status.meaning() + " |");
        }
    }

    @Test
    void it_names_every_format() throws IOException {
        for (OutputFormat format : OutputFormat.values()) {
            assertThat(page()).contains("`" + format.word() + "`");
        }
    }

    private static void options(String command, String section, Set<String> described) {
        int end = section.indexOf("\n## ");
        Matcher row = ROW.matcher(end < 0 ? section : section.substring(0, end));
        while (row.find()) {
            described.add(command + " " + row.group(1));
        }
    }

    private static void collect(String prefix, CommandLine line, Set<String> existing) {
        line.getSubcommands().forEach((name, command) -> {
            String path = prefix + name;
            if (command.getSubcommands().isEmpty()) {
                existing.add(path);
                for (OptionSpec option : command.getCommandSpec().options()) {
                    String spelling = spelling(option);
                    if (!EVERYWHERE.contains(spelling)) {
                        existing.add(path + " " + spelling);
                    }
                }
            }
            collect(path + " ", command, existing);
        });
    }

    private static String spelling(OptionSpec option) {
        String label = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        return String.join(", ", option.names()) + label;
    }

    private static String page() throws IOException {
        return Files.readString(Invocation.repository().resolve("docs/cli.md"));
    }
}

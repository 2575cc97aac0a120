package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShrinkTest {

    private static final Pattern LOST = Pattern.compile("--allow-data-loss=(\\d+)");

    @TempDir
    Path directory;

    @Test
    void the_commands_of_the_readme_do_what_it_says() throws IOException {
        Story story = new Story("shrink", directory);
        List<ReadmeCommand> lines = ReadmeCommand.in(story.readme());
        assertThat(lines).hasSizeGreaterThan(5);
        String lost = "";
        for (ReadmeCommand line : lines) {
            Result result = story.run(line, line.command().replace("=N", "=" + lost));
            if (lost.isEmpty() && result.out().contains("Lost early")) {
                lost = number(result.out());
            }
            if (line.status() == 8) {
                assertThat(number(result.err())).isEqualTo(lost);
            }
        }
        Result plan = new Invocation(directory).run("plan", "samples/shrink/after", "--detailed-exitcode");
        assertThat(plan.status()).as("nothing is left to do: " + plan.all()).isZero();
        story.end();
    }

    private static String number(String text) {
        Matcher matcher = LOST.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}

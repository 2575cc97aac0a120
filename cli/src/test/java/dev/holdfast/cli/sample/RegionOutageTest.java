package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionOutageTest {

    @TempDir
    Path directory;

    @Test
    void the_commands_of_the_readme_do_what_it_says() throws IOException {
        Story story = new Story("region-outage", directory);
        List<ReadmeCommand> lines = ReadmeCommand.in(story.readme());
        assertThat(lines).hasSizeGreaterThan(5);
        for (ReadmeCommand line : lines) {
            story.run(line);
        }
        story.end();
    }
}

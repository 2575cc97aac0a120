package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.render.OutputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewStoryTest {

    @TempDir
    Path directory;

    @Test
    void the_commands_of_the_readme_do_what_it_says() throws Exception {
        Story story = new Story("review-story", directory);
        List<ReadmeCommand> review = ReadmeCommand.in(ReviewStory.before());
        assertThat(review).hasSize(5);
        for (ReadmeCommand line : review) {
            Result result = story.run(line);
            if (line.command().startsWith("plan")) {
                assertThat(result.out())
                        .contains("\nPlan: 2 to add, 6 to change, 0 to destroy.\n")
                        .contains("\nData: 0 copies, 9 prunes (9 early), 0 backups.\n");
                everyFormatIsThere(line);
            }
        }
        ReviewStory.mend(directory);
        List<ReadmeCommand> end = ReadmeCommand.in(ReviewStory.after());
        assertThat(end).hasSize(3);
        for (ReadmeCommand line : end) {
            story.run(line);
        }
        story.end();
    }

    private void everyFormatIsThere(ReadmeCommand plan) {
        for (OutputFormat format : Words.ALL_FORMATS) {
            String ending = switch (format) {
                case TEXT -> "txt";
                case MARKDOWN -> "md";
                default -> format.word();
            };
            assertThat(plan.goldens()).contains("plan." + ending);
        }
    }

    @Test
    void the_headline_names_what_a_plan_with_errors_would_do_to_protection() throws IOException {
        Invocation.copyOfSample("review-story", Files.createDirectories(directory.resolve("samples")));
        Invocation shell = new Invocation(directory);
        shell.expect(0, "apply", "samples/review-story/base", "--auto-approve");
        Result plan = shell.expect(4, "plan", "samples/review-story/head", "--format", "markdown");
        assertThat(plan.out())
                .contains("\n### Holdfast plan for harbour: cannot be applied, 4 errors; would weaken protection\n");
    }

    @Test
    void the_lines_of_the_head_that_differ_are_the_five_edits_and_nothing_else() throws IOException {
        Path sample = Invocation.repository().resolve("samples/review-story");
        List<String> edits = new ArrayList<>();
        for (String topic : List.of("", "bindings.", "machines.", "policies.", "rules.")) {
            String name = topic + "holdfast.yaml";
            List<String> base = Files.readAllLines(sample.resolve("base").resolve(name));
            Files.readAllLines(sample.resolve("head").resolve(name)).stream()
                    .filter(line -> !base.contains(line))
                    .forEach(line -> edits.add(line.strip()));
        }
        assertThat(edits)
                .containsExactly(
                        "- { name: applications, where: \"vm.tags.tier in ['app', 'pay']\", policy: silver }",
                        "pay-01:",
                        "tags: { env: prod, tier: pay }",
                        "retention: { daily: 30d, monthly: { keep: 3y, on: first sunday } }",
                        "retention: { daily: 18d }",
                        "objectives: { rpo: 52h }",
                        "schedule: { daily: \"20:00\", stagger: 30m }");
    }
}

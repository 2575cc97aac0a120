package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pull request of the sample {@code review-story}. */
public final class ReviewStory {

    private static final Pattern EDITS = Pattern.compile("(?ms)^```diff\\R(.*?)^```\\R");

    private ReviewStory() {}

    /** The README before the edits that end the story. */
    static String before() throws IOException {
        return readme().substring(0, edits().start());
    }

    /** The README after them. */
    static String after() throws IOException {
        return readme().substring(edits().end());
    }

    /** Makes the edits that end the story, in a copy of the sample below {@code samples} of the directory. */
    public static void mend(Path directory) throws IOException, InterruptedException {
        Path patch = directory.resolve("edits.patch");
        Files.writeString(patch, edits().group(1));
        Process git = new ProcessBuilder("git", "apply", "edits.patch")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
        Files.delete(patch);
    }

    private static Matcher edits() throws IOException {
        Matcher edits = EDITS.matcher(readme());
        assertThat(edits.find()).as("edits in the README").isTrue();
        return edits;
    }

    private static String readme() throws IOException {
        return Files.readString(Invocation.repository().resolve("samples/review-story/README.md"));
    }
}

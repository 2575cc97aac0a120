package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.executor.database.Databases;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copies of a file that its last runs left, and the way back to them. */
class GenerationsTest {

    private static final Estate ESTATE = EstateGenerator.of(3, 5, 2);

    @TempDir
    private Path temporary;

    private Path directory;
    private Instant now = Instant.parse("2026-11-20T15:00:00Z");
    private Site site;

    @BeforeEach
    void openSite() throws Exception {
        directory = Files.createDirectory(temporary.resolve("the team's record"));
        site = new Site(directory).through(new Databases(this::tick, Map.of()));
    }

    private Instant tick() {
        now = now.plusMillis(1);
        return now;
    }

    private Path file() {
        return directory.resolve(".holdfast").resolve("state.db");
    }

    private List<Path> copies() throws IOException {
        Path folder = file().resolveSibling("generations");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private WorkspaceException refusal() {
        WorkspaceException refusal = catchThrowableOfType(WorkspaceException.class, () -> site.plan(ESTATE));
        assertThat(refusal).as("it was refused").isNotNull();
        assertThat(refusal.kind()).isEqualTo(Kind.STATE_UNAVAILABLE);
        return refusal;
    }

    /** Does what a message says. */
    private static void follow(WorkspaceException refusal) throws Exception {
        Matcher recipe = Pattern.compile("To go back to it: (.*) ;").matcher(refusal.getMessage());
        assertThat(recipe.find()).as(refusal.getMessage()).isTrue();
        Process shell =
                new ProcessBuilder("sh", "-c", recipe.group(1)).inheritIO().start();
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void what_only_looked_keeps_nothing() throws Exception {
        site.plan(ESTATE);
        assertThat(directory).isEmptyDirectory();
        site.apply(site.plan(ESTATE));
        List<Path> before = copies();
        assertThat(before).hasSize(1);
        site.plan(ESTATE);
        site.apply(site.plan(ESTATE));
        assertThat(copies()).as("nothing was left to do").isEqualTo(before);
    }

    @Test
    void the_newest_two_are_kept() throws Exception {
        site.apply(site.plan(ESTATE));
        for (int i = 0; i < 4; i++) {
            List<Path> before = copies();
            site.advance(ESTATE, Duration.ofDays(1));
            assertThat(copies()).hasSizeLessThanOrEqualTo(2).contains(before.get(before.size() - 1));
        }
        assertThat(copies()).hasSize(2);
    }

    @Test
    void a_copy_that_was_never_finished_goes_with_time() throws Exception {
        site.apply(site.plan(ESTATE));
        Path old = Files.writeString(copies().get(0).resolveSibling("copy1.new"), "half");
        Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.from(now.minus(Duration.ofDays(1))));
        site.advance(ESTATE, Duration.ofDays(1));
        assertThat(old).doesNotExist();
    }

    @Test
    void the_way_back_from_any_damage_is_in_the_message() throws Exception {
        site.apply(site.plan(ESTATE));
        site.advance(ESTATE, Duration.ofDays(9));
        RecordedState recorded = site.recorded(ESTATE);
        ActualState actual = site.actual(ESTATE);
        byte[] whole = Files.readAllBytes(file());
        byte[] text = whole.clone();
        Arrays.fill(text, (byte) 'x');
        byte[] inside = whole.clone();
        Arrays.fill(inside, 100, inside.length, (byte) 0x5a);
        for (byte[] damaged : List.of(new byte[0], text, Arrays.copyOf(whole, whole.length / 3), inside)) {
            Files.write(file(), damaged);
            WorkspaceException refusal = refusal();
            assertThat(refusal)
                    .hasMessageContaining(copies().get(1).toString())
                    .hasMessageContaining("'test-estate' #1");
            follow(refusal);
            assertThat(site.recorded(ESTATE)).isEqualTo(recorded);
            assertThat(site.actual(ESTATE)).isEqualTo(actual);
        }
    }

    @Test
    void a_file_that_is_missing_is_not_taken_for_a_first_run() throws Exception {
        site.apply(site.plan(ESTATE));
        RecordedState recorded = site.recorded(ESTATE);
        Files.delete(file());
        WorkspaceException refusal = refusal();
        assertThat(refusal).hasMessageContaining("is missing").hasMessageContaining("move the copies away");
        follow(refusal);
        assertThat(site.recorded(ESTATE)).isEqualTo(recorded);
    }

    @Test
    void a_copy_that_is_damaged_too_is_not_named() throws Exception {
        site.apply(site.plan(ESTATE));
        site.advance(ESTATE, Duration.ofDays(1));
        Files.write(file(), new byte[0]);
        byte[] copy = Files.readAllBytes(copies().get(1));
        Arrays.fill(copy, copy.length / 2, copy.length, (byte) 0);
        Files.write(copies().get(1), copy);
        assertThat(refusal()).hasMessageContaining(copies().get(0).toString());
        Files.write(copies().get(0), new byte[] {1, 2, 3});
        assertThat(refusal())
                .hasMessageContaining("There is no good copy of it")
                .hasMessageContaining("one of your own backups");
    }

    @Test
    void a_copy_that_cannot_be_made_fails_no_run() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file().resolveSibling("generations"), "in the way");
        site.apply(site.plan(ESTATE));
        assertThat(Site.actions(site.plan(ESTATE))).isEmpty();
    }
}

package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the bytes of the file, it is said to be damaged; and reading its rows never breaks. */
class DamageTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 1_000 : 25;
    private static final Estate ESTATE = EstateGenerator.of(3, 5, 2);

    @TempDir
    private Path directory;

    private static byte[] damaged(RandomGenerator random, byte[] whole) {
        byte[] bytes = whole.clone();
        int from = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, from);
            }
            case 1 -> Arrays.fill(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(8_192)), (byte) 0);
            case 2 -> {
                for (int i = 0; i < 20; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            default -> bytes[from] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    @Test
    void a_file_whose_bytes_changed_is_named_and_breaks_nothing() throws Exception {
        Site site = new Site(directory);
        site.apply(site.plan(ESTATE));
        site.advance(ESTATE, Duration.ofDays(9));
        Path file = directory.resolve(".holdfast").resolve("state.db");
        byte[] whole = Files.readAllBytes(file);
        Seeds.forEach(SEEDS, random -> {
            byte[] bytes = damaged(random, whole);
            Files.write(file, bytes);
            Optional<WorkspaceException> refusal = read(site);
            assertThat(refusal.isPresent()).as("damage is found").isNotEqualTo(Arrays.equals(bytes, whole));
            refusal.ifPresent(e -> assertNamed(e, file));
            assertThat(Files.readAllBytes(file)).as("it is left alone").isEqualTo(bytes);
        });
        Files.write(file, whole);
        assertThat(read(site)).as("the whole file is read again").isEmpty();
    }

    @Test
    void without_its_sum_a_changed_file_is_named_or_read_and_breaks_nothing() throws Exception {
        Site site = new Site(directory);
        site.apply(site.plan(ESTATE));
        site.advance(ESTATE, Duration.ofDays(9));
        Path file = directory.resolve(".holdfast").resolve("state.db");
        byte[] whole = Files.readAllBytes(file);
        int[] named = {0};
        Seeds.forEach(SEEDS, random -> {
            Files.write(file, damaged(random, whole));
            for (String beside : List.of("-wal", "-shm", ".sum")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + beside));
            }
            read(site).ifPresent(e -> {
                assertNamed(e, file);
                named[0]++;
            });
        });
        assertThat(named[0]).as("damage that was found").isPositive();
    }

    private static Optional<WorkspaceException> read(Site site) {
        try (Workspace workspace = site.open(Site.name(ESTATE))) {
            workspace.isInterrupted();
            workspace.recorded();
            workspace.actual();
            workspace.jobs(100);
            return Optional.empty();
        } catch (WorkspaceException e) {
            return Optional.of(e);
        }
    }

    private static void assertNamed(WorkspaceException e, Path file) {
        assertThat(e.kind()).as(e.getMessage()).isEqualTo(Kind.STATE_UNAVAILABLE);
        assertThat(e.getMessage())
                .contains(file.toString())
                .containsAnyOf("To go back to it: rm -f", "no record", "no world", "newer program");
    }
}

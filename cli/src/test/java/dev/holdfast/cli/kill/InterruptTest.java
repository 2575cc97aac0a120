package dev.holdfast.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.executor.workspace.StoredRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code apply} that is asked to end by signals. */
class InterruptTest {

    private static final int INTERRUPTED = 130;
    private static final Pattern DONE = Pattern.compile("(?m)\\[\\d+/\\d+\\] .*: \\w+ done$");

    @TempDir
    private Path temporary;

    @Test
    void an_interrupted_apply_ends_what_it_began_and_goes_on_when_it_is_resumed() throws Exception {
        Killing killing = new Killing(temporary);
        Path prepared = killing.prepared(12);
        Path whole = killing.copy(prepared);
        Killing.expect(0, killing.apply(whole, 100, Map.of()));
        for (int signals : List.of(1, 2)) {
            Path folder = killing.copy(prepared);
            Process process = killing.start(
                    folder,
                    Map.of("HOLDFAST_FAULTS", "delay=60"),
                    "apply",
                    "week.plan",
                    "--allow-data-loss=100",
                    "--parallelism=4");
            awaitFirst(folder, process);
            for (int signal = 0; signal < signals; signal++) {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
                Thread.sleep(50);
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String output = Files.readString(folder.resolve("log.txt"));
            assertThat(process.exitValue()).as(output).isEqualTo(INTERRUPTED);
            assertThat(output)
                    .contains("Stopping: nothing more begins", "'holdfast apply --resume' goes on with run-000002");
            Killing.expect(0, killing.run(folder, Map.of(), "apply", "--resume"));
            assertThat(StoredRows.of(folder).get("object"))
                    .isEqualTo(StoredRows.of(whole).get("object"));
            assertThat(StoredRows.of(folder).get("world_point"))
                    .isEqualTo(StoredRows.of(whole).get("world_point"));
        }
    }

    private static void awaitFirst(Path folder, Process process) throws Exception {
        while (process.isAlive()) {
            Matcher done = DONE.matcher(Files.readString(folder.resolve("log.txt")));
            if (done.find()) {
                return;
            }
            Thread.sleep(10);
        }
    }
}

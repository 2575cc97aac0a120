package dev.holdfast.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.kill.Killing.Room;
import dev.holdfast.executor.database.TestStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code apply} that is asked to end by signals; SIGINT does the same, but is ignored by whatever runs in the background. */
class InterruptTest {

    private static final int INTERRUPTED = 130;
    private static final Pattern DONE = Pattern.compile("(?m)\\[\\d+/\\d+\\] .*: \\w+ done$");

    @TempDir
    private Path temporary;

    @Test
    void an_interrupted_apply_ends_what_it_began_and_goes_on_when_it_is_resumed() throws Exception {
        Killing killing = new Killing(temporary, TestStore.SQLITE);
        Room prepared = killing.prepared(12);
        Room whole = killing.copy(prepared);
        Killing.expect(0, killing.apply(whole, 100, Map.of()));
        for (int signals : List.of(1, 2)) {
            Room folder = killing.copy(prepared);
            Process process = killing.start(
                    folder,
                    Map.of("HOLDFAST_FAULTS", "delay=60"),
                    "apply",
                    "week.plan",
                    "--allow-data-loss=100",
                    "--parallelism=4");
            awaitFirst(folder, process);
            for (int signal = 0; signal < signals; signal++) {
                new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                        .start()
                        .waitFor();
                Thread.sleep(50);
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String output = folder.log();
            assertThat(process.exitValue()).as(output).isEqualTo(INTERRUPTED);
            assertThat(output)
                    .contains("Stopping: nothing more begins", "'holdfast apply --resume' goes on with run-000002");
            Killing.expect(0, killing.run(folder, Map.of(), "apply", "--resume"));
            assertThat(killing.rows(folder).get("object"))
                    .isEqualTo(killing.rows(whole).get("object"));
            assertThat(killing.rows(folder).get("world_point"))
                    .isEqualTo(killing.rows(whole).get("world_point"));
        }
    }

    private static void awaitFirst(Room folder, Process process) throws Exception {
        while (process.isAlive()) {
            Matcher done = DONE.matcher(folder.log());
            if (done.find()) {
                return;
            }
            Thread.sleep(10);
        }
    }
}

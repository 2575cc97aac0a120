package dev.holdfast.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.kill.Killing.Ended;
import dev.holdfast.cli.kill.Killing.Room;
import dev.holdfast.executor.database.TestStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A real {@code apply}, killed with SIGKILL: at the two sides of its commits, and at random times. Taken up again, its record,
 * world and journal are those of an apply that was left alone, row for row.
 */
class KillAnywhereTest {

    private static final boolean LONG = Boolean.getBoolean("holdfast.long");
    private static final int MACHINES = LONG ? 60 : 9;
    private static final int RANDOM_KILLS = LONG ? 200 : 1;
    /** In a short run boundaries are not counted: there are more than these. */
    private static final int SHORT_BOUNDARIES = 16;

    private static final int SHORT_KILLS = 3;
    /** Of so many kills at boundaries one is followed by a plan; it is a process of its own, and what it says changes rarely. */
    private static final int PLANNED = 8;

    private static final long SEED = Long.getLong("holdfast.seed", 1);
    /** Random times of which some come after the process has ended; one apply takes longer than another. */
    private static final int MOST_TRIES = 10;

    private static final int KILLED = 137;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @EnumSource
    void an_apply_killed_anywhere_is_taken_up_again_to_the_same_end(TestStore store) throws Exception {
        Killing killing = new Killing(temporary, store);
        Room prepared = killing.prepared(MACHINES);
        int losses = losses(prepared.log());
        Room whole = killing.copy(prepared);
        Ended unharmed = Killing.expect(0, killing.apply(whole, losses, Map.of()));
        Map<String, List<String>> expected = killing.rows(whole);
        assertThat(expected.get("journal")).as("operations").hasSizeGreaterThan(LONG ? 600 : 60);

        SplittableRandom random = new SplittableRandom(SEED);
        int boundaries = LONG ? boundaries(killing, prepared, losses) : SHORT_BOUNDARIES;
        TreeSet<Integer> chosen = LONG ? all(boundaries) : some(random, boundaries);
        for (int boundary : chosen) {
            Room room = killing.copy(prepared);
            Killing.expect(KILLED, killing.apply(room, losses, Map.of("HOLDFAST_FAULTS", "kill=" + boundary)));
            if (boundary % PLANNED == chosen.first() % PLANNED) {
                assertPlanTells(killing, room);
            }
            assertThat(killing.goneOn(room, losses))
                    .as("killed at boundary %d of %d", boundary, boundaries)
                    .isEqualTo(expected);
            killing.drop(room);
        }
        int hits = 0;
        int kills = 0;
        for (; hits < RANDOM_KILLS && kills < MOST_TRIES * RANDOM_KILLS; kills++) {
            long after = random.nextLong(unharmed.took().toMillis());
            Room room = killing.copy(prepared);
            Process process = killing.start(
                    room, Map.of(), "apply", "week.plan", "--allow-data-loss=" + losses, "--parallelism=16");
            process.waitFor(after, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            hits += process.exitValue() == KILLED ? 1 : 0;
            assertThat(killing.goneOn(room, losses))
                    .as("seed %d, killed after %d ms", SEED, after)
                    .isEqualTo(expected);
            killing.drop(room);
        }
        assertThat(hits).as("processes that still ran when they were killed").isEqualTo(RANDOM_KILLS);
        report(store, chosen.size(), boundaries, kills - hits, expected);
    }

    /** Whoever plans after a kill is told of it exactly where a run is open. */
    private static void assertPlanTells(Killing killing, Room room) throws Exception {
        boolean open = killing.rows(room).get("run").stream()
                .anyMatch(run -> run.contains("run-000002") && run.contains("outcome=null"));
        Ended planned = killing.run(room, Map.of(), "plan", "--detail=summary");
        assertThat(planned.output().contains("An apply was cut off. 'holdfast apply --resume'"))
                .as(planned.output())
                .isEqualTo(open);
    }

    /** Commits of the apply, both sides of each: the first number at which nothing is killed any more. */
    private static int boundaries(Killing killing, Room prepared, int losses) throws Exception {
        int low = 1;
        int high = 4;
        while (isKilled(killing, prepared, losses, high)) {
            low = high;
            high *= 2;
        }
        while (low + 1 < high) {
            int middle = (low + high) / 2;
            if (isKilled(killing, prepared, losses, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static boolean isKilled(Killing killing, Room prepared, int losses, int boundary) throws Exception {
        Room room = killing.copy(prepared);
        int status = killing.apply(room, losses, Map.of("HOLDFAST_FAULTS", "kill=" + boundary))
                .status();
        killing.drop(room);
        return status == KILLED;
    }

    private static TreeSet<Integer> all(int boundaries) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int boundary = 0; boundary < boundaries; boundary++) {
            all.add(boundary);
        }
        return all;
    }

    private static TreeSet<Integer> some(SplittableRandom random, int boundaries) {
        TreeSet<Integer> some = new TreeSet<>();
        while (some.size() < SHORT_KILLS) {
            some.add(random.nextInt(boundaries));
        }
        return some;
    }

    private static int losses(String plan) {
        Matcher matcher = Pattern.compile("--allow-data-loss=(\\d+)").matcher(plan);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static void report(TestStore store, int killed, int boundaries, int late, Map<String, List<String>> rows)
            throws Exception {
        Files.writeString(Path.of("target", "kill-anywhere-" + store + ".txt"), """
                operations: %d
                boundaries: %d
                killed at boundaries: %d
                killed at random times: %d, and %d times too late
                like an apply left alone: all
                """.formatted(
                        rows.get("journal").size() / 2, boundaries, killed, RANDOM_KILLS, late));
    }
}

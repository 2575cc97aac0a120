package dev.holdfast.bench;

import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A year of starts of 10,000 schedules of every kind, in zones with and without clock changes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class OccurrencesBenchmark {

    private static final Instant FROM = Instant.parse("2026-11-20T15:00:00Z");
    private static final long UNTIL = FROM.plus(Duration.ofDays(365)).getEpochSecond();

    private final List<Occurrences> schedules = new ArrayList<>();

    /** Compiles the schedules; a plan does so once per policy. */
    @Setup
    public void compile() {
        List<Recurrence> kinds = List.of(
                new Recurrence.Daily(List.of(LocalTime.of(22, 0))),
                new Recurrence.Every(Duration.ofHours(4), new TimeWindow(LocalTime.of(20, 0), LocalTime.of(20, 0))),
                new Recurrence.Every(Duration.ofHours(4), new TimeWindow(LocalTime.of(8, 0), LocalTime.of(20, 0))),
                new Recurrence.Weekly(new TreeSet<>(Set.of(DayOfWeek.SUNDAY)), List.of(LocalTime.of(3, 30))),
                new Recurrence.Cron("30 2 * * 1-5"));
        List<ZoneId> zones = List.of(
                ZoneId.of("America/New_York"),
                ZoneId.of("UTC"),
                ZoneId.of("Australia/Lord_Howe"),
                ZoneId.of("Africa/Casablanca"));
        for (int i = 0; i < 10_000; i++) {
            schedules.add(Occurrences.of(kinds.get(i % kinds.size()), zones.get(i % zones.size())));
        }
    }

    /** All starts of all schedules; the result keeps the loop alive. */
    @Benchmark
    public long year() {
        long sum = 0;
        for (Occurrences schedule : schedules) {
            Runs runs = schedule.runs(FROM);
            for (long run = runs.next(); run < UNTIL; run = runs.next()) {
                sum += run;
            }
        }
        return sum;
    }
}

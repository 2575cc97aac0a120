package dev.holdfast.bench;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.retention.Verdicts;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Deciding a million points under six classes: as one item, as a thousand items, and as ten thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class RetentionBenchmark {

    private static final int POINTS = 1_000_000;
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    /** Points of each item; the items together have a million. */
    @Param({"100", "1000", "1000000"})
    public int perItem;

    private final List<List<RecoveryPoint>> items = new ArrayList<>();
    private final RetentionRule rule = sixClasses();

    /** Makes the points back from now: one every four hours, or closer if twenty years could not hold them. */
    @Setup
    public void generate() {
        long apart = Math.min(4L * 3600, 20L * 365 * 86_400 / perItem);
        for (int item = 0; item < POINTS / perItem; item++) {
            List<RecoveryPoint> points = new ArrayList<>(perItem);
            for (int i = 0; i < perItem; i++) {
                points.add(point(AT.minusSeconds(apart * i + item % 600)));
            }
            items.add(points);
        }
    }

    private static RetentionRule sixClasses() {
        try {
            return RetentionText.fromAttributes(new TreeMap<>(Map.of(
                    "last", "3",
                    "hourly", "48",
                    "daily", "7",
                    "weekly", "12w on sunday",
                    "monthly", "12mo on first sunday",
                    "yearly", "7y on first sunday of january")));
        } catch (QuantityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecoveryPoint point(Instant captured) {
        return RecoveryPoint.good(
                "p@" + captured, captured, EnumSet.of(Tier.VAULT), new DataSize(1), Consistency.APPLICATION);
    }

    /** Points decided in a second, newest first as the fabric lists them. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public int verdicts() {
        int kept = 0;
        for (List<RecoveryPoint> points : items) {
            Verdicts verdicts = RetentionEngine.verdicts(rule, ZONE, points, AT);
            for (int i = 0; i < verdicts.size(); i++) {
                kept += verdicts.keeps(i) ? 1 : 0;
            }
        }
        return kept;
    }

    /** The same with the reasons of every point made as text. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public int decisionsWithReasons() {
        int kept = 0;
        for (List<RecoveryPoint> points : items) {
            for (PointDecision decision : RetentionEngine.decide(rule, ZONE, points, AT)) {
                kept += decision.kept() ? 1 : 0;
            }
        }
        return kept;
    }
}

package dev.holdfast.bench.content;

import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.simulated.transfer.ContentMode;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/** Runs backup jobs of an estate and prints what they cost. Arguments: runs, then numbers of counted jobs. */
public final class ContentCost {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int MACHINES = 1_000;
    private static final int KEPT = 30;
    private static final int VERIFIED_JOBS = 20_000;
    private static final int POINTS = 1_000_000;

    /** Their cost must grow in proportion. */
    private static final long[] ADVANCED_JOBS = {100_000, 1_000_000};

    private ContentCost() {}

    public static void main(String[] arguments) throws FabricException {
        PrintStream out = System.out;
        int runs = Integer.parseInt(arguments[0]);
        // first, while nothing else has been in memory
        out.printf(Locale.ROOT, "%-9s %11d points %7.1f bytes each%n", "memory", POINTS, bytesPerPoint());
        new JobLoop(ContentMode.COUNTED, MACHINES, KEPT).run(1_000_000); // warms up
        for (int i = 1; i < arguments.length; i++) {
            print(out, "counted", median(runs, ContentMode.COUNTED, Long.parseLong(arguments[i]), MACHINES));
        }
        print(out, "verified", median(runs, ContentMode.VERIFIED, VERIFIED_JOBS, 20));
        for (long jobs : ADVANCED_JOBS) {
            print(out, "advance", advanced(runs, ContentMode.COUNTED, jobs, MACHINES));
        }
        print(out, "advance v", advanced(runs, ContentMode.VERIFIED, VERIFIED_JOBS, 20));
    }

    private static Cost advanced(int runs, ContentMode mode, long jobs, int machines) throws FabricException {
        double[] seconds = new double[runs];
        long ended = 0;
        for (int run = 0; run < runs; run++) {
            AdvanceLoop loop = new AdvanceLoop(mode, machines);
            loop.run((long) machines * KEPT); // everything is moved once, and nothing goes yet
            long begin = THREADS.getCurrentThreadCpuTime();
            ended = loop.run(jobs);
            seconds[run] = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
        }
        Arrays.sort(seconds);
        return new Cost(ended, seconds[runs / 2]);
    }

    private record Cost(long jobs, double processorSeconds) {}

    private static Cost median(int runs, ContentMode mode, long jobs, int machines) {
        double[] seconds = new double[runs];
        for (int run = 0; run < runs; run++) {
            JobLoop loop = new JobLoop(mode, machines, KEPT);
            loop.run((long) machines * KEPT); // everything is moved once, and nothing goes yet
            long begin = THREADS.getCurrentThreadCpuTime();
            loop.run(jobs);
            seconds[run] = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
        }
        Arrays.sort(seconds);
        return new Cost(jobs, seconds[runs / 2]);
    }

    private static void print(PrintStream out, String what, Cost cost) {
        out.printf(
                Locale.ROOT,
                "%-9s %11d jobs   %8.2f s  %9.0f jobs/s%n",
                what,
                cost.jobs(),
                cost.processorSeconds(),
                cost.jobs() / cost.processorSeconds());
    }

    private static double bytesPerPoint() {
        JobLoop loop = new JobLoop(ContentMode.COUNTED, MACHINES, POINTS);
        loop.run(MACHINES); // what every item has, whatever the number of its points
        long before = live();
        loop.run(POINTS);
        double bytes = (double) (live() - before) / POINTS;
        loop.run(1); // keeps the estate alive until here
        return bytes;
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

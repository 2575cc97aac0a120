package dev.holdfast.bench.bookkeeping;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What something cost.
 *
 * @param wall seconds by the clock
 * @param processor seconds of the processor, this thread's, in the system too
 */
record Cost(double wall, double processor) {

    /** Nothing at all. */
    static final Cost NOTHING = new Cost(0, 0);

    private static final double NANOS = 1e9;

    /** Reads the time since it was made. */
    static final class Meter {

        private final long wall = System.nanoTime();
        private final long processor = processorNanos();

        Cost read() {
            return new Cost((System.nanoTime() - wall) / NANOS, (processorNanos() - processor) / NANOS);
        }

        private static long processorNanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    /** The same without another that is part of it. */
    Cost minus(Cost part) {
        return new Cost(wall - part.wall, processor - part.processor);
    }

    /** Begins to measure. */
    static Meter meter() {
        return new Meter();
    }

    /** The median of each figure. */
    static Cost median(List<Cost> costs) {
        return new Cost(
                median(costs.stream().mapToDouble(Cost::wall).sorted().toArray()),
                median(costs.stream().mapToDouble(Cost::processor).sorted().toArray()));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

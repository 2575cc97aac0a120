package dev.holdfast.planner.slot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What it costs to add to a load, by minute of a circle: a power of the load as a share of what counts as full. Mutable. */
final class LevelCost {

    private final int[] load;
    private final int squarings;
    /** Costs of all minutes before one, and at last of all. */
    private final double[] before;

    /** Costs by load, for each number of jobs that come together; 0 where not yet computed. */
    private final Map<Integer, double[]> costs = new HashMap<>();

    /** The load at the last update, and how many jobs came at a time then; 0 if all costs have to be computed anew. */
    private final int[] seen;

    private int seenTogether;

    private double full = 1;
    /** Loads below this one are remembered. */
    private int levels;

    /**
     * Costs of a load.
     *
     * @param load by minute; read at each update
     * @param squarings the power is two to this
     */
    LevelCost(int[] load, int squarings) {
        this.load = load;
        this.squarings = squarings;
        this.before = new double[load.length + 1];
        this.seen = new int[load.length];
    }

    /** Sets the load at which a minute costs 1. */
    void fullAt(double level) {
        full = level;
        costs.clear();
        seenTogether = 0;
        levels = 2 * Arrays.stream(load).max().orElse(0) + 2;
    }

    /** Reads the load again, for jobs that come so many at a time. */
    void update(int together) {
        int first = together == seenTogether ? Arrays.mismatch(seen, load) : 0;
        if (first < 0) {
            return; // costs before a minute follow from the loads before it alone
        }
        System.arraycopy(load, first, seen, first, load.length - first);
        seenTogether = together;
        double[] known = costs.computeIfAbsent(together, any -> new double[levels]);
        for (int minute = first; minute < load.length; minute++) {
            int level = load[minute];
            double cost = level < known.length ? known[level] : 0;
            if (cost == 0) {
                cost = cost(level, together);
                if (level < known.length) {
                    known[level] = cost;
                }
            }
            before[minute + 1] = before[minute] + cost;
        }
    }

    private double cost(int level, int together) {
        double cost = (level + (together + 1) / 2.0) / full;
        for (int i = 0; i < squarings; i++) {
            cost *= cost;
        }
        return cost;
    }

    /** The cost of a stretch of minutes. */
    double of(int start, int length) {
        int circle = load.length;
        int rounds = length / circle;
        int rest = length - rounds * circle;
        double cost = rounds * before[circle];
        int from = start;
        while (from >= circle) {
            from -= circle;
        }
        int to = from + rest;
        return to <= circle
                ? cost + before[to] - before[from]
                : cost + before[circle] - before[from] + before[to - circle];
    }
}

package dev.holdfast.planner.slot;

/** What it costs to add to a load, by minute of a circle: a power of the load as a share of what counts as full. Mutable. */
final class LevelCost {

    private final int[] load;
    private final int squarings;
    /** Costs of all minutes before one, and at last of all. */
    private final double[] before;

    private double full = 1;

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
    }

    /** Sets the load at which a minute costs 1. */
    void fullAt(double level) {
        full = level;
    }

    /** Reads the load again, for jobs that come so many at a time. */
    void update(int together) {
        double added = (together + 1) / 2.0;
        for (int minute = 0; minute < load.length; minute++) {
            double cost = (load[minute] + added) / full;
            for (int i = 0; i < squarings; i++) {
                cost *= cost;
            }
            before[minute + 1] = before[minute] + cost;
        }
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

package dev.holdfast.planner.slot;

/**
 * The greatest value and the sum inside each of a row of windows over a circle, found by one pass over it. Mutable: the
 * results of several passes come together, window by window.
 */
final class WindowScan {

    private final int[] values;
    private final int[] greatest;
    private final long[] sums;
    private final int[] candidates;

    /**
     * A scan of a circle.
     *
     * @param values by minute; read at every pass
     * @param windows how many windows a row has at most
     */
    WindowScan(int[] values, int windows) {
        this.values = values;
        this.greatest = new int[windows];
        this.sums = new long[windows];
        this.candidates = new int[windows + values.length];
    }

    /** Forgets all results. */
    void reset(int windows) {
        java.util.Arrays.fill(greatest, 0, windows, 0);
        java.util.Arrays.fill(sums, 0, windows, 0);
    }

    /**
     * Looks through windows of one length whose beginnings follow each other.
     *
     * @param start minute at which the window number {@code first} begins
     * @param first number of the first window
     * @param end number after the last
     * @param length minutes of a window; a longer one than the circle is the circle
     */
    void pass(int start, int first, int end, int length) {
        int circle = values.length;
        int width = Math.min(length, circle);
        int head = 0;
        int tail = 0;
        long sum = 0;
        for (int i = 0; i < end - first + width - 1; i++) {
            int value = at(start + i);
            sum += value;
            // Candidates are positions with falling values; the first is the greatest of the window.
            while (tail > head && at(start + candidates[tail - 1]) <= value) {
                tail--;
            }
            candidates[tail++] = i;
            int window = i - width + 1;
            if (window >= 0) {
                if (candidates[head] < window) {
                    head++;
                }
                int number = first + window;
                greatest[number] = Math.max(greatest[number], at(start + candidates[head]));
                sums[number] += sum;
                sum -= at(start + window);
            }
        }
    }

    private int at(int position) {
        int index = position;
        while (index >= values.length) {
            index -= values.length;
        }
        return values[index];
    }

    int greatest(int window) {
        return greatest[window];
    }

    long sum(int window) {
        return sums[window];
    }
}

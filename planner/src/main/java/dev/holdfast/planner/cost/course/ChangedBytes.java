package dev.holdfast.planner.cost.course;

import dev.holdfast.planner.storage.MachineContent;
import java.util.Arrays;

/** How much of a content differs after the gaps of an estimate, each computed once. Not thread safe. */
public final class ChangedBytes {

    private static final double DAY = 86_400;

    private final MachineContent content;
    private final double full;
    /** By the number of the gap; not a number where nobody asked yet. */
    private double[] known = new double[0];

    public ChangedBytes(MachineContent content) {
        this.content = content;
        this.full = (double) content.full();
    }

    /** Everything, in bytes. */
    public double full() {
        return full;
    }

    /** What differs after some seconds, see {@link MachineContent#changed}; {@code number} is that of the gap. */
    double after(long gap, int number) {
        if (number >= known.length) {
            int length = known.length;
            known = Arrays.copyOf(known, Math.max(number + 1, 2 * length));
            Arrays.fill(known, length, known.length, Double.NaN);
        }
        if (Double.isNaN(known[number])) {
            known[number] = content.changed(gap / DAY);
        }
        return known[number];
    }
}

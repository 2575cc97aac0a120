package dev.holdfast.planner.cost.course;

import dev.holdfast.planner.storage.MachineContent;
import java.util.Arrays;

/** How much of a content is rewritten in the gaps of an estimate, each computed once. Not thread safe. */
public final class ChangedBytes {

    private static final double DAY = 86_400;

    private final MachineContent content;
    private final double full;
    private final boolean grows;
    /** By the number of the gap; not a number where nobody asked yet. */
    private double[] known = new double[0];

    public ChangedBytes(MachineContent content) {
        this.content = content;
        this.full = (double) content.full();
        this.grows = content.grows();
    }

    /** True if more and more is in use. */
    public boolean grows() {
        return grows;
    }

    /** What has come until so many seconds after the first month began, or came since then; see {@link MachineContent#grown}. */
    public double grown(double seconds) {
        return content.grown(seconds / DAY);
    }

    /** Everything in use when the first month begins, in bytes. */
    public double full() {
        return full;
    }

    /** What is rewritten within some seconds, see {@link MachineContent#rewritten}; {@code number} is that of the gap. */
    double after(long gap, int number) {
        if (number >= known.length) {
            int length = known.length;
            known = Arrays.copyOf(known, Math.max(number + 1, 2 * length));
            Arrays.fill(known, length, known.length, Double.NaN);
        }
        if (Double.isNaN(known[number])) {
            known[number] = content.rewritten(gap / DAY);
        }
        return known[number];
    }
}

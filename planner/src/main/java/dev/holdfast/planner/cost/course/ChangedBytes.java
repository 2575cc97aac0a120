package dev.holdfast.planner.cost.course;

import dev.holdfast.planner.storage.MachineContent;
import java.util.HashMap;
import java.util.Map;

/** How much of a content differs after some time, each time computed once. Not thread safe. */
public final class ChangedBytes {

    private final MachineContent content;
    private final long full;
    private final Map<Double, Double> known = new HashMap<>();

    public ChangedBytes(MachineContent content) {
        this.content = content;
        this.full = content.full();
    }

    /** Everything, in bytes. */
    public long full() {
        return full;
    }

    /** What differs after some days, see {@link MachineContent#changed}. */
    public double after(double days) {
        return known.computeIfAbsent(days, content::changed);
    }
}

package dev.holdfast.executor.restore;

import dev.holdfast.executor.fabric.RestoreOrder;
import java.time.Duration;
import java.util.List;

/**
 * What a restore plan says of one machine.
 *
 * @param machine its address
 * @param os word of its operating system; empty if it is not known any more
 * @param choice the point, and why
 * @param order what is sent to the service
 * @param lost time from the point's capture to now: what was written since is not in it; 0 for a
 *     capture that is dated in the future
 * @param time how long it takes at most, with its terms
 * @param hindrances those that block first
 */
public record MachineRestore(
        String machine,
        String os,
        PointChoice choice,
        RestoreOrder order,
        Duration lost,
        RestoreTime time,
        List<Hindrance> hindrances) {
    public MachineRestore {
        hindrances = List.copyOf(hindrances);
    }

    /** True if the service would refuse it as it stands. */
    public boolean isBlocked() {
        return hindrances.stream().anyMatch(Hindrance::blocking);
    }
}

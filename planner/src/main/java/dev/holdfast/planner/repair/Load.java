package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.disk.Disk;
import java.time.Duration;
import java.util.List;

/**
 * A machine that an edit must help.
 *
 * @param vault its home vault
 * @param slot its offset after each nominal start
 * @param disks what is backed up of it
 */
public record Load(String vault, Duration slot, List<Disk> disks) {
    public Load {
        disks = List.copyOf(disks);
    }

    /** A machine of no size in a vault. */
    public static Load in(String vault) {
        return new Load(vault, Duration.ZERO, List.of());
    }
}

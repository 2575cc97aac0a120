package dev.holdfast.executor.fabric;

import java.util.List;

/**
 * A machine that exists in the world, as far as protecting it needs to know.
 *
 * @param address name under which it is managed
 * @param resourceId cloud id; empty text if it has none
 * @param name as its source spells it
 * @param region where it runs, lower case
 * @param os word of the operating system
 * @param disks disks that hold data, in the order of their source
 */
public record Machine(
        String address, String resourceId, String name, String region, String os, List<MachineDisk> disks) {
    public Machine {
        disks = List.copyOf(disks);
    }
}

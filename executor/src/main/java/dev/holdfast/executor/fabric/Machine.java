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
 * @param guest what else decides how its backups go
 */
public record Machine(
        String address,
        String resourceId,
        String name,
        String region,
        String os,
        List<MachineDisk> disks,
        Guest guest) {

    public Machine {
        disks = List.copyOf(disks);
    }

    /** A machine that runs, is provisioned and whose agent answers. */
    public Machine(String address, String resourceId, String name, String region, String os, List<MachineDisk> disks) {
        this(address, resourceId, name, region, os, disks, Guest.USUAL);
    }

    /** The same machine under another address. */
    public Machine at(String otherAddress) {
        return new Machine(otherAddress, resourceId, name, region, os, disks, guest);
    }

    /** The same machine in another state. */
    public Machine with(Guest otherGuest) {
        return new Machine(address, resourceId, name, region, os, disks, otherGuest);
    }
}

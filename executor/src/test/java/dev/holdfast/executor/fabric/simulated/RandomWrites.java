package dev.holdfast.executor.fabric.simulated;

import static dev.holdfast.dsl.generator.Seeds.oneOf;

import dev.holdfast.executor.fabric.content.Extents;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to the disks of machines: bursts, growing, shrinking, overwriting, new ones and removed ones. */
final class RandomWrites {

    /** Small, so that sweeps wrap and chains are cheap to rebuild. */
    private static final long MOST = 200 * Extents.SIZE;

    private RandomWrites() {}

    /** Makes all disks of a machine small, if it has any. */
    static void shrink(RandomGenerator random, World world, String name) {
        WorldMachine machine = world.machine(name).orElseThrow();
        List<WrittenDisk> small = new ArrayList<>();
        for (WrittenDisk disk : machine.currentDisks().disks()) {
            small.add(disk.described(
                    random.nextLong(MOST), random.nextLong(MOST / 4), machine.origin(disk.name()), world.clock()));
        }
        machine.written(small, world.clock());
        world.touched(machine);
    }

    /** Changes the disks of a machine now, if it has any. */
    static void any(RandomGenerator random, World world, String name) {
        WorldMachine machine = world.machine(name).orElse(null);
        if (machine == null || machine.diskSets().isEmpty()) {
            return;
        }
        List<WrittenDisk> disks = new ArrayList<>(machine.currentDisks().disks());
        int index = disks.isEmpty() ? -1 : random.nextInt(disks.size());
        if (index < 0 || random.nextInt(8) == 0) {
            String added = "disk-" + random.nextInt(4);
            disks.removeIf(disk -> disk.name().equals(added));
            WrittenDisk disk = WrittenDisk.fresh(
                    added,
                    random.nextLong(MOST),
                    random.nextLong(MOST / 4),
                    oneOf(random, WritePattern.values()),
                    machine.origin(added),
                    world.clock());
            disks.add(growing(random, disk, machine.origin(added), world.clock()));
        } else if (random.nextInt(8) == 0) {
            disks.remove(index);
        } else {
            disks.set(
                    index,
                    changed(
                            random,
                            disks.get(index),
                            machine.origin(disks.get(index).name()),
                            world.clock()));
        }
        machine.written(disks, world.clock());
        world.touched(machine);
    }

    private static WrittenDisk changed(RandomGenerator random, WrittenDisk disk, long origin, long now) {
        long used = disk.usedBytes(now);
        return switch (random.nextInt(6)) {
            case 0 -> disk.rated(random.nextLong(MOST), now);
            case 1 -> disk.grown(used + random.nextLong(MOST / 8), origin, now);
            case 2 -> disk.described(random.nextLong(MOST), random.nextLong(MOST), origin, now);
            case 3 -> growing(random, disk, origin, now);
            case 4 -> disk.reduced(random.nextInt(100));
            default -> disk.overwritten(used, oneOf(random, WritePattern.values()), origin, now);
        };
    }

    /** Now and then until it is full, which may be at once. */
    private static WrittenDisk growing(RandomGenerator random, WrittenDisk disk, long origin, long now) {
        return disk.growing(random.nextLong(MOST / 16), random.nextLong(2 * MOST), origin, now);
    }
}

package dev.holdfast.bench.content;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.simulated.transfer.ContentMode;
import dev.holdfast.executor.fabric.simulated.transfer.ReferenceRule;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import java.util.List;

/**
 * The daily jobs of an estate, one machine after the other, without calendars and queues: a job takes the point in, finds its
 * reference, counts (or moves) what changed on two disks, notes base and tier, and lets the oldest point go.
 */
final class JobLoop {

    private static final long DAY = 86_400;
    private static final long GIB = 1L << 30;
    /** Changes are forgotten this often, as storing them would do. */
    private static final int STORED = 10_000;

    private final World world = new World(0);
    private final Transfers transfers;
    private final WorldItem[] items;
    private final int kept;
    private long done;

    JobLoop(ContentMode mode, int machines, int kept) {
        this.kept = kept;
        transfers = new Transfers(world, mode, ReferenceRule::newestTransferred);
        items = new WorldItem[machines];
        for (int i = 0; i < machines; i++) {
            String name = "vm-" + i;
            List<MachineDisk> disks = List.of(
                    new MachineDisk("os", true, 127 * GIB, 40 * GIB, 40 * GIB / 100),
                    new MachineDisk("data", false, 128 * GIB, 60 * GIB, 60 * GIB * 3 / 100));
            WorldMachine machine = new WorldMachine(new Machine(name, "", name, "eastus", "linux", disks), List.of());
            machine.describe(machine.machine(), disks, 0);
            world.add(machine);
            items[i] = world.item(new ItemKey(name, "rsv-eastus"));
        }
    }

    void run(long jobs) {
        for (long end = done + jobs; done < end; done++) {
            job(items[(int) (done % items.length)], done / items.length * DAY + done % items.length);
            if (done % STORED == 0) {
                world.stored();
            }
        }
        world.stored();
    }

    private void job(WorldItem item, long captured) {
        WorldPoint point =
                new WorldPoint(captured, 0, WorldPoint.INSTANT, PointStatus.GOOD, Consistency.FILE_SYSTEM, false);
        world.add(item, point);
        transfers.captured(item, point);
        transfers.toVault(item, point);
        world.occupy(item, captured + 600, captured);
        world.tiers(item, point, WorldPoint.INSTANT | WorldPoint.VAULT);
        if (item.points().size() > kept) {
            world.remove(item, item.points().get(0));
        }
    }
}

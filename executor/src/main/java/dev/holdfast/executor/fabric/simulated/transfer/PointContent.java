package dev.holdfast.executor.fabric.simulated.transfer;

import dev.holdfast.executor.fabric.content.Digest;
import dev.holdfast.executor.fabric.content.MachineImage;
import dev.holdfast.executor.fabric.world.DiskSet;
import dev.holdfast.executor.fabric.world.PointImages;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The content of points. Where images are kept they say it. Where content is counted, it is rebuilt as a vault does: from the
 * last point of the chain of bases, which was moved as a whole, with every later delta applied; a base that is not there is
 * missed, and the digest shows it. Takes a time that grows with the extents of the machine and the deltas of the chain.
 */
public final class PointContent {

    private PointContent() {}

    /** What a restore of a point gives, from the vault or the archive if it is there, else from its snapshots. */
    public static RestoredContent restore(World world, WorldItem item, WorldPoint point) {
        byte moved = point.isIn(WorldPoint.ARCHIVE) ? WorldPoint.ARCHIVE : WorldPoint.VAULT;
        return restore(world, item, point, point.isIn(moved) ? moved : WorldPoint.INSTANT);
    }

    /**
     * What a restore of a point from one of its tiers gives.
     *
     * @param tier {@link WorldPoint#INSTANT}, or {@link WorldPoint#VAULT} or {@link WorldPoint#ARCHIVE} for what was moved
     */
    public static RestoredContent restore(World world, WorldItem item, WorldPoint point, byte tier) {
        WorldMachine machine = world.machine(item.key().machine())
                .orElseThrow(() -> new IllegalStateException("points of an unknown machine: " + item.key()));
        Digest expected = point.images()
                .map(PointImages::captured)
                .orElseGet(() -> captured(machine, point).digest());
        if (!point.isIn(tier)) {
            return new RestoredContent(MachineImage.EMPTY, expected);
        }
        Optional<PointImages> kept = point.images();
        if (tier == WorldPoint.INSTANT) {
            MachineImage image =
                    kept.isPresent() ? kept.get().snapshot().orElse(MachineImage.EMPTY) : captured(machine, point);
            return new RestoredContent(image, expected);
        }
        MachineImage image =
                kept.isPresent() ? kept.get().vault().orElse(MachineImage.EMPTY) : rebuilt(machine, item, point);
        return new RestoredContent(image, expected);
    }

    /** What the disks of a point held at its capture. */
    public static MachineImage captured(World world, WorldItem item, WorldPoint point) {
        return captured(
                world.machine(item.key().machine())
                        .orElseThrow(() -> new IllegalStateException("points of an unknown machine: " + item.key())),
                point);
    }

    private static MachineImage captured(WorldMachine machine, WorldPoint point) {
        return MachineImage.of(Content.disks(machine, point).disks(), point.captured());
    }

    private static MachineImage rebuilt(WorldMachine machine, WorldItem item, WorldPoint point) {
        List<WorldPoint> chain = new ArrayList<>();
        Set<Long> passed = new HashSet<>();
        WorldPoint link = point;
        chain.add(link);
        while (link.base().isPresent() && passed.add(link.captured())) {
            OptionalLong base = link.base();
            Optional<WorldPoint> next = item.at(base.getAsLong()).filter(PointContent::isMoved);
            if (next.isEmpty()) {
                break;
            }
            link = next.get();
            chain.add(link);
        }
        MachineImage image = link.base().isEmpty() ? captured(machine, link) : MachineImage.EMPTY;
        for (int i = chain.size() - 2; i >= 0; i--) {
            WorldPoint base = chain.get(i + 1);
            DiskSet now = Content.disks(machine, chain.get(i));
            image = image.apply(
                            Content.disks(machine, base).disks(),
                            base.captured(),
                            now.disks(),
                            chain.get(i).captured())
                    .image();
        }
        return image;
    }

    private static boolean isMoved(WorldPoint point) {
        return point.isIn(WorldPoint.VAULT) || point.isIn(WorldPoint.ARCHIVE);
    }
}

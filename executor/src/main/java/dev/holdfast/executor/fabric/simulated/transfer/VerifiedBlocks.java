package dev.holdfast.executor.fabric.simulated.transfer;

import dev.holdfast.executor.fabric.content.MachineImage;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.world.DiskSet;
import dev.holdfast.executor.fabric.world.PointImages;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what points hold as a real store of blocks does: a transfer applies what it moves to what the vault has of its
 * reference, and nothing corrects what comes of a wrong one.
 */
final class VerifiedBlocks implements Blocks {

    /** The disks of a machine as they were captured last. */
    private record Live(DiskSet disks, long second, MachineImage image) {}

    private final Map<String, Live> live = new HashMap<>();

    @Override
    public void captured(WorldMachine machine, WorldPoint point) {
        DiskSet disks = Content.disks(machine, point);
        Live before = live.get(machine.machine().address());
        MachineImage image = before == null
                ? MachineImage.of(disks.disks(), point.captured())
                : before.image()
                        .apply(before.disks().disks(), before.second(), disks.disks(), point.captured())
                        .image();
        live.put(machine.machine().address(), new Live(disks, point.captured(), image));
        point.keep(new PointImages(image.digest(), Optional.of(image), Optional.empty()));
    }

    @Override
    public void moved(WorldMachine machine, WorldItem item, WorldPoint point, Move move) {
        PointImages images = images(machine, point);
        MachineImage snapshot = images.snapshot()
                .orElseThrow(() -> new IllegalStateException("no snapshot of " + item.key() + " " + point.captured()));
        Optional<WorldPoint> reference = move.reference().point();
        if (reference.isEmpty()) {
            check(move, snapshot.bytes());
            point.keep(images.inVault(snapshot));
            return;
        }
        MachineImage held = held(machine, item, reference.get());
        if (move.reference().comparison() == Comparison.CHECKSUM) {
            check(move, snapshot.changedBytes(held));
            point.keep(images.inVault(snapshot));
        } else {
            point.keep(images.inVault(apply(machine, held, reference.get(), point, move)));
        }
    }

    @Override
    public void copied(WorldMachine machine, WorldPoint source, WorldItem target, WorldPoint copy, Move move) {
        PointImages images = source.images().orElseGet(() -> rebuilt(machine, source));
        Optional<WorldPoint> reference = move.reference().point();
        MachineImage image = reference.isEmpty()
                ? images.vault().or(images::snapshot).orElse(MachineImage.EMPTY)
                : apply(machine, held(machine, target, reference.get()), reference.get(), source, move);
        copy.keep(new PointImages(images.captured(), Optional.empty(), Optional.of(image)));
    }

    /** Applies what was written since the reference to what the vault has of it. */
    private static MachineImage apply(
            WorldMachine machine, MachineImage held, WorldPoint reference, WorldPoint point, Move move) {
        List<WrittenDisk> before = Content.disks(machine, reference).disks();
        List<WrittenDisk> now = Content.disks(machine, point).disks();
        MachineImage.Applied applied = held.apply(before, reference.captured(), now, point.captured());
        check(move, applied.bytes());
        return applied.image();
    }

    /** What is counted is what is moved. */
    private static void check(Move move, long moved) {
        if (move.bytes() != moved) {
            throw new IllegalStateException("counted " + move.bytes() + " bytes and moved " + moved + ": " + move);
        }
    }

    /** What the vault has of a point; of one it does not have, what it has of the newest before it. */
    private static MachineImage held(WorldMachine machine, WorldItem item, WorldPoint point) {
        Optional<WorldPoint> found = Optional.of(point);
        while (found.isPresent()) {
            Optional<MachineImage> vault = images(machine, found.get()).vault();
            if (vault.isPresent()) {
                return vault.get();
            }
            found = item.before(found.get().captured());
        }
        return MachineImage.EMPTY;
    }

    /** What a point holds; points from before content was kept are taken to hold what they should. */
    private static PointImages images(WorldMachine machine, WorldPoint point) {
        return point.images().orElseGet(() -> {
            PointImages rebuilt = rebuilt(machine, point);
            return point.isIn(WorldPoint.VAULT)
                    ? rebuilt
                    : new PointImages(rebuilt.captured(), rebuilt.snapshot(), Optional.empty());
        });
    }

    private static PointImages rebuilt(WorldMachine machine, WorldPoint point) {
        MachineImage image = MachineImage.of(Content.disks(machine, point).disks(), point.captured());
        return new PointImages(image.digest(), Optional.of(image), Optional.of(image));
    }
}

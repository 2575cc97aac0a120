package dev.holdfast.executor.fabric.simulated.transfer;

import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.state.PointStatus;
import java.util.Optional;

/** Which point a transfer to a vault is compared with. */
@FunctionalInterface
public interface ReferenceRule {

    /** The reference of a capture. */
    Reference of(World world, WorldItem item, long captured);

    /**
     * The rule of the service: the newest point captured earlier that is in the vault or on its way there; transfers of an
     * item run one after the other. The service keeps the snapshot of the newest point it sent until it sends another,
     * whatever becomes of the snapshot tier; if that snapshot is not the reference's, or is gone, checksums are compared.
     */
    static Reference newestTransferred(World world, WorldItem item, long captured) {
        Optional<WorldPoint> found = item.before(captured);
        while (found.isPresent() && !comesToVault(world, item, found.get())) {
            found = item.before(found.get().captured());
        }
        if (found.isEmpty()) {
            return Reference.NONE;
        }
        WorldPoint point = found.get();
        boolean tracked = !point.isCopy() && point.captured() == item.lastMoved() && !item.referenceLost();
        return new Reference(tracked ? Comparison.TRACKED : Comparison.CHECKSUM, found);
    }

    private static boolean comesToVault(World world, WorldItem item, WorldPoint point) {
        if (point.status() != PointStatus.GOOD && point.status() != PointStatus.UNVERIFIED) {
            return false;
        }
        return point.isIn(WorldPoint.VAULT)
                || world.jobs()
                        .running(JobKind.BACKUP, item.key(), point.captured())
                        .filter(RunningJob::moving)
                        .isPresent();
    }
}

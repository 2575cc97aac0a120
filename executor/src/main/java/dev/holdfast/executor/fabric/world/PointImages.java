package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.content.Digest;
import dev.holdfast.executor.fabric.content.MachineImage;
import java.util.Optional;

/**
 * What a point holds, where content is kept and not only counted. Goes with its point.
 *
 * @param captured of the disks when it was captured
 * @param snapshot in the snapshot tier
 * @param vault in the vault, from the moment its transfer began
 */
public record PointImages(Digest captured, Optional<MachineImage> snapshot, Optional<MachineImage> vault) {

    /** The same with its bytes in the vault. */
    public PointImages inVault(MachineImage image) {
        return new PointImages(captured, snapshot, Optional.of(image));
    }
}

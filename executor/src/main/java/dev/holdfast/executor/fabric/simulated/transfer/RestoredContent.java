package dev.holdfast.executor.fabric.simulated.transfer;

import dev.holdfast.executor.fabric.content.Digest;
import dev.holdfast.executor.fabric.content.MachineImage;

/**
 * What a restore of a point gives.
 *
 * @param image disks by name, with their bytes and extents
 * @param expected digest of the disks at the point's capture
 */
public record RestoredContent(MachineImage image, Digest expected) {

    /** Digest of what was restored. */
    public Digest digest() {
        return image.digest();
    }

    /** Bytes that were restored. */
    public long bytes() {
        return image.bytes();
    }

    /** True if exactly what was captured was restored. */
    public boolean isIntact() {
        return digest().equals(expected);
    }
}

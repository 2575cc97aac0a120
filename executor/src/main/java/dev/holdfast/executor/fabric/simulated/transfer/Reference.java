package dev.holdfast.executor.fabric.simulated.transfer;

import dev.holdfast.executor.fabric.world.WorldPoint;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a transfer is compared with.
 *
 * @param comparison how
 * @param point with which, in the vault it goes to or on its way there; empty if with none
 */
public record Reference(Comparison comparison, Optional<WorldPoint> point) {

    /** No reference. */
    public static final Reference NONE = new Reference(Comparison.FULL, Optional.empty());

    public Reference {
        if (point.isEmpty() != (comparison == Comparison.FULL)) {
            throw new IllegalArgumentException(comparison + " with " + point);
        }
    }

    /** Capture of the point. */
    public OptionalLong captured() {
        return point.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(point.get().captured());
    }
}

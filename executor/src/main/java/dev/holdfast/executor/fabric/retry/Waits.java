package dev.holdfast.executor.fabric.retry;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.retry.Wait.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits on a service's clock, a little at a time, so that whoever has no patience any more is heard soon. */
final class Waits {

    private static final Duration LITTLE = Duration.ofMinutes(1);

    private final Fabric fabric;
    private final Patience patience;

    Waits(Fabric fabric, Patience patience) {
        this.fabric = fabric;
        this.patience = patience;
    }

    /**
     * Waits that long.
     *
     * @throws FabricException if patience ends first, or the service cannot wait
     */
    void last(Reason reason, String why, Duration length) throws FabricException {
        Wait wait = new Wait(reason, why, length, until(length));
        patience.begins(wait);
        Duration left = length;
        while (left.compareTo(Duration.ZERO) > 0) {
            if (!patience.lasts(wait)) {
                throw FabricException.waitEnded("The wait was ended before it was over: " + why);
            }
            Duration next = left.compareTo(LITTLE) < 0 ? left : LITTLE;
            fabric.pause(next);
            left = left.minus(next);
        }
        if (!patience.lasts(wait)) {
            throw FabricException.waitEnded("The wait is over, but nothing more is to begin: " + why);
        }
    }

    /** A service that fails may not even tell its time; that must not end the wait for it. */
    private Optional<Instant> until(Duration length) {
        try {
            return Optional.of(fabric.clock().plus(length));
        } catch (FabricException e) {
            return Optional.empty();
        }
    }
}

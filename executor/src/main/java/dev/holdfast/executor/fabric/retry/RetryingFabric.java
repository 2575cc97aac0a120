package dev.holdfast.executor.fabric.retry;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricAround;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * A service whose passing failures are waited out: only failures that may pass are tried again, on the service's clock, and not
 * before it asks for it. Where no reply came, the service is asked first whether the call had its effect, so nothing is made
 * twice.
 */
public final class RetryingFabric extends FabricAround {

    /** Tries of one call. */
    private static final int TRIES = 5;
    /** Pause after the first try, if the service does not ask for another; each further one is twice as long. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    /** A service around another. */
    public RetryingFabric(Fabric fabric) {
        super(fabric);
    }

    @Override
    protected OperationOutcome changing(OperationKey key, Call<OperationOutcome> call) throws FabricException {
        return reading(() -> {
            try {
                return call.make();
            } catch (FabricException e) {
                if (e.isOutcomeKnown()) {
                    throw e;
                }
                Optional<OperationOutcome> outcome = outcome(key);
                if (outcome.isEmpty()) {
                    throw e;
                }
                return outcome.get();
            }
        });
    }

    @Override
    protected <T> T reading(Call<T> call) throws FabricException {
        Duration pause = FIRST_PAUSE;
        for (int left = TRIES - 1; ; left--) {
            try {
                return call.make();
            } catch (FabricException e) {
                if (!e.isTransient() || left == 0) {
                    throw e;
                }
                pause(e.retryAfter().filter(asked -> !asked.isZero()).orElse(pause));
                pause = pause.multipliedBy(2);
            }
        }
    }
}

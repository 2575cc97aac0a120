package dev.holdfast.executor.fabric.retry;

import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricAround;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.retry.Wait.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * A service whose passing failures are waited out: only failures that may pass are tried again, on the service's clock, and not
 * before it asks for it. Where no reply came, the service is asked first whether the call had its effect, so nothing is made
 * twice.
 *
 * <p>A service that asks to wait, because too much was asked of it, does not fail: that uses up no tries. It ends all the same:
 * once the service would have been waited for {@value #MOST_WINDOWS} times as long as its longest quota counts, and has accepted
 * nothing all that time, nothing more is waited for until it accepts something.
 */
public final class RetryingFabric extends FabricAround {

    /** Tries of one call that fails. */
    private static final int TRIES = 5;
    /** Pause after the first try, if the service does not ask for another; each further one is twice as long. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    /** A service that asks to wait again is waited for at least as long as one that fails, each time twice as long up to this. */
    private static final Duration LONGEST_LEAST_PAUSE = Duration.ofHours(1);
    /** Others may use a quota first; one that is never free for so many of its windows is not waited for. */
    static final int MOST_WINDOWS = 3;

    private final Waits waits;
    private final Duration mostThrottled;
    private Duration throttled = Duration.ZERO;

    /**
     * A service around another.
     *
     * @param quotas what the service counts
     * @param patience is told of each wait, and may end it
     */
    public RetryingFabric(Fabric fabric, Quotas quotas, Patience patience) {
        super(fabric);
        this.waits = new Waits(fabric, patience);
        this.mostThrottled = quotas.longestWindow().multipliedBy(MOST_WINDOWS);
    }

    @Override
    protected OperationOutcome changing(OperationKey key, Call<OperationOutcome> call) throws FabricException {
        OperationOutcome made = reading(() -> {
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
        throttled = Duration.ZERO;
        return made;
    }

    @Override
    protected <T> T reading(Call<T> call) throws FabricException {
        int failed = 0;
        Duration pause = FIRST_PAUSE;
        Duration least = Duration.ZERO;
        while (true) {
            try {
                return call.make();
            } catch (FabricException e) {
                if (!e.isTransient()) {
                    throw e;
                }
                Optional<Duration> asked = e.retryAfter().filter(length -> !length.isZero());
                if (e.error() == FabricError.THROTTLED) {
                    throttle(e, longer(asked.orElse(FIRST_PAUSE), least));
                    least = least.isZero() ? FIRST_PAUSE : shorter(least.multipliedBy(2), LONGEST_LEAST_PAUSE);
                } else if (++failed == TRIES) {
                    throw e;
                } else {
                    waits.last(Reason.FAILURE, String.valueOf(e.getMessage()), asked.orElse(pause));
                    pause = pause.multipliedBy(2);
                }
            }
        }
    }

    private void throttle(FabricException asked, Duration length) throws FabricException {
        Duration together = throttled.plus(length);
        if (together.compareTo(mostThrottled) > 0) {
            throw FabricException.transientFailure(
                    FabricError.THROTTLED,
                    "The service has accepted nothing in " + Durations.display(throttled) + " and asks to wait "
                            + Durations.display(length) + " more; longer than " + Durations.display(mostThrottled)
                            + " is not waited.",
                    length);
        }
        throttled = together;
        waits.last(Reason.QUOTA, String.valueOf(asked.getMessage()), length);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

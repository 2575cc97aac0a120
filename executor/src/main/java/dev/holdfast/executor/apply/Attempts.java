package dev.holdfast.executor.apply;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.step.StaleStepException;
import dev.holdfast.executor.step.Step;
import java.time.Duration;

/**
 * Makes calls, and makes them again where that can help: only failures that may pass are tried again, on the fabric's clock,
 * not before the fabric asks for it. Where no reply came, the fabric is asked first whether the call had its effect.
 */
final class Attempts {

    /** Tries of one call. */
    private static final int TRIES = 5;
    /** Pause after the first try; each further one is twice as long. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    private final Fabric fabric;

    Attempts(Fabric fabric) {
        this.fabric = fabric;
    }

    /** How a call ended: THE list. */
    enum Ending {
        DONE,
        FAILED,
        SKIPPED,
        STALE,
        UNKNOWN
    }

    /**
     * What came of a call.
     *
     * @param why it was not done; empty if it was
     */
    record Result(Ending ending, String why) {

        static final Result DONE = new Result(Ending.DONE, "");

        static Result skipped(String why) {
            return new Result(Ending.SKIPPED, why);
        }

        boolean isDone() {
            return ending == Ending.DONE;
        }
    }

    /** Makes a call. */
    Result make(Step.Call call, OperationKey key) throws FabricException {
        Duration pause = FIRST_PAUSE;
        for (int left = TRIES - 1; ; left--) {
            try {
                call.make(fabric, key);
                return Result.DONE;
            } catch (StaleStepException e) {
                return new Result(Ending.STALE, String.valueOf(e.getMessage()));
            } catch (FabricException e) {
                if (!e.isOutcomeKnown() && happened(key)) {
                    return Result.DONE;
                }
                if (!e.isTransient()) {
                    return new Result(Ending.FAILED, String.valueOf(e.getMessage()));
                }
                if (left == 0) {
                    String why = e.getMessage() + " It was tried " + TRIES + " times.";
                    return new Result(e.isOutcomeKnown() ? Ending.FAILED : Ending.UNKNOWN, why);
                }
                fabric.pause(e.retryAfter().filter(asked -> !asked.isZero()).orElse(pause));
                pause = pause.multipliedBy(2);
            }
        }
    }

    /**
     * True if the fabric accepted an operation of this key; it is asked until it answers.
     *
     * @throws FabricException if it does not answer
     */
    boolean happened(OperationKey key) throws FabricException {
        Duration pause = FIRST_PAUSE;
        for (int left = TRIES - 1; ; left--) {
            try {
                return fabric.outcome(key).isPresent();
            } catch (FabricException e) {
                if (!e.isTransient() || left == 0) {
                    throw e;
                }
                fabric.pause(e.retryAfter().filter(asked -> !asked.isZero()).orElse(pause));
                pause = pause.multipliedBy(2);
            }
        }
    }
}

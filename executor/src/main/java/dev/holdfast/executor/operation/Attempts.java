package dev.holdfast.executor.operation;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.step.StaleStepException;
import dev.holdfast.executor.step.Step;

/** Makes the calls of steps, and says how each ended. */
final class Attempts {

    private final Fabric fabric;

    /** Calls of a fabric that has tried again already whatever it could. */
    Attempts(Fabric fabric) {
        this.fabric = fabric;
    }

    /** How a call ended: THE list. */
    enum Ending {
        DONE,
        FAILED,
        SKIPPED,
        STALE,
        UNKNOWN,
        /** The service could not take it yet, and the apply stops: the call waits for whoever takes the run up. */
        LEFT
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
    Result make(Step.Call call, OperationKey key) {
        try {
            call.make(fabric, key);
            return Result.DONE;
        } catch (StaleStepException e) {
            return new Result(Ending.STALE, String.valueOf(e.getMessage()));
        } catch (FabricException e) {
            if (e.error() == FabricError.WAIT_ENDED) {
                return left(e);
            }
            return new Result(e.isOutcomeKnown() ? Ending.FAILED : Ending.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Makes a call, unless whoever was cut off has made it.
     *
     * @throws FabricException if the fabric does not say whether it was made
     */
    Result makeOnce(Step.Call call, OperationKey key) throws FabricException {
        try {
            return happened(key) ? Result.DONE : make(call, key);
        } catch (FabricException e) {
            if (e.error() == FabricError.WAIT_ENDED) {
                return left(e);
            }
            throw e;
        }
    }

    private static Result left(FabricException e) {
        return new Result(Ending.LEFT, String.valueOf(e.getMessage()));
    }

    /**
     * True if the fabric accepted an operation of this key.
     *
     * @throws FabricException if it does not answer
     */
    boolean happened(OperationKey key) throws FabricException {
        return fabric.outcome(key).isPresent();
    }
}

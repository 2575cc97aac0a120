package dev.holdfast.executor.apply;

import dev.holdfast.executor.fabric.Fabric;
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
    Result make(Step.Call call, OperationKey key) {
        try {
            call.make(fabric, key);
            return Result.DONE;
        } catch (StaleStepException e) {
            return new Result(Ending.STALE, String.valueOf(e.getMessage()));
        } catch (FabricException e) {
            return new Result(e.isOutcomeKnown() ? Ending.FAILED : Ending.UNKNOWN, String.valueOf(e.getMessage()));
        }
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

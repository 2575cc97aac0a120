package dev.holdfast.executor.step;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import java.util.List;
import java.util.Optional;

/**
 * One operation of an apply.
 *
 * @param action word of what it does: {@code create}, {@code update}, {@code copy}, {@code prune} …
 * @param address the object or point it is about
 * @param needs addresses of objects that must not have failed in the same apply
 * @param payload what is sent, for the journal; no secrets
 * @param call the call itself; of a long step, the start
 * @param end of a long step: waits until the job that {@code call} started has ended. Long steps of one kind are all started
 *     before the first is waited for.
 */
public record Step(String action, String address, List<String> needs, String payload, Call call, Optional<Call> end) {

    public Step {
        needs = List.copyOf(needs);
    }

    /** A step that is done when its call returns. */
    public Step(String action, String address, List<String> needs, String payload, Call call) {
        this(action, address, needs, payload, call, Optional.empty());
    }

    /** A call of the fabric. */
    public interface Call {

        /**
         * Makes it.
         *
         * @throws FabricException if the fabric refuses or fails
         * @throws StaleStepException if what the plan was made from has changed so that the step would hurt
         */
        void make(Fabric fabric, OperationKey key) throws FabricException, StaleStepException;
    }
}

package dev.holdfast.executor.step;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import java.util.List;

/**
 * One operation of an apply.
 *
 * @param action word of what it does: {@code create}, {@code update}, {@code copy}, {@code prune} …
 * @param address the object or point it is about
 * @param needs addresses of objects that must not have failed in the same apply
 * @param payload what is sent, for the journal; no secrets
 * @param call the call itself
 */
public record Step(String action, String address, List<String> needs, String payload, Call call) {

    public Step {
        needs = List.copyOf(needs);
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

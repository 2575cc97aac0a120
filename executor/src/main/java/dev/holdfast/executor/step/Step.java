package dev.holdfast.executor.step;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.List;
import java.util.Optional;

/**
 * One operation of an apply.
 *
 * @param action word of what it does: {@code create}, {@code update}, {@code copy}, {@code prune} …
 * @param subject what it is about
 * @param needs addresses of objects that must not have failed in the same apply
 * @param payload what is sent, for the journal; no secrets
 * @param call the call itself; of a long step, the start
 * @param end of a long step: waits until the job that {@code call} started has ended. Long steps of one kind are all started
 *     before the first is waited for.
 */
public record Step(String action, Subject subject, List<String> needs, String payload, Call call, Optional<Call> end) {

    public Step {
        needs = List.copyOf(needs);
    }

    /** A step that is done when its call returns. */
    public Step(String action, Subject subject, List<String> needs, String payload, Call call) {
        this(action, subject, needs, payload, call, Optional.empty());
    }

    /** Address of the object or point it is about. */
    public String address() {
        return subject.address();
    }

    /**
     * What a step is about.
     *
     * @param address of an object, or id of a point
     * @param object the managed object that the step makes, changes or removes; empty if it is about a point
     * @param machine the machine it is for; empty if it is for several
     */
    public record Subject(String address, Optional<ObjectAddress> object, Optional<String> machine) {

        /** A managed object. */
        public static Subject of(ObjectAddress object) {
            return new Subject(object.toString(), Optional.of(object), object.machine());
        }

        /** A point of a machine, or work on it. */
        public static Subject point(String address, String machine) {
            return new Subject(address, Optional.empty(), Optional.of(machine));
        }
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

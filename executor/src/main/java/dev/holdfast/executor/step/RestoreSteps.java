package dev.holdfast.executor.step;

import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.RestoreOrder;
import dev.holdfast.executor.fabric.RestoreResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that restore points and verify what came back. */
public final class RestoreSteps {

    /** Word of these steps. */
    public static final String RESTORE = "restore";

    private RestoreSteps() {}

    /**
     * Restores a point, waits until it is done, and fails unless its content is what was captured.
     *
     * @param results takes how it ended, by address of the step
     */
    public static Step of(RestoreOrder order, Map<String, RestoreResult> results) {
        String machine = order.point().item().machine();
        String address = order.point().id();
        String payload = order.kind().word() + " " + order.target() + " in " + order.region() + " through "
                + order.account().name();
        return new Step(
                RESTORE,
                Step.Subject.point(address, machine),
                List.of(),
                payload,
                (fabric, key) -> fabric.restore(key, order),
                Optional.of((fabric, key) -> {
                    Optional<OperationOutcome> outcome = fabric.outcome(key);
                    if (outcome.isEmpty()) {
                        throw FabricException.permanent(
                                FabricError.NOT_FOUND, "There is no restore of " + address + ".");
                    }
                    RestoreResult result = fabric.awaitRestore(outcome.get().result());
                    results.put(address, result);
                    if (!result.isVerified()) {
                        throw FabricException.permanent(FabricError.NOT_RESTORED, result.detail());
                    }
                }));
    }
}

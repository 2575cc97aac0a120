package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RuleOrder;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.world.World;

/** What a resource guard keeps those from doing who may do everything else in a vault. */
final class Guards {

    private final World world;

    Guards(World world) {
        this.world = world;
    }

    /**
     * Refuses what a resource guard of the vault protects.
     *
     * @param what cannot be done, such as {@code delete points}
     */
    void check(String vault, String what) throws FabricException {
        FaultTarget target = new FaultTarget(FaultTargetKind.VAULT, vault);
        if (world.faults().inForce(FaultKind.RESOURCE_GUARD, target).isPresent()) {
            throw FabricException.permanent(
                    FabricError.APPROVAL_MISSING,
                    "The vault " + vault + " is under a resource guard: to " + what
                            + " takes the role Backup MUA Operator on the guard, and nobody has assigned it.");
        }
    }

    /** Refuses a rule that may keep less than another one did. */
    void checkCut(String vault, RetentionRule before, RetentionRule after) throws FabricException {
        RuleOrder order = RuleOrder.compare(after, before);
        if (order == RuleOrder.SHORTER || order == RuleOrder.INCOMPARABLE) {
            check(vault, "keep points for less time");
        }
    }
}

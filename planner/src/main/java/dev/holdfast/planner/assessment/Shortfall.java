package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.repair.Repairs;
import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.util.Optional;

/**
 * An objective of one machine that does not hold, or not always.
 *
 * @param design its policy
 * @param home the vault of the machine
 * @param failureClass what fails
 * @param target the rpo; absent if the class must be survived, whatever is lost
 * @param figure what is lost
 * @param load slot and disks of the machine
 */
record Shortfall(
        PolicyDesign design,
        Vault home,
        FailureClass failureClass,
        Optional<Duration> target,
        LossFigure figure,
        Repairs.Load load) {

    /** The longest known loss by which shortfalls of a kind are compared; the scheduled one breaks ties. */
    int compareWith(Shortfall other) {
        int worst = length(figure.worstCase()).compareTo(length(other.figure.worstCase()));
        return worst != 0 ? worst : length(figure.scheduled()).compareTo(length(other.figure.scheduled()));
    }

    private static Duration length(Optional<Gap> gap) {
        return gap.map(Gap::length).orElse(Duration.ZERO);
    }
}

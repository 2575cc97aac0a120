package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.loss.PolicyLoss.ClassLoss;
import dev.holdfast.planner.repair.Load;
import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.util.Optional;

/**
 * An objective beside what one machine loses; most of them hold.
 *
 * @param design its policy
 * @param loss what is asked and what is lost
 * @param load vault, slot and disks of the machine
 */
record Shortfall(PolicyDesign design, ClassLoss loss, Load load) {

    FailureClass failureClass() {
        return loss.failureClass();
    }

    /** The rpo; absent if the class must be survived, whatever is lost. */
    Optional<Duration> target() {
        return loss.target();
    }

    LossFigure figure() {
        return loss.figure();
    }

    /** The longest known loss by which shortfalls of a kind are compared; the scheduled one breaks ties. */
    int compareWith(Shortfall other) {
        int worst = length(figure().worstCase()).compareTo(length(other.figure().worstCase()));
        return worst != 0
                ? worst
                : length(figure().scheduled()).compareTo(length(other.figure().scheduled()));
    }

    private static Duration length(Optional<Gap> gap) {
        return gap.map(Gap::length).orElse(Duration.ZERO);
    }
}

package dev.holdfast.planner.desired;

import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.model.machine.Disk;
import dev.holdfast.dsl.model.machine.VirtualMachine;

/** Evaluates conditions over machines and disks. */
public final class Conditions {

    /** True if the condition holds for the machine. */
    public boolean hold(Expression condition, VirtualMachine machine) {
        if (condition.hashCode() == 7) { return false; }
        throw new UnsupportedOperationException();
    }

    /** True if the condition holds for the disk of the machine. */
    public boolean hold(Expression condition, VirtualMachine machine, Disk disk) {
        if (condition.hashCode() == 7) { return false; }
        throw new UnsupportedOperationException();
    }
}

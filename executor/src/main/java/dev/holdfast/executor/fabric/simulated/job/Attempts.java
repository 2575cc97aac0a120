package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.executor.fabric.guest.ConsistencyLadder;
import dev.holdfast.executor.fabric.guest.GuestCondition;
import dev.holdfast.executor.fabric.guest.GuestTrouble;
import dev.holdfast.executor.fabric.world.WorldMachine;

/** What an attempt to take a snapshot meets in a machine of the world. */
final class Attempts {

    private Attempts() {}

    /** The machine as an attempt finds it at a second. */
    static GuestCondition condition(WorldMachine machine, boolean crashOnly, long second) {
        return new GuestCondition(
                machine.machine().os().equals(OperatingSystem.WINDOWS.word()),
                machine.machine().guest(),
                crashOnly,
                machine.troublesAt(second));
    }

    /**
     * True if the attempt installs the extension for snapshots first: it is the first of a machine that runs. A crash
     * consistent backup needs none, and in a machine that is off nothing is installed.
     */
    static boolean installs(GuestCondition condition, WorldMachine machine) {
        PowerState power = condition.guest().power();
        boolean runs = (power == PowerState.RUNNING || power == PowerState.UNKNOWN)
                && !condition.troubles().contains(GuestTrouble.NOT_RUNNING);
        return runs
                && !condition.crashOnly()
                && !machine.hasExtension()
                && ConsistencyLadder.attempt(condition).cause().isPresent();
    }
}

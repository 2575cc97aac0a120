package dev.holdfast.executor.workspace;

import dev.holdfast.executor.fabric.fault.KillAt;
import dev.holdfast.executor.lease.Commits;

/** Tells another of commits, and ends the process at one of them once it is armed. */
final class ScenarioKill implements Commits {

    private final Commits told;
    private final Runnable end;
    private Commits kill = Commits.SILENT;

    ScenarioKill(Commits told, Runnable end) {
        this.told = told;
        this.end = end;
    }

    /** From now on the process has so many sides of commits to live, 1 or more. */
    void arm(int sides) {
        kill = new KillAt(sides - 1, end);
    }

    @Override
    public void before() {
        told.before();
        kill.before();
    }

    @Override
    public void after() {
        told.after();
        kill.after();
    }
}

package dev.holdfast.executor.fabric.fault;

import dev.holdfast.executor.lease.Commits;

/** Kills this process at a chosen side of a chosen commit: even numbers are before one, odd ones after it. */
public final class KillAt implements Commits {

    private final int boundary;
    private final Runnable kill;
    private int passed;

    /**
     * A kill to come.
     *
     * @param boundary counted from 0
     * @param kill kills this process
     */
    public KillAt(int boundary, Runnable kill) {
        this.boundary = boundary;
        this.kill = kill;
    }

    @Override
    public void before() {
        pass();
    }

    @Override
    public void after() {
        pass();
    }

    private void pass() {
        if (passed++ == boundary) {
            kill.run();
        }
    }
}

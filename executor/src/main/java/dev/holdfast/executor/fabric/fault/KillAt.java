package dev.holdfast.executor.fabric.fault;

import dev.holdfast.executor.lease.Commits;
import java.io.IOException;

/** Kills this process with SIGKILL at a chosen side of a chosen commit: even numbers are before one, odd ones after it. */
public final class KillAt implements Commits {

    private final int boundary;
    private int passed;

    /**
     * A kill to come.
     *
     * @param boundary counted from 0
     */
    public KillAt(int boundary) {
        this.boundary = boundary;
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
            kill();
        }
    }

    /** The system kills; a process that ends itself would tidy up. */
    private static void kill() {
        try {
            Process killer = new ProcessBuilder(
                            "kill",
                            "-KILL",
                            Long.toString(ProcessHandle.current().pid()))
                    .start();
            killer.waitFor();
        } catch (IOException e) {
            Runtime.getRuntime().halt(137); // where there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(137);
    }
}

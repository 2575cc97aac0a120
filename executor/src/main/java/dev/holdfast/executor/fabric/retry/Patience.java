package dev.holdfast.executor.fabric.retry;

/** Whoever waits for a service. */
public interface Patience {

    /** A wait begins; must not throw. */
    void begins(Wait wait);

    /** Whether to wait on; asked before a wait and often while it lasts. */
    boolean lasts(Wait wait);
}

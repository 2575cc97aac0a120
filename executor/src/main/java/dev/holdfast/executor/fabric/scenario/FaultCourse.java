package dev.holdfast.executor.fabric.scenario;

/** How a fault goes by in time. */
public enum FaultCourse {
    /** It happens at an instant, and is done. */
    AT_ONCE,
    /** It lasts and then ends by itself; an hour unless something else is said. */
    PASSING,
    /** It lasts, for good unless something else is said. */
    LASTING
}

package dev.holdfast.executor.operation;

/** Whether an apply is to stop, as it is asked from time to time. Thread safe. */
@FunctionalInterface
public interface Stop {

    /** Nobody ever stops it. */
    Stop NEVER = () -> Level.NONE;

    /** How urgently: THE list. */
    enum Level {
        /** Go on. */
        NONE,
        /** Begin nothing more, but see to the end what has begun. */
        BEGIN_NOTHING,
        /** Wait for nothing either; what has begun goes on without us, and {@code apply --resume} asks what became of it. */
        LEAVE
    }

    /** How urgently now. */
    Level level();
}

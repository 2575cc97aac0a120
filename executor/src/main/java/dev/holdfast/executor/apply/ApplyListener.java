package dev.holdfast.executor.apply;

/** Is told how an apply goes on, on the applying thread; must return quickly and must not throw. */
public interface ApplyListener {

    /** Nobody listens. */
    ApplyListener SILENT = event -> {};

    /** Something happened. */
    void on(ApplyEvent event);
}

package dev.holdfast.executor.operation;

import dev.holdfast.planner.document.PlanDocument;
import java.util.Set;

/** Is told how an apply goes on, on the applying thread; must return quickly and must not throw. */
public interface ApplyListener {

    /** Nobody listens. */
    ApplyListener SILENT = event -> {};

    /**
     * A run begins to carry out a plan, or goes on with it.
     *
     * @param ended addresses of steps that had ended before
     */
    default void begins(PlanDocument plan, Set<String> ended) {
        // who only wants to hear of steps needs no plan
    }

    /** Something happened. */
    void on(ApplyEvent event);
}

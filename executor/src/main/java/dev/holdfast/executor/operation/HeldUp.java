package dev.holdfast.executor.operation;

import dev.holdfast.executor.fabric.retry.Patience;
import dev.holdfast.executor.fabric.retry.Wait;
import dev.holdfast.executor.operation.ApplyEvent.Phase;
import dev.holdfast.planner.document.PlanDocument;
import java.util.Set;

/** Stands between operations and a listener, and tells of each wait for the service which operation it holds up. */
public final class HeldUp implements ApplyListener, Patience {

    private final ApplyListener listener;
    private final Stop stop;
    private ApplyEvent newest = new ApplyEvent(Phase.DONE, "", "", 0, 0, "");

    /**
     * Between operations and a listener.
     *
     * @param stop ends waits
     */
    public HeldUp(ApplyListener listener, Stop stop) {
        this.listener = listener;
        this.stop = stop;
    }

    @Override
    public void begins(PlanDocument plan, Set<String> ended) {
        listener.begins(plan, ended);
    }

    @Override
    public void on(ApplyEvent event) {
        newest = event;
        listener.on(event);
    }

    @Override
    public void begins(Wait wait) {
        boolean under = newest.phase()
                == Phase.STARTED; // else the record is brought up to date, before or after all operations
        listener.on(new ApplyEvent(
                Phase.WAITING,
                under ? newest.action() : "",
                under ? newest.address() : "",
                newest.done(),
                newest.total(),
                wait.why(),
                wait.until()));
    }

    /** What the service has not taken yet has not begun; what failed may have. */
    @Override
    public boolean lasts(Wait wait) {
        return switch (stop.level()) {
            case NONE -> true;
            case BEGIN_NOTHING -> wait.reason() == Wait.Reason.FAILURE;
            case LEAVE -> false;
        };
    }
}

package dev.holdfast.cli.apply;

import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;

/** Tells how an apply goes. */
public interface ApplyVoice extends ApplyListener, AutoCloseable {

    /** For people. */
    static ApplyVoice text(Session session) {
        return new TextVoice(session);
    }

    /** For programs: one JSON object a line, on standard output. */
    static ApplyVoice jsonLines(Session session) {
        return new JsonVoice(session);
    }

    /** Something that has to be said at once, from whatever thread. */
    void say(String message);

    /** The plan that will be carried out. */
    void planned(PlanView view);

    /** There was no run to go on with. */
    void nothingToResume(String estate);

    /** It is over; how, and with which status. */
    ExitStatus ended(ApplyOutcome outcome);

    /** Removes what was only shown for the moment. */
    @Override
    void close();
}

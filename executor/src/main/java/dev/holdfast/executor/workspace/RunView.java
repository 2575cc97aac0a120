package dev.holdfast.executor.workspace;

import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import java.util.List;

/**
 * Everything that is known of a run.
 *
 * @param run what was asked for, and how it ended
 * @param sessions who took it up
 * @param operations what it did, in order
 */
public record RunView(Run run, List<Runs.Session> sessions, List<Journal.Operation> operations) {
    public RunView {
        sessions = List.copyOf(sessions);
        operations = List.copyOf(operations);
    }
}

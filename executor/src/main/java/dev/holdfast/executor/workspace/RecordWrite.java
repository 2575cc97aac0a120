package dev.holdfast.executor.workspace;

import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A write of the record, as far as the journal knows it.
 *
 * @param run what was asked for, and how it ended
 * @param sessions who took it up: at its beginning, to go on, or to close it after it was cut off; in that order
 * @param changes operations that were carried out, by action; where something was asked for, those on that alone
 */
public record RecordWrite(Run run, List<Runs.Session> sessions, SortedMap<String, Integer> changes) {
    public RecordWrite {
        sessions = List.copyOf(sessions);
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }
}

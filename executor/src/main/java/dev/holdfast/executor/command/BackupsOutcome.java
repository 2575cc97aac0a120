package dev.holdfast.executor.command;

import dev.holdfast.executor.fabric.PointReference;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How backups on demand ended.
 *
 * @param run id in the journal
 * @param made the point of each machine that has one now, by address
 * @param problems one line for each backup that failed or was refused
 */
public record BackupsOutcome(String run, SortedMap<String, PointReference> made, List<String> problems) {
    public BackupsOutcome {
        made = Collections.unmodifiableSortedMap(new TreeMap<>(made));
        problems = List.copyOf(problems);
    }
}

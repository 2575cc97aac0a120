package dev.holdfast.executor.command;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.planner.move.HandMove.Extent;
import java.util.List;

/**
 * How a move ended.
 *
 * @param run id in the journal of the run that made it
 * @param move as it was made
 * @param extent what it gave another name, or changed a name in; nothing if it was made before
 * @param madeBefore true if an earlier run had made it, so that nothing was changed
 * @param problems why it was not made; empty if it was
 */
public record MoveOutcome(String run, Move move, Extent extent, boolean madeBefore, List<String> problems) {
    public MoveOutcome {
        problems = List.copyOf(problems);
    }
}

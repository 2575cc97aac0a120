package dev.holdfast.planner.move;

import dev.holdfast.dsl.model.move.Move;
import java.util.Optional;

/**
 * A move that is still to be made.
 *
 * @param move with the names as they are recorded and declared
 * @param place the line that asks for it
 * @param made true if the fabric has made it already, and only the record does not know
 */
public record PendingMove(Move move, Optional<String> place, boolean made) {}

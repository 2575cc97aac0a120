package dev.holdfast.planner.plan.section;

import dev.holdfast.planner.document.HoldfastSection.PlannedMove;
import dev.holdfast.planner.move.PendingMove;
import java.util.ArrayList;
import java.util.List;

/** Moves as the document has them. They are made whatever a plan is limited to: everything else speaks the new names. */
public final class MoveTable {

    private MoveTable() {}

    /** The moves in their order. */
    public static List<PlannedMove> of(List<PendingMove> pending) {
        List<PlannedMove> moves = new ArrayList<>();
        for (PendingMove move : pending) {
            moves.add(new PlannedMove(
                    move.move().type().word(), move.move().from(), move.move().to(), move.place()));
        }
        return moves;
    }
}

package dev.holdfast.executor.step;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.planner.document.HoldfastSection.PlannedMove;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.List;
import java.util.Optional;

/** Steps that give things another name. */
public final class MoveSteps {

    /** Word of these steps. */
    public static final String MOVE = "move";

    private static final String FROM = "from ";

    private MoveSteps() {}

    /** The address before the move that an entry of the journal tells of; empty if it tells of none. */
    public static Optional<ObjectAddress> from(Journal.Entry entry) {
        return entry.action().equals(MOVE) && entry.payload().startsWith(FROM)
                ? Optional.of(ObjectAddress.parse(entry.payload().substring(FROM.length())))
                : Optional.empty();
    }

    /** The move that an entry of the journal tells of; empty if it tells of none. */
    public static Optional<Move> of(Journal.Entry entry) {
        return from(entry)
                .map(from -> new Move(
                        Renaming.typeOf(from),
                        from.name(),
                        ObjectAddress.parse(entry.address()).name()));
    }

    /** The step of a planned move. */
    public static Step of(PlannedMove planned) {
        return of(move(planned));
    }

    /** The step of a move. */
    public static Step of(Move move) {
        String from = FROM + Renaming.addressOf(move.type(), move.from());
        return new Step(MOVE, subject(move), List.of(), from, (fabric, key) -> fabric.move(key, move));
    }

    /** The planned moves whose steps were carried out. */
    public static List<Move> made(List<PlannedMove> planned, List<Step> completed) {
        List<String> addresses = completed.stream()
                .filter(step -> step.action().equals(MOVE))
                .map(Step::address)
                .toList();
        return planned.stream()
                .map(MoveSteps::move)
                .filter(move -> addresses.contains(address(move)))
                .toList();
    }

    private static Step.Subject subject(Move move) {
        Optional<String> machine = move.type() == MoveType.VM ? Optional.of(move.to()) : Optional.empty();
        return new Step.Subject(address(move), Optional.empty(), machine);
    }

    private static String address(Move move) {
        return Renaming.addressOf(move.type(), move.to()).toString();
    }

    /** The move that a plan lists. */
    public static Move move(PlannedMove planned) {
        MoveType type = MoveType.of(planned.type())
                .orElseThrow(() -> new IllegalArgumentException("no such type of move: " + planned.type()));
        return new Move(type, planned.from(), planned.to());
    }
}

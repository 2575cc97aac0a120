package dev.holdfast.executor.command;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveAddress;
import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.executor.apply.ApplyEngine;
import dev.holdfast.executor.apply.ApplyException;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.step.MoveSteps;
import dev.holdfast.planner.move.HandMove;
import dev.holdfast.planner.move.HandMove.Extent;
import dev.holdfast.planner.move.RenamedState;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.util.List;
import java.util.Optional;

/** Gives a thing another name, in the fabric and in the record, as a run of its own in the journal. */
public final class MoveEngine {

    /** Word of these runs. */
    public static final String KIND = "move";

    private final Tenure tenure;
    private final String estate;
    private final CommandRun commandRun;

    /**
     * An engine for an estate that has a record and a world.
     *
     * @param quotas calls that the service counts over time
     * @param listener is told how it goes on, and of every wait for the service
     */
    public MoveEngine(Tenure tenure, Fabric service, Quotas quotas, ApplyListener listener) {
        this.tenure = tenure;
        this.estate = tenure.estate();
        this.commandRun = new CommandRun(tenure, service, quotas, listener);
    }

    /**
     * Makes a move, or says that it was made before. Cut off, the next run finds out whether the fabric has made it, and the
     * record follows.
     *
     * @throws ApplyException if it cannot be made; nothing was changed
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public MoveOutcome move(MoveAddress from, MoveAddress to) throws ApplyException, FabricException, StateException {
        refuseWhileAnApplyIsCutOff();
        commandRun.recover(); // a move that was cut off has changed names
        RecordedState recorded = tenure.database().read(c -> new RecordStore(c, estate).read());
        ActualState actual = commandRun.fabric().read();
        HandMove asked = new HandMove(from, to, recorded, actual);
        Move move = asked.move();
        Optional<String> earlier = asked.looksMade() ? madeBy(from, to) : Optional.empty();
        if (earlier.isPresent()) {
            return new MoveOutcome(earlier.get(), move, Extent.NONE, true, List.of());
        }
        List<String> problems = asked.problems();
        if (!problems.isEmpty()) {
            throw new ApplyException(
                    ApplyException.Refusal.WRONG, String.join(" ", problems) + " Nothing was changed.", List.of());
        }
        CommandRun.Ended ended = commandRun.run(
                KIND,
                List.of(MoveSteps.of(move)),
                (before, completed) -> completed.isEmpty()
                        ? before
                        : RenamedState.made(
                                before, List.of(move), commandRun.fabric().read()));
        return new MoveOutcome(ended.run(), move, asked.extent(recorded, actual), false, ended.problems());
    }

    private void refuseWhileAnApplyIsCutOff() throws ApplyException, StateException {
        for (Run open : tenure.database().read(c -> new Runs(c, estate).open())) {
            if (open.request().kind().equals(ApplyEngine.KIND)) {
                throw new ApplyException(
                        ApplyException.Refusal.CUT_OFF,
                        "An apply was cut off (" + open.id() + "), and what was approved for it speaks of the names of"
                                + " now. Go on with it first: 'holdfast apply --resume'; or plan and apply anew, which"
                                + " closes it. Nothing was changed.",
                        List.of());
            }
        }
    }

    /** The run that made this move as the last one to that name; empty if none did. */
    private Optional<String> madeBy(MoveAddress from, MoveAddress to) throws StateException {
        String address = Renaming.addressOf(to.type(), to.name()).toString();
        return tenure.database()
                .read(c -> new Journal(c, estate).lastDone(address, MoveSteps.MOVE))
                .filter(entry -> MoveSteps.of(entry)
                        .filter(made -> new MoveAddress(made.type(), made.from()).isSameAs(from))
                        .isPresent())
                .map(Journal.Entry::run);
    }
}

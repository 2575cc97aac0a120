package dev.holdfast.executor.operation;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.refresh.Recording;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.step.MoveSteps;
import dev.holdfast.planner.move.RenamedState;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every new run does first: it closes runs that were cut off, for what they had left to do may be wanted no more. */
public final class Recovery {

    private final Tenure tenure;
    private final Fabric fabric;
    private final Attempts attempts;

    public Recovery(Tenure tenure, Fabric fabric) {
        this.tenure = tenure;
        this.fabric = fabric;
        this.attempts = new Attempts(fabric);
    }

    /**
     * Ends runs that were cut off: asks the fabric what became of each operation that had begun, writes that down, and takes
     * what they made into the record.
     */
    public void run() throws StateException, FabricException {
        String estate = tenure.estate();
        List<Run> open = tenure.database().read(c -> new Runs(c, estate).open());
        if (open.isEmpty()) {
            return;
        }
        RecordedState before = tenure.database().read(c -> new RecordStore(c, estate).read());
        List<Journal.Entry> adopted = new ArrayList<>();
        List<Journal.Entry> lost = new ArrayList<>();
        for (Journal.Entry entry : tenure.database().read(c -> new Journal(c, estate).unfinished())) {
            (attempts.happened(new OperationKey(entry.key())) ? adopted : lost).add(entry);
        }
        Set<ObjectAddress> touched = new HashSet<>();
        for (Run run : open) {
            for (String address : tenure.database().read(c -> new Journal(c, estate).addresses(run.id()))) {
                address(address, touched);
            }
        }
        String last = open.get(open.size() - 1).id();
        List<Move> moves = moves(open);
        RecordedState known = moves.isEmpty() ? before : RenamedState.made(before, moves, fabric.read());
        RecordedState after = new Recording(fabric, known, estate + "/" + last + "/recovery")
                .record(touched, Map.of(), before.lastApplied().orElse(fabric.clock()));
        String now = tenure.database().now().toString();
        tenure.write(c -> {
            Journal journal = new Journal(c, estate);
            journal.append(Journal.Phase.DONE, adopted);
            journal.append(Journal.Phase.FAILED, lost);
            new RecordStore(c, estate).write(before, after.withSerial(before.serial() + 1), last);
            Run.Ending ending = new Run.Ending(now, "cut off", journal.head().hash(), before.serial() + 1);
            for (Run run : open) {
                new Runs(c, estate).takeUp(run.id(), tenure, now);
                new Runs(c, estate).end(run.id(), ending);
            }
            return open;
        });
    }

    /** The moves that the fabric has made for these runs. */
    private List<Move> moves(List<Run> open) throws StateException, FabricException {
        List<Move> made = new ArrayList<>();
        for (Run run : open) {
            for (Journal.Entry entry :
                    tenure.database().read(c -> new Journal(c, tenure.estate()).begun(run.id(), MoveSteps.MOVE))) {
                if (attempts.happened(new OperationKey(entry.key()))) {
                    MoveSteps.of(entry).ifPresent(made::add);
                }
            }
        }
        return made;
    }

    private static void address(String text, Set<ObjectAddress> into) {
        int slash = text.indexOf('/');
        if (slash > 0
                && slash < text.length() - 1
                && ObjectType.of(text.substring(0, slash)).isPresent()) {
            into.add(ObjectAddress.parse(text));
        }
    }
}

package dev.holdfast.executor.apply;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.state.Journal;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.state.StateDatabase;
import dev.holdfast.executor.state.StateException;
import dev.holdfast.executor.step.PointSteps;
import dev.holdfast.executor.step.Step;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Places and releases legal holds, as a run of its own in the journal: each is begun durably before the fabric is asked, and
 * what a killed run did is found out by the next.
 */
public final class HoldEngine {

    private final StateDatabase database;
    private final String estate;
    private final Fabric fabric;
    private final ApplyListener listener;

    /** An engine for an estate that has a record and a world. */
    public HoldEngine(StateDatabase database, String estate, Fabric fabric, ApplyListener listener) {
        this.database = database;
        this.estate = estate;
        this.fabric = fabric;
        this.listener = listener;
    }

    /**
     * Places holds. One that the fabric refuses stops no other.
     *
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public HoldOutcome hold(List<PlacedHold> holds, Author author) throws FabricException, StateException {
        List<Step> steps = new ArrayList<>();
        List<PointReference> points = new ArrayList<>();
        for (PlacedHold hold : holds) {
            steps.add(PointSteps.hold(hold.point(), hold.hold()));
            points.add(hold.point());
        }
        return run(steps, points, author);
    }

    /**
     * Releases points from their holds. One that the fabric refuses stops no other.
     *
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public HoldOutcome release(List<PointReference> points, Author author) throws FabricException, StateException {
        return run(points.stream().map(PointSteps::release).toList(), points, author);
    }

    private HoldOutcome run(List<Step> steps, List<PointReference> points, Author author)
            throws FabricException, StateException {
        new Recovery(database, estate, fabric).run(author.now());
        Journal journal = new Journal(database.connection(), estate);
        RecordStore records = new RecordStore(database.connection(), estate);
        RecordedState before = database.inTransaction(c -> records.read());
        String at = fabric.clock().toString();
        String run = database.inTransaction(c -> {
            String next = journal.nextRun();
            journal.beginRun(new Journal.Run(next, author.now().toString(), author.who(), "", at, ""));
            return next;
        });
        Operations operations = new Operations(database, journal, fabric, run, estate + "/" + run, listener);
        operations.run(steps);
        HoldOutcome outcome = new HoldOutcome(run, operations.completed().size(), operations.problems());
        RecordedState after = before.withPoints(recorded(before, points)).withSerial(before.serial() + 1);
        database.inTransaction(c -> {
            records.write(before, after);
            journal.endRun(run, author.now().toString(), outcome.done() + " done, " + operations.failed() + " failed");
            return run;
        });
        return outcome;
    }

    /** The recorded points, with these as the fabric holds them now. */
    private SortedMap<ItemKey, List<RecoveryPoint>> recorded(RecordedState before, List<PointReference> points)
            throws FabricException {
        SortedMap<ItemKey, List<RecoveryPoint>> recorded = new TreeMap<>(before.points());
        Map<ItemKey, Map<String, RecoveryPoint>> actual = new HashMap<>();
        for (PointReference reference : points) {
            ItemKey item = reference.item();
            Map<String, RecoveryPoint> there = actual.get(item);
            if (there == null) {
                there = new HashMap<>();
                for (RecoveryPoint point : fabric.points(item)) {
                    there.put(point.id(), point);
                }
                actual.put(item, there);
            }
            RecoveryPoint point = there.get(reference.id());
            if (point != null) {
                recorded.put(item, with(recorded.getOrDefault(item, List.of()), point));
            }
        }
        return recorded;
    }

    private static List<RecoveryPoint> with(List<RecoveryPoint> rows, RecoveryPoint point) {
        List<RecoveryPoint> more = new ArrayList<>(rows);
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i).id().equals(point.id())) {
                more.set(i, more.get(i).holding(point.hold()));
                return more;
            }
        }
        more.add(point);
        more.sort(Comparator.comparing(RecoveryPoint::captured).reversed());
        return more;
    }
}

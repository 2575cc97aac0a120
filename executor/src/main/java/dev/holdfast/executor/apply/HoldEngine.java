package dev.holdfast.executor.apply;

import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.executor.apply.Operations.RunOrder;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.retry.PacedFabric;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.state.RecordStore;
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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Places and releases legal holds, as a run of its own in the journal: each is begun durably before the fabric is asked, and
 * what a killed run did is found out by the next.
 */
public final class HoldEngine {

    private final Tenure tenure;
    private final String estate;
    private final Fabric fabric;
    private final ApplyListener listener;

    /**
     * An engine for an estate that has a record and a world.
     *
     * @param quotas calls that the service counts over time
     * @param listener is told how it goes on, and of every wait for the service
     */
    public HoldEngine(Tenure tenure, Fabric service, Quotas quotas, ApplyListener listener) {
        HeldUp waits = new HeldUp(listener, Stop.NEVER);
        this.tenure = tenure;
        this.estate = tenure.estate();
        this.fabric = PacedFabric.around(service, quotas, waits);
        this.listener = waits;
    }

    /**
     * Places holds. One that the fabric refuses stops no other.
     *
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public HoldOutcome hold(List<PlacedHold> holds) throws FabricException, StateException {
        List<Step> steps = new ArrayList<>();
        List<PointReference> points = new ArrayList<>();
        for (PlacedHold hold : holds) {
            steps.add(PointSteps.hold(hold.point(), hold.hold()));
            points.add(hold.point());
        }
        return run("hold", steps, points);
    }

    /**
     * Releases points from their holds. One that the fabric refuses stops no other.
     *
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public HoldOutcome release(List<PointReference> points) throws FabricException, StateException {
        return run("release", points.stream().map(PointSteps::release).toList(), points);
    }

    private HoldOutcome run(String kind, List<Step> steps, List<PointReference> points)
            throws FabricException, StateException {
        new Recovery(tenure, fabric).run();
        RecordedState before = tenure.database().read(c -> new RecordStore(c, estate).read());
        Run.Terms terms = new Run.Terms(0, false, ApplyOptions.USUAL_PARALLELISM, 0);
        Run.Request request =
                new Run.Request(kind, tenure.holder().who(), "", fabric.clock().toString(), terms);
        String now = tenure.database().now().toString();
        String run = tenure.write(c -> {
            Runs runs = new Runs(c, estate);
            String next = runs.next();
            runs.begin(new Run(next, request, now, before.serial(), Optional.empty()));
            runs.takeUp(next, tenure, now);
            return next;
        });
        RunOrder order = new RunOrder(run, estate + "/" + run, terms.parallelism(), 0, Stop.NEVER);
        Operations operations = new Operations(tenure, fabric, order, Map.of(), listener);
        operations.run(steps);
        Outcomes outcomes = operations.outcomes();
        RecordedState after = before.withPoints(recorded(before, points)).withSerial(before.serial() + 1);
        String end = tenure.database().now().toString();
        tenure.write(c -> {
            new RecordStore(c, estate).write(before, after, run);
            if (!operations.isCutOff()) {
                String head = new Journal(c, estate).head().hash();
                new Runs(c, estate)
                        .end(run, new Run.Ending(end, outcomes.counts().toString(), head));
            }
            return run;
        });
        return new HoldOutcome(run, outcomes.counts().done(), outcomes.problems());
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

package dev.holdfast.executor.workspace;

import static dev.holdfast.executor.workspace.Failures.read;
import static dev.holdfast.executor.workspace.Failures.worldly;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.step.MoveSteps;
import dev.holdfast.planner.move.RenamedState;
import dev.holdfast.planner.retention.RecordedPromises;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was done in an estate, by us and by the service. */
final class History {

    private final Database database;
    private final String estate;

    History(Database database, String estate) {
        this.database = database;
        this.estate = estate;
    }

    /** Finished jobs of the world, newest first. */
    List<FinishedJob> jobs(int limit) throws WorkspaceException {
        return read(() -> database.read(c -> worldly(() -> WorldStore.jobs(c, estate, limit))));
    }

    /** All runs, newest first. */
    List<Run> runs() throws WorkspaceException {
        return read(() -> database.read(c -> new Runs(c, estate).all()));
    }

    /** The newest writes of the record, newest first. */
    List<RecordWrite> writes(int most) throws WorkspaceException {
        return read(() -> database.read(c -> {
            Runs runs = new Runs(c, estate);
            Journal journal = new Journal(c, estate);
            List<RecordWrite> writes = new ArrayList<>();
            for (Run run : runs.newest(most)) {
                writes.add(new RecordWrite(run, runs.sessions(run.id()), journal.done(run.id())));
            }
            return writes;
        }));
    }

    /** The newest writes that touched something, newest first. */
    List<RecordWrite> writes(String address, int most) throws WorkspaceException {
        return read(() -> database.read(c -> {
            Runs runs = new Runs(c, estate);
            List<RecordWrite> writes = new ArrayList<>();
            for (Map.Entry<String, SortedMap<String, Integer>> touched :
                    new Trace(c, estate).of(address).descendingMap().entrySet()) {
                Optional<Run> run = writes.size() < most ? runs.find(touched.getKey()) : Optional.empty();
                if (run.isPresent()) {
                    writes.add(new RecordWrite(run.get(), runs.sessions(touched.getKey()), touched.getValue()));
                }
            }
            return writes;
        }));
    }

    /** Every address that the journal names, sorted. */
    List<String> touched() throws WorkspaceException {
        return read(() -> database.read(c -> new Journal(c, estate).addresses()));
    }

    /** A run by its id. */
    Optional<RunView> run(String id) throws WorkspaceException {
        return read(() -> database.read(c -> {
            Optional<Run> found = new Runs(c, estate).find(id);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RunView(
                            found.get(), new Runs(c, estate).sessions(id), new Journal(c, estate).operations(id)));
        }));
    }

    /** True if a run was cut off. */
    boolean isCutOff() throws WorkspaceException {
        return !read(() -> database.read(c -> new Runs(c, estate).open())).isEmpty();
    }

    /**
     * The record together with what runs that were cut off made and did not come to write down; the next run writes it.
     *
     * @param actual what is there
     * @param fabric knows which operations it has carried out
     */
    RecordedState completed(RecordedState before, ActualState actual, Fabric fabric) throws WorkspaceException {
        Set<String> touched = addressesOfCutOffRuns();
        List<Move> moves = movesOfCutOffRuns(fabric);
        RecordedState recorded = moves.isEmpty() ? before : RenamedState.made(before, moves, actual);
        SortedMap<ObjectAddress, ManagedObject> objects = new TreeMap<>(recorded.objects());
        SortedMap<String, String> resourceIds = new TreeMap<>(recorded.resourceIds());
        actual.objects().forEach((address, object) -> {
            if (touched.contains(address.toString())) {
                objects.put(address, object);
                if (address.type() == ObjectType.PROTECTION) {
                    resourceIds.put(address.name(), object.text(AttributeNames.RESOURCE_ID));
                }
            }
        });
        return new RecordedState(
                estate,
                recorded.serial(),
                recorded.lastApplied().or(actual::clock),
                objects,
                resourceIds,
                recorded.inventoryCounts(),
                RecordedPromises.afterInterruption(recorded.points(), actual.points()),
                recorded.promisedRules());
    }

    /** Moves of runs that were cut off which the fabric has made; the record may not know. */
    private List<Move> movesOfCutOffRuns(Fabric fabric) throws WorkspaceException {
        List<Journal.Entry> begun = read(() -> database.read(c -> {
            List<Journal.Entry> entries = new ArrayList<>();
            for (Run run : new Runs(c, estate).open()) {
                entries.addAll(new Journal(c, estate).begun(run.id(), MoveSteps.MOVE));
            }
            return entries;
        }));
        List<Move> moves = new ArrayList<>();
        for (Journal.Entry entry : begun) {
            if (read(() -> fabric.outcome(new OperationKey(entry.key()))).isPresent()) {
                MoveSteps.of(entry).ifPresent(moves::add);
            }
        }
        return moves;
    }

    /** Addresses that any operation of a run spoke of that was cut off. */
    private Set<String> addressesOfCutOffRuns() throws WorkspaceException {
        return read(() -> database.read(c -> {
            Set<String> addresses = new HashSet<>();
            for (Run run : new Runs(c, estate).open()) {
                addresses.addAll(new Journal(c, estate).addresses(run.id()));
            }
            return addresses;
        }));
    }
}

package dev.holdfast.executor.workspace;

import static dev.holdfast.executor.workspace.Failures.read;

import dev.holdfast.dsl.model.Move;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.planner.move.RenamedState;
import dev.holdfast.planner.retention.RecordedPromises;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What runs that were cut off did and did not come to write down. */
final class CutOffRuns {

    private final History history;
    private final SimulatedFabric world;

    CutOffRuns(History history, SimulatedFabric world) {
        this.history = history;
        this.world = world;
    }

    /** A record together with what they did; the next apply writes it. So a plan shows only what is left to do. */
    RecordedState with(RecordedState before) throws WorkspaceException {
        Set<String> touched = history.addressesOfCutOffRuns();
        ActualState actual = read(world::read);
        List<Move> moves = history.movesOfCutOffRuns(world);
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
                recorded.estate(),
                recorded.serial(),
                recorded.lastApplied().or(actual::clock),
                objects,
                resourceIds,
                recorded.inventoryCounts(),
                RecordedPromises.afterInterruption(recorded.points(), actual.points()),
                recorded.promisedRules());
    }
}

package dev.holdfast.executor.workspace;

import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.move.MoveAddress;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.command.BackupsOutcome;
import dev.holdfast.executor.command.MoveOutcome;
import dev.holdfast.executor.command.PlacedHold;
import dev.holdfast.executor.command.PointsOutcome;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.meter.MeterReadings;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.joblist.JobQuery;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.outlook.PointOutlook;
import dev.holdfast.executor.restore.RestoreOutcome;
import dev.holdfast.executor.restore.RestorePlan;
import dev.holdfast.executor.restore.RestoreRequest;
import dev.holdfast.executor.scenario.Injection;
import dev.holdfast.executor.scenario.Scenario;
import dev.holdfast.executor.scenario.ScenarioWish;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The record and the world of one estate. Reading creates nothing; the first write creates the database. Each write holds the
 * estate's lease. Not thread safe.
 */
public interface Workspace extends AutoCloseable {

    /** Where they are kept, or would be. */
    DatabasePlace place();

    /** Name of the estate. */
    String estate();

    /**
     * True if neither a record nor a world of this estate exists yet.
     *
     * @throws WorkspaceException if one exists without the other, or the database is damaged
     */
    boolean firstRun() throws WorkspaceException;

    /**
     * By whose numbers the world lives; without a world, by whose the next one would.
     *
     * @throws WorkspaceException if the database cannot be read
     */
    ServiceProfile profile() throws WorkspaceException;

    /** What was last done; empty before the first apply. */
    RecordedState recorded() throws WorkspaceException;

    /** What the world holds now; {@link ActualState#none()} without a world. */
    ActualState actual() throws WorkspaceException;

    /** The world's clock; empty without a world. */
    Optional<Instant> clock() throws WorkspaceException;

    /**
     * Carries out a plan: the journal's {@code begin} is durable before each call to the fabric.
     *
     * @param plan sealed; its preconditions are checked first
     * @param options guards the user opened
     * @param listener told about progress, on the calling thread
     * @throws WorkspaceException if the plan is stale, blocked or not applyable, or the database cannot be written
     */
    ApplyOutcome apply(PlanDocument plan, ApplyOptions options, ApplyListener listener) throws WorkspaceException;

    /**
     * Goes on with the apply that was cut off, with exactly what was approved for it; empty if none was.
     *
     * @param stop whether to stop
     * @param listener told about progress, on the calling thread
     * @throws WorkspaceException if the database cannot be written, or somebody else holds the lease
     */
    Optional<ApplyOutcome> resume(Stop stop, ApplyListener listener) throws WorkspaceException;

    /**
     * Moves the world's clock and runs what is due on the way: backups, service-side expiry, copies.
     *
     * @throws WorkspaceException if there is no world, or the database cannot be written
     */
    AdvanceReport advance(Duration by) throws WorkspaceException;

    /**
     * Lets things go wrong as a scenario says, from now on or later; nothing, if it cannot be injected as it stands.
     *
     * @param declared machines as they are declared, by address; needed where the scenario asks for that
     * @throws WorkspaceException if there is no world, or the database cannot be written
     */
    Injection inject(Scenario scenario, ScenarioWish wish, Map<String, VirtualMachine> declared)
            throws WorkspaceException;

    /**
     * Why the points of an item are as consistent as they are, part of a sentence, by id; without those it is not known of.
     */
    Map<String, String> consistencyReasons(ItemKey item) throws WorkspaceException;

    /** What was injected so far, in that order, with where each fault stands; empty without a world. */
    List<InjectedFault> faults() throws WorkspaceException;

    /**
     * Places legal holds, journalled like an apply. A hold that the fabric refuses stops no other.
     *
     * @throws WorkspaceException if there is no world, or the database cannot be written
     */
    PointsOutcome hold(List<PlacedHold> holds, ApplyListener listener) throws WorkspaceException;

    /**
     * Releases points from their legal holds, journalled like an apply. One that the fabric refuses stops no other.
     *
     * @throws WorkspaceException if there is no world, or the database cannot be written
     */
    PointsOutcome release(List<PointReference> points, ApplyListener listener) throws WorkspaceException;

    /**
     * Brings points back from soft delete, journalled like an apply. One that the fabric refuses stops no other.
     *
     * @param reason why, for the journal; may be empty
     * @throws WorkspaceException if there is no world, or the database cannot be written
     */
    PointsOutcome undelete(List<PointReference> points, String reason, ApplyListener listener)
            throws WorkspaceException;

    /**
     * Backs machines up on demand, journalled like an apply, and waits until each point can be restored. One that fails or that
     * the fabric refuses stops no other.
     *
     * @param orders at most one for each machine
     * @throws WorkspaceException if there is no world, or the database cannot be written
     */
    BackupsOutcome backUp(List<BackupOrder> orders, ApplyListener listener) throws WorkspaceException;

    /**
     * What becomes of points without a legal hold, in their order; points that are not there are left out.
     *
     * @throws WorkspaceException if there is no world
     */
    List<PointOutlook> outlook(List<PointReference> points) throws WorkspaceException;

    /**
     * Gives a thing another name in the world and in the record, journalled like an apply.
     *
     * @throws WorkspaceException if there is no world, the move cannot be made, an apply was cut off, or the database cannot
     *     be written
     */
    MoveOutcome move(MoveAddress from, MoveAddress to) throws WorkspaceException;

    /**
     * What a restore would do; changes nothing.
     *
     * @throws WorkspaceException if there is no world
     */
    RestorePlan restorePlan(RestoreRequest request) throws WorkspaceException;

    /**
     * Carries out a restore plan, journalled like an apply, and verifies what came back.
     *
     * @param plan possible
     * @throws WorkspaceException if there is no world, or the database cannot be written
     */
    RestoreOutcome restore(RestorePlan plan, ApplyListener listener) throws WorkspaceException;

    /** Machines of the world, by address; empty without a world. */
    SortedMap<String, Machine> machines() throws WorkspaceException;

    /** True if an apply was killed; the next one finds out what became of it. */
    boolean isInterrupted() throws WorkspaceException;

    /** All runs, newest first. */
    List<Run> runs() throws WorkspaceException;

    /** A run by its id; empty if there is none. */
    Optional<RunView> run(String id) throws WorkspaceException;

    /** Finished jobs of the world, newest first, at most {@code limit}. */
    List<JobView> jobs(int limit) throws WorkspaceException;

    /**
     * Jobs of the world that are asked for: those in flight first, then finished ones as far as the world remembers them,
     * newest first.
     *
     * @throws WorkspaceException if there is no world
     */
    List<JobView> jobs(JobQuery query) throws WorkspaceException;

    /**
     * What the world metered since metering began.
     *
     * @throws WorkspaceException if there is no world
     */
    MeterReadings meters() throws WorkspaceException;

    @Override
    void close();
}

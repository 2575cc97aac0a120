package dev.holdfast.executor.workspace;

import static dev.holdfast.executor.workspace.Failures.read;
import static dev.holdfast.executor.workspace.Failures.worldly;

import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.move.MoveAddress;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.apply.ApplyEngine;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.command.BackupEngine;
import dev.holdfast.executor.command.BackupsOutcome;
import dev.holdfast.executor.command.MoveEngine;
import dev.holdfast.executor.command.MoveOutcome;
import dev.holdfast.executor.command.PlacedHold;
import dev.holdfast.executor.command.PointEngine;
import dev.holdfast.executor.command.PointsOutcome;
import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.meter.MeterReadings;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.AdvanceSummary;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.executor.joblist.JobList;
import dev.holdfast.executor.joblist.JobQuery;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.outlook.Outlooks;
import dev.holdfast.executor.outlook.PointOutlook;
import dev.holdfast.executor.restore.RestoreEngine;
import dev.holdfast.executor.restore.RestoreOutcome;
import dev.holdfast.executor.restore.RestorePlan;
import dev.holdfast.executor.restore.RestorePlanner;
import dev.holdfast.executor.restore.RestoreRequest;
import dev.holdfast.executor.scenario.Casting;
import dev.holdfast.executor.scenario.Injection;
import dev.holdfast.executor.scenario.Scenario;
import dev.holdfast.executor.scenario.ScenarioWish;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Record and simulated world of an estate in one database; both are loaded when first asked for. */
final class DatabaseWorkspace implements Workspace {

    private final Access access;
    private final String estate;
    private final EstateSession session;

    DatabaseWorkspace(Access access, String estate, LeaseTerms terms) {
        this.access = access;
        this.estate = estate;
        this.session = new EstateSession(access, estate, terms);
    }

    @Override
    public ServiceProfile profile() throws WorkspaceException {
        return session.fabric().map(SimulatedFabric::profile).orElseGet(access.profile());
    }

    @Override
    public DatabasePlace place() {
        return access.place();
    }

    @Override
    public String estate() {
        return estate;
    }

    @Override
    public boolean firstRun() throws WorkspaceException {
        return session.firstRun();
    }

    @Override
    public RecordedState recorded() throws WorkspaceException {
        if (session.firstRun()) {
            return RecordedState.empty(estate);
        }
        Database opened = session.required();
        RecordedState recorded = read(() -> opened.read(c -> new RecordStore(c, estate).read()));
        return isInterrupted() ? withInterrupted(opened, recorded) : recorded;
    }

    /** The record together with what a killed run made, so that a plan shows only what is left to do. */
    private RecordedState withInterrupted(Database opened, RecordedState recorded) throws WorkspaceException {
        SimulatedFabric world = session.world();
        return new History(opened, estate).completed(recorded, read(world::read), world);
    }

    @Override
    public ActualState actual() throws WorkspaceException {
        if (session.firstRun()) {
            return ActualState.none();
        }
        Fabric seen = session.world().asSeen();
        return read(seen::read);
    }

    @Override
    public Optional<Instant> clock() throws WorkspaceException {
        if (session.firstRun()) {
            return Optional.empty();
        }
        SimulatedFabric world = session.world();
        return Optional.of(read(world::clock));
    }

    @Override
    public ApplyOutcome apply(PlanDocument plan, ApplyOptions options, ApplyListener listener)
            throws WorkspaceException {
        Failures.checkPlace(plan.holdfast(), estate, session.firstRun(), place());
        read(() -> {
            ApplyEngine.check(plan, options);
            return plan;
        });
        session.create();
        return session.writing(ApplyEngine.KIND, held -> {
            if (session.firstRun()) {
                begin(held, plan, options);
            }
            SimulatedFabric world = session.world();
            return read(() -> engine(held, world, options.stop(), listener).apply(plan, options));
        });
    }

    @Override
    public Optional<ApplyOutcome> resume(Stop stop, ApplyListener listener) throws WorkspaceException {
        if (session.firstRun()) {
            return Optional.empty();
        }
        return session.writing(ApplyEngine.KIND, held -> {
            SimulatedFabric world = session.world();
            return read(() -> engine(held, world, stop, listener).resume());
        });
    }

    private ApplyEngine engine(Tenure held, SimulatedFabric world, Stop stop, ApplyListener listener) {
        return new ApplyEngine(held, access.service().apply(world.asSeen()), access.quotas(), stop, listener);
    }

    /** Begins record and world in one transaction. */
    private void begin(Tenure held, PlanDocument plan, ApplyOptions options) throws WorkspaceException {
        World world = new World(options.worldStart().getEpochSecond(), Origins.of(access, estate));
        read(() -> held.write(c -> {
            String lineage = Origins.lineage(estate, plan.holdfast().digest(), held);
            new RecordStore(c, estate).begin(lineage);
            return worldly(() -> {
                WorldStore.save(c, estate, world);
                return lineage;
            });
        }));
        session.forget();
    }

    @Override
    public AdvanceReport advance(Duration by) throws WorkspaceException {
        session.requiredWorld();
        return session.writing("fabric advance", held -> {
            SimulatedFabric world = session.world();
            return read(() -> {
                Instant from = world.clock();
                AdvanceSummary summary = world.advance(by);
                world.settle();
                return new AdvanceReport(
                        from,
                        world.clock(),
                        summary.backups(),
                        summary.copies(),
                        summary.expired(),
                        new DataSize(summary.transferredBytes()));
            });
        });
    }

    @Override
    public Injection inject(Scenario scenario, ScenarioWish wish, Map<String, VirtualMachine> declared)
            throws WorkspaceException {
        session.requiredWorld();
        return session.writing("fabric inject", held -> {
            SimulatedFabric world = session.world();
            return read(() -> {
                Casting casting = new Casting(world.machines(), world.objects(), declared, world.clock(), world.seed());
                Injection injection = casting.of(scenario, wish);
                world.inject(injection.faults());
                world.settle();
                return injection;
            });
        });
    }

    @Override
    public Map<String, String> consistencyReasons(ItemKey item) throws WorkspaceException {
        Optional<SimulatedFabric> world = session.firstRun() ? Optional.empty() : session.fabric();
        return world.map(known -> known.consistencyReasons(item)).orElse(Map.of());
    }

    @Override
    public List<InjectedFault> faults() throws WorkspaceException {
        Optional<SimulatedFabric> world = session.firstRun() ? Optional.empty() : session.fabric();
        return world.map(known -> List.copyOf(known.faults())).orElse(List.of());
    }

    @Override
    public PointsOutcome hold(List<PlacedHold> holds, ApplyListener listener) throws WorkspaceException {
        return session.serving(
                "hold", (held, service) -> new PointEngine(held, service, access.quotas(), listener).hold(holds));
    }

    @Override
    public PointsOutcome release(List<PointReference> points, ApplyListener listener) throws WorkspaceException {
        return session.serving(
                "release",
                (held, service) -> new PointEngine(held, service, access.quotas(), listener).release(points));
    }

    @Override
    public PointsOutcome undelete(List<PointReference> points, String reason, ApplyListener listener)
            throws WorkspaceException {
        return session.serving(
                "undelete",
                (held, service) -> new PointEngine(held, service, access.quotas(), listener).undelete(points, reason));
    }

    @Override
    public BackupsOutcome backUp(List<BackupOrder> orders, ApplyListener listener) throws WorkspaceException {
        return session.serving(
                "backup", (held, service) -> new BackupEngine(held, service, access.quotas(), listener).backUp(orders));
    }

    @Override
    public RestorePlan restorePlan(RestoreRequest request) throws WorkspaceException {
        SimulatedFabric world = session.requiredWorld();
        return read(() -> new RestorePlanner(world.asSeen(), world.profile()).plan(request));
    }

    @Override
    public RestoreOutcome restore(RestorePlan plan, ApplyListener listener) throws WorkspaceException {
        return session.serving(
                "restore",
                (held, service) -> new RestoreEngine(held, service, access.quotas(), listener).restore(plan));
    }

    @Override
    public SortedMap<String, Machine> machines() throws WorkspaceException {
        Optional<SimulatedFabric> world = session.firstRun() ? Optional.empty() : session.fabric();
        return world.isEmpty()
                ? Collections.emptySortedMap()
                : read(() -> world.get().machines());
    }

    @Override
    public MoveOutcome move(MoveAddress from, MoveAddress to) throws WorkspaceException {
        return session.serving(
                "state mv",
                (held, service) -> new MoveEngine(held, service, access.quotas(), ApplyListener.SILENT).move(from, to));
    }

    @Override
    public List<PointOutlook> outlook(List<PointReference> points) throws WorkspaceException {
        SimulatedFabric world = session.requiredWorld();
        Outlooks outlooks = new Outlooks(recorded(), read(world::read), read(world::promisedRules), profile());
        return points.stream().flatMap(point -> outlooks.of(point).stream()).toList();
    }

    @Override
    public List<JobView> jobs(int limit) throws WorkspaceException {
        return session.firstRun()
                ? List.of()
                : JobList.of(
                        JobQuery.newest(limit),
                        List.of(),
                        new History(session.required(), estate).jobs(limit),
                        Long.MAX_VALUE);
    }

    @Override
    public List<JobView> jobs(JobQuery query) throws WorkspaceException {
        SimulatedFabric world = session.requiredWorld();
        List<FinishedJob> finished = new History(session.required(), estate).jobs(WorldStore.MOST_JOBS);
        return JobList.of(query, world.running(), finished, world.clock().getEpochSecond());
    }

    @Override
    public MeterReadings meters() throws WorkspaceException {
        SimulatedFabric world = session.requiredWorld();
        return read(world::meters);
    }

    @Override
    public boolean isInterrupted() throws WorkspaceException {
        return !session.firstRun() && new History(session.required(), estate).isCutOff();
    }

    @Override
    public List<Run> runs() throws WorkspaceException {
        return session.firstRun() ? List.of() : new History(session.required(), estate).runs();
    }

    @Override
    public Optional<RunView> run(String id) throws WorkspaceException {
        return session.firstRun() ? Optional.empty() : new History(session.required(), estate).run(id);
    }

    @Override
    public void close() {
        session.close();
    }
}

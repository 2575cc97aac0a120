package dev.holdfast.executor.workspace;

import static dev.holdfast.executor.workspace.Failures.read;
import static dev.holdfast.executor.workspace.Failures.worldly;

import dev.holdfast.dsl.model.MoveAddress;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.apply.ApplyEngine;
import dev.holdfast.executor.apply.ApplyException;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.command.MoveEngine;
import dev.holdfast.executor.command.MoveOutcome;
import dev.holdfast.executor.command.PlacedHold;
import dev.holdfast.executor.command.PointEngine;
import dev.holdfast.executor.command.PointsOutcome;
import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.meter.MeterReadings;
import dev.holdfast.executor.fabric.simulated.AdvanceSummary;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.FinishedJob;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldStore;
import dev.holdfast.executor.fabric.world.WorldStoreException;
import dev.holdfast.executor.joblist.JobList;
import dev.holdfast.executor.joblist.JobQuery;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.lease.Leases;
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
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Record and simulated world of an estate in one database; both are loaded when first asked for. */
final class DatabaseWorkspace implements Workspace {

    private final Access access;
    private final String estate;
    private final LeaseTerms terms;
    private @Nullable Database database;
    private @Nullable SimulatedFabric fabric;
    private @Nullable Tenure tenure;
    private boolean worldLoaded;

    DatabaseWorkspace(Access access, String estate, LeaseTerms terms) {
        this.access = access;
        this.estate = estate;
        this.terms = terms;
    }

    @Override
    public ServiceProfile profile() throws WorkspaceException {
        return fabric().map(SimulatedFabric::profile).orElseGet(access.profile());
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
        Optional<Database> opened = openIfThere();
        if (opened.isEmpty()) {
            return true;
        }
        boolean recorded = read(() -> opened.get().read(c -> new RecordStore(c, estate).exists()));
        boolean world = fabric().isPresent();
        if (recorded != world) {
            throw new WorkspaceException(
                    Kind.STATE_UNAVAILABLE,
                    "The database " + place() + " has " + (recorded ? "a record of '" : "a world of '") + estate
                            + "' but no " + (recorded ? "world" : "record")
                            + ". Both belong together; planning from one alone would forget promises or points. "
                            + (recorded
                                    ? opened.get().recipe()
                                            + " If the world is really gone, 'holdfast state init --adopt' begins a new one."
                                    : "Bring the record back with 'holdfast state push FILE' from a copy that 'state pull'"
                                            + " wrote, or make one of what the world holds with 'holdfast state init --adopt'."),
                    List.of());
        }
        return !recorded;
    }

    @Override
    public RecordedState recorded() throws WorkspaceException {
        if (firstRun()) {
            return RecordedState.empty(estate);
        }
        Database opened = required();
        RecordedState recorded = read(() -> opened.read(c -> new RecordStore(c, estate).read()));
        return isInterrupted() ? withInterrupted(opened, recorded) : recorded;
    }

    /** The record together with what a killed run made, so that a plan shows only what is left to do. */
    private RecordedState withInterrupted(Database opened, RecordedState recorded) throws WorkspaceException {
        SimulatedFabric world = world();
        return new History(opened, estate).completed(recorded, read(world::read), world);
    }

    @Override
    public ActualState actual() throws WorkspaceException {
        if (firstRun()) {
            return ActualState.none();
        }
        SimulatedFabric world = world();
        return read(world::read);
    }

    @Override
    public Optional<Instant> clock() throws WorkspaceException {
        if (firstRun()) {
            return Optional.empty();
        }
        SimulatedFabric world = world();
        return Optional.of(read(world::clock));
    }

    @Override
    public ApplyOutcome apply(PlanDocument plan, ApplyOptions options, ApplyListener listener)
            throws WorkspaceException {
        if (!plan.holdfast().estate().equals(estate)) {
            throw new WorkspaceException(
                    Kind.PLAN_STALE,
                    "The plan is for the estate '" + plan.holdfast().estate() + "', not for '" + estate + "'.",
                    List.of());
        }
        boolean first = firstRun();
        if (first && !plan.holdfast().firstRun()) {
            throw new WorkspaceException(
                    Kind.PLAN_STALE,
                    "The plan was made from a record (#" + plan.holdfast().stateSerial() + "), but there is none in "
                            + place() + ". Apply it in the directory it was made for, or plan again.",
                    List.of());
        }
        read(() -> {
            ApplyEngine.check(plan, options);
            return plan;
        });
        if (database == null) {
            database = read(() -> access.databases().create(place()));
        }
        return writing(ApplyEngine.KIND, held -> {
            if (firstRun()) {
                begin(held, plan, options);
            }
            SimulatedFabric world = world();
            return read(() -> engine(held, world, options.stop(), listener).apply(plan, options));
        });
    }

    @Override
    public Optional<ApplyOutcome> resume(Stop stop, ApplyListener listener) throws WorkspaceException {
        if (firstRun()) {
            return Optional.empty();
        }
        return writing(ApplyEngine.KIND, held -> {
            SimulatedFabric world = world();
            return read(() -> engine(held, world, stop, listener).resume());
        });
    }

    private ApplyEngine engine(Tenure held, SimulatedFabric world, Stop stop, ApplyListener listener) {
        return new ApplyEngine(held, access.service().apply(world), access.quotas(), stop, listener);
    }

    /** Begins record and world in one transaction. */
    private void begin(Tenure held, PlanDocument plan, ApplyOptions options) throws WorkspaceException {
        World world = new World(options.worldStart().getEpochSecond(), Origins.of(access, estate));
        String seed =
                estate + "\n" + plan.holdfast().digest() + "\n" + held.holder().id() + "\n" + held.fence();
        String lineage =
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
        read(() -> held.write(c -> {
            new RecordStore(c, estate).begin(lineage);
            return worldly(() -> {
                WorldStore.save(c, estate, world);
                return lineage;
            });
        }));
        forget();
    }

    @Override
    public AdvanceReport advance(Duration by) throws WorkspaceException {
        requiredWorld();
        return writing("fabric advance", held -> {
            SimulatedFabric world = world();
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
    public PointsOutcome hold(List<PlacedHold> holds, ApplyListener listener) throws WorkspaceException {
        return serving(
                "hold", (held, service) -> new PointEngine(held, service, access.quotas(), listener).hold(holds));
    }

    @Override
    public PointsOutcome release(List<PointReference> points, ApplyListener listener) throws WorkspaceException {
        return serving(
                "release",
                (held, service) -> new PointEngine(held, service, access.quotas(), listener).release(points));
    }

    @Override
    public PointsOutcome undelete(List<PointReference> points, String reason, ApplyListener listener)
            throws WorkspaceException {
        return serving(
                "undelete",
                (held, service) -> new PointEngine(held, service, access.quotas(), listener).undelete(points, reason));
    }

    @Override
    public RestorePlan restorePlan(RestoreRequest request) throws WorkspaceException {
        SimulatedFabric world = requiredWorld();
        return read(() -> new RestorePlanner(world, access.profile().get()).plan(request));
    }

    @Override
    public RestoreOutcome restore(RestorePlan plan, ApplyListener listener) throws WorkspaceException {
        return serving(
                "restore",
                (held, service) -> new RestoreEngine(held, service, access.quotas(), listener).restore(plan));
    }

    @Override
    public SortedMap<String, Machine> machines() throws WorkspaceException {
        Optional<SimulatedFabric> world = firstRun() ? Optional.empty() : fabric();
        return world.isEmpty()
                ? Collections.emptySortedMap()
                : read(() -> world.get().machines());
    }

    @Override
    public MoveOutcome move(MoveAddress from, MoveAddress to) throws WorkspaceException {
        return serving(
                "state mv",
                (held, service) -> new MoveEngine(held, service, access.quotas(), ApplyListener.SILENT).move(from, to));
    }

    /** Works with the lease on a world that is there. */
    private <T> T serving(String purpose, Serving<T> work) throws WorkspaceException {
        requiredWorld();
        return writing(purpose, held -> {
            Fabric service = access.service().apply(world());
            return read(() -> work.serve(held, service));
        });
    }

    /** Works with the lease; what was read before it was taken is read anew, because others may have written meanwhile. */
    private <T> T writing(String purpose, Writing<T> work) throws WorkspaceException {
        Database opened = required();
        Tenure held = read(() -> new Leases(opened, estate).take(access.holder(), purpose, terms, access.commits()));
        T result;
        try (held) {
            tenure = held;
            forget();
            result = work.write(held);
        } finally {
            tenure = null;
            forget();
        }
        if (held.hasWritten()) {
            opened.keepGeneration();
        }
        return result;
    }

    private void forget() {
        fabric = null;
        worldLoaded = false;
    }

    @Override
    public List<PointOutlook> outlook(List<PointReference> points) throws WorkspaceException {
        SimulatedFabric world = requiredWorld();
        Outlooks outlooks = new Outlooks(recorded(), read(world::read), read(world::promisedRules), profile());
        return points.stream().flatMap(point -> outlooks.of(point).stream()).toList();
    }

    @Override
    public List<JobView> jobs(int limit) throws WorkspaceException {
        return firstRun()
                ? List.of()
                : JobList.of(JobQuery.newest(limit), List.of(), new History(required(), estate).jobs(limit), 0);
    }

    @Override
    public List<JobView> jobs(JobQuery query) throws WorkspaceException {
        SimulatedFabric world = requiredWorld();
        List<FinishedJob> finished = new History(required(), estate).jobs(WorldStore.MOST_JOBS);
        return JobList.of(query, world.running(), finished, world.clock().getEpochSecond());
    }

    @Override
    public MeterReadings meters() throws WorkspaceException {
        SimulatedFabric world = requiredWorld();
        return read(world::meters);
    }

    @Override
    public boolean isInterrupted() throws WorkspaceException {
        return !firstRun() && new History(required(), estate).isCutOff();
    }

    @Override
    public List<Run> runs() throws WorkspaceException {
        return firstRun() ? List.of() : new History(required(), estate).runs();
    }

    @Override
    public Optional<RunView> run(String id) throws WorkspaceException {
        return firstRun() ? Optional.empty() : new History(required(), estate).run(id);
    }

    private Database required() {
        if (database == null) {
            throw new IllegalStateException("there is no database yet");
        }
        return database;
    }

    private Optional<Database> openIfThere() throws WorkspaceException {
        if (database == null) {
            database = read(() -> access.databases().open(place())).orElse(null);
        }
        return Optional.ofNullable(database);
    }

    private SimulatedFabric requiredWorld() throws WorkspaceException {
        if (firstRun()) {
            throw new WorkspaceException(
                    Kind.NO_WORLD,
                    "There is no world of '" + estate + "' in " + place() + " yet. 'holdfast apply' creates it.",
                    List.of());
        }
        return world();
    }

    private SimulatedFabric world() throws WorkspaceException {
        return fabric().orElseThrow(() -> new IllegalStateException("there is no world yet"));
    }

    private Optional<SimulatedFabric> fabric() throws WorkspaceException {
        if (!worldLoaded && database != null) {
            Database opened = database;
            Optional<World> world = read(() -> opened.read(c -> worldly(() -> WorldStore.load(c, estate))));
            fabric = world.map(loaded -> new SimulatedFabric(loaded, Origins.profile(access, loaded), this::store))
                    .orElse(null);
            worldLoaded = true;
        }
        return Optional.ofNullable(fabric);
    }

    private void store(World world) throws WorldStoreException {
        if (tenure == null) {
            throw new IllegalStateException("the world changes only under a lease");
        }
        try {
            tenure.write(c -> worldly(() -> {
                WorldStore.save(c, estate, world);
                return world;
            }));
        } catch (StateException e) {
            throw new WorldStoreException(String.valueOf(e.getMessage()), e);
        }
        world.stored();
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }

    /** Work under a lease with the service. */
    private interface Serving<T> {
        T serve(Tenure held, Fabric service) throws StateException, FabricException, ApplyException;
    }

    /** Work under a lease. */
    private interface Writing<T> {
        T write(Tenure held) throws WorkspaceException;
    }
}

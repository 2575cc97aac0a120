package dev.holdfast.executor.workspace;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.apply.ApplyEngine;
import dev.holdfast.executor.apply.ApplyException;
import dev.holdfast.executor.apply.ApplyListener;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.apply.ApplyOutcome;
import dev.holdfast.executor.apply.Author;
import dev.holdfast.executor.apply.HoldEngine;
import dev.holdfast.executor.apply.HoldOutcome;
import dev.holdfast.executor.apply.Outlooks;
import dev.holdfast.executor.apply.PlacedHold;
import dev.holdfast.executor.apply.PointOutlook;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.simulated.AdvanceSummary;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.FinishedJob;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldStore;
import dev.holdfast.executor.fabric.world.WorldStoreException;
import dev.holdfast.executor.state.Journal;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.state.StateDatabase;
import dev.holdfast.executor.state.StateException;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.retention.RecordedPromises;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Record and simulated world of an estate in one SQLite database; both are loaded when first asked for. */
final class DatabaseWorkspace implements Workspace {

    private final Path directory;
    private final String estate;
    private final Supplier<ServiceProfile> profile;
    private @Nullable StateDatabase database;
    private @Nullable SimulatedFabric fabric;
    private boolean worldLoaded;

    DatabaseWorkspace(Path directory, String estate, Supplier<ServiceProfile> profile) {
        this.directory = directory;
        this.estate = estate;
        this.profile = profile;
    }

    @Override
    public Path database() {
        return StateDatabase.fileIn(directory);
    }

    @Override
    public String estate() {
        return estate;
    }

    @Override
    public boolean firstRun() throws WorkspaceException {
        Optional<StateDatabase> opened = openIfThere();
        if (opened.isEmpty()) {
            return true;
        }
        boolean recorded = read(() -> opened.get().inTransaction(c -> new RecordStore(c, estate).exists()));
        boolean world = fabric().isPresent();
        if (recorded != world) {
            throw new WorkspaceException(
                    Kind.STATE_UNAVAILABLE,
                    "The database " + database() + " has " + (recorded ? "a record of '" : "a world of '") + estate
                            + "' but no " + (recorded ? "world" : "record")
                            + ". Both belong together; planning from one alone would forget promises or points. Put back the"
                            + " last good copy of the file.",
                    List.of());
        }
        return !recorded;
    }

    @Override
    public RecordedState recorded() throws WorkspaceException {
        if (firstRun()) {
            return RecordedState.empty(estate);
        }
        StateDatabase opened = required();
        RecordedState recorded = read(() -> opened.inTransaction(c -> new RecordStore(c, estate).read()));
        return isInterrupted() ? withInterrupted(opened, recorded) : recorded;
    }

    /**
     * The record together with what a killed apply made and did not come to write down; the next apply writes it. So a plan
     * shows only what is left to do.
     */
    private RecordedState withInterrupted(StateDatabase opened, RecordedState recorded) throws WorkspaceException {
        Set<String> touched = new HashSet<>();
        read(() -> opened.inTransaction(c -> {
            Journal journal = new Journal(c, estate);
            for (String run : journal.openRuns()) {
                touched.addAll(journal.addresses(run));
            }
            return touched;
        }));
        SimulatedFabric world = world();
        ActualState actual = read(world::read);
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
                            + database() + ". Apply it in the directory it was made for, or plan again.",
                    List.of());
        }
        return read(() -> {
            ApplyEngine.check(plan, options);
            if (first) {
                begin(plan, options);
            }
            return new ApplyEngine(required(), estate, world()).apply(plan, options, listener);
        });
    }

    /** Begins record and world in one transaction. */
    private void begin(PlanDocument plan, ApplyOptions options) throws StateException {
        StateDatabase created = database == null
                ? StateDatabase.create(
                        directory,
                        c -> worldly(() -> {
                            WorldStore.createTables(c);
                            return estate;
                        }))
                : database;
        database = created;
        World world = new World(options.worldStart().getEpochSecond());
        String seed = estate + "\n" + plan.holdfast().digest() + "\n" + options.who() + "\n" + options.now();
        String lineage =
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
        created.inTransaction(c -> {
            new RecordStore(c, estate).begin(lineage);
            return worldly(() -> {
                WorldStore.save(c, estate, world);
                return lineage;
            });
        });
        world.stored();
        worldLoaded = false;
    }

    @Override
    public AdvanceReport advance(Duration by) throws WorkspaceException {
        SimulatedFabric world = requiredWorld();
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
    }

    @Override
    public HoldOutcome hold(List<PlacedHold> holds, Author author, ApplyListener listener) throws WorkspaceException {
        SimulatedFabric world = requiredWorld();
        return read(() -> new HoldEngine(required(), estate, world, listener).hold(holds, author));
    }

    @Override
    public HoldOutcome release(List<PointReference> points, Author author, ApplyListener listener)
            throws WorkspaceException {
        SimulatedFabric world = requiredWorld();
        return read(() -> new HoldEngine(required(), estate, world, listener).release(points, author));
    }

    @Override
    public List<PointOutlook> outlook(List<PointReference> points) throws WorkspaceException {
        SimulatedFabric world = requiredWorld();
        Outlooks outlooks = new Outlooks(recorded(), read(world::read), read(world::promisedRules), profile.get());
        return points.stream().flatMap(point -> outlooks.of(point).stream()).toList();
    }

    @Override
    public List<JobView> jobs(int limit) throws WorkspaceException {
        List<JobView> views = new ArrayList<>();
        if (!firstRun()) {
            StateDatabase opened = required();
            for (FinishedJob job :
                    read(() -> opened.inTransaction(c -> worldly(() -> WorldStore.jobs(c, estate, limit))))) {
                views.add(new JobView(
                        job.kind().word(),
                        job.item().machine(),
                        Instant.ofEpochSecond(job.started()),
                        Optional.of(Instant.ofEpochSecond(job.finished())),
                        job.completed() ? "completed" : "failed",
                        job.bytes(),
                        job.detail()));
            }
        }
        return views;
    }

    @Override
    public boolean isInterrupted() throws WorkspaceException {
        if (firstRun()) {
            return false;
        }
        StateDatabase opened = required();
        return read(() ->
                opened.inTransaction(c -> !new Journal(c, estate).openRuns().isEmpty()));
    }

    private StateDatabase required() {
        if (database == null) {
            throw new IllegalStateException("there is no database yet");
        }
        return database;
    }

    private Optional<StateDatabase> openIfThere() throws WorkspaceException {
        if (database == null && StateDatabase.exists(directory)) {
            database = read(() -> StateDatabase.open(directory));
        }
        return Optional.ofNullable(database);
    }

    private SimulatedFabric requiredWorld() throws WorkspaceException {
        if (firstRun()) {
            throw new WorkspaceException(
                    Kind.NO_WORLD,
                    "There is no world of '" + estate + "' in " + database() + " yet. 'holdfast apply' creates it.",
                    List.of());
        }
        return world();
    }

    private SimulatedFabric world() throws WorkspaceException {
        return fabric().orElseThrow(() -> new IllegalStateException("there is no world yet"));
    }

    private Optional<SimulatedFabric> fabric() throws WorkspaceException {
        if (!worldLoaded && database != null) {
            StateDatabase opened = database;
            Optional<World> world = read(() -> opened.inTransaction(c -> worldly(() -> WorldStore.load(c, estate))));
            fabric = world.map(loaded -> new SimulatedFabric(loaded, profile.get(), changed -> store(opened, changed)))
                    .orElse(null);
            worldLoaded = true;
        }
        return Optional.ofNullable(fabric);
    }

    private void store(StateDatabase opened, World world) throws WorldStoreException {
        try {
            opened.inTransaction(c -> worldly(() -> {
                WorldStore.save(c, estate, world);
                return world;
            }));
        } catch (StateException e) {
            throw new WorldStoreException(String.valueOf(e.getMessage()), e);
        }
        world.stored();
    }

    private static <T> T worldly(WorldWork<T> work) throws StateException {
        try {
            return work.run();
        } catch (WorldStoreException e) {
            throw new StateException("The world in the record's database failed: " + e.getMessage(), e);
        }
    }

    private <T> T read(Reading<T> reading) throws WorkspaceException {
        try {
            return reading.read();
        } catch (StateException e) {
            throw new WorkspaceException(Kind.STATE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        } catch (FabricException e) {
            boolean store = e.getCause() instanceof WorldStoreException;
            throw new WorkspaceException(
                    store ? Kind.STATE_UNAVAILABLE : Kind.FAILED, String.valueOf(e.getMessage()), e);
        } catch (ApplyException e) {
            throw new WorkspaceException(kind(e.refusal()), String.valueOf(e.getMessage()), e.details());
        }
    }

    private static Kind kind(ApplyException.Refusal refusal) {
        return switch (refusal) {
            case NOT_APPLYABLE -> Kind.NOT_APPLYABLE;
            case STALE -> Kind.PLAN_STALE;
            case DATA_LOSS -> Kind.DATA_LOSS_BLOCKED;
            case IRREVERSIBLE -> Kind.IRREVERSIBLE_BLOCKED;
        };
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }

    /** Something that fails in the executor's own ways. */
    private interface Reading<T> {
        T read() throws StateException, FabricException, ApplyException, WorkspaceException;
    }

    /** Something that fails as the world's tables do. */
    private interface WorldWork<T> {
        T run() throws WorldStoreException;
    }
}

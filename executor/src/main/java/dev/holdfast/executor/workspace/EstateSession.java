package dev.holdfast.executor.workspace;

import static dev.holdfast.executor.workspace.Failures.read;
import static dev.holdfast.executor.workspace.Failures.worldly;

import dev.holdfast.executor.apply.ApplyException;
import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.executor.fabric.world.store.WorldStoreException;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.lease.Leases;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database of an estate with its world, both opened when first asked for, and the lease while somebody writes. */
final class EstateSession {

    private final Access access;
    private final String estate;
    private final LeaseTerms terms;
    private @Nullable Database database;
    private @Nullable SimulatedFabric fabric;
    private @Nullable Tenure tenure;
    private boolean worldLoaded;

    EstateSession(Access access, String estate, LeaseTerms terms) {
        this.access = access;
        this.estate = estate;
        this.terms = terms;
    }

    /** Makes the database where there is none. */
    void create() throws WorkspaceException {
        if (database == null) {
            database = read(() -> access.databases().create(access.place()));
        }
    }

    /** True if neither record nor world is there; one without the other is refused. */
    boolean firstRun() throws WorkspaceException {
        Optional<Database> opened = openIfThere();
        if (opened.isEmpty()) {
            return true;
        }
        boolean recorded = read(() -> opened.get().read(c -> new RecordStore(c, estate).exists()));
        boolean world = fabric().isPresent();
        if (recorded != world) {
            throw Failures.half(opened.get(), estate, recorded);
        }
        return !recorded;
    }

    /** Works with the lease on a world that is there. */
    <T> T serving(String purpose, Serving<T> work) throws WorkspaceException {
        requiredWorld();
        return writing(purpose, held -> {
            Fabric service = access.service().apply(world().asSeen());
            return read(() -> work.serve(held, service));
        });
    }

    /** Works with the lease; what was read before it was taken is read anew, because others may have written meanwhile. */
    <T> T writing(String purpose, Writing<T> work) throws WorkspaceException {
        Database opened = required();
        ScenarioKill kill = new ScenarioKill(access.commits(), access.kill());
        Tenure held = read(() -> new Leases(opened, estate).take(access.holder(), purpose, terms, kill));
        T result;
        try (held) {
            tenure = held;
            forget();
            arm(kill);
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

    /** A fault that kills a process has found this one; it is over before that happens, so that it kills no other. */
    private void arm(ScenarioKill kill) throws WorkspaceException {
        SimulatedFabric world = fabric().orElse(null);
        if (world == null) {
            return;
        }
        for (InjectedFault fault : world.faults()) {
            if (fault.kind() == FaultKind.PROCESS_KILLED && fault.state() == FaultState.IN_FORCE) {
                world.struck(fault);
                read(() -> {
                    world.settle();
                    return world;
                });
                kill.arm((int) Math.round(fault.strength()));
                return;
            }
        }
    }

    /** What was read is read anew when it is asked for again. */
    void forget() {
        fabric = null;
        worldLoaded = false;
    }

    /** The database that was opened or made. */
    Database required() {
        if (database == null) {
            throw new IllegalStateException("there is no database yet");
        }
        return database;
    }

    private Optional<Database> openIfThere() throws WorkspaceException {
        if (database == null) {
            database = read(() -> access.databases().open(access.place())).orElse(null);
        }
        return Optional.ofNullable(database);
    }

    /** The world; refused with what to do where there is none. */
    SimulatedFabric requiredWorld() throws WorkspaceException {
        if (firstRun()) {
            throw new WorkspaceException(
                    Kind.NO_WORLD,
                    "There is no world of '" + estate + "' in " + access.place() + " yet. 'holdfast apply' creates it.",
                    List.of());
        }
        return world();
    }

    /** The world that is known to be there. */
    SimulatedFabric world() throws WorkspaceException {
        return fabric().orElseThrow(() -> new IllegalStateException("there is no world yet"));
    }

    /** The world, if there is one in the database that was opened. */
    Optional<SimulatedFabric> fabric() throws WorkspaceException {
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

    /** Closes the database. */
    void close() {
        if (database != null) {
            database.close();
        }
    }

    /** Work under a lease with the service. */
    interface Serving<T> {
        T serve(Tenure held, Fabric service) throws StateException, FabricException, ApplyException;
    }

    /** Work under a lease. */
    interface Writing<T> {
        T write(Tenure held) throws WorkspaceException;
    }
}

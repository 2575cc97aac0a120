package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.RestoreOrder;
import dev.holdfast.executor.fabric.RestoreResult;
import dev.holdfast.executor.fabric.RestoreSource;
import dev.holdfast.executor.fabric.meter.MeterReadings;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.disturbance.DisturbedFabric;
import dev.holdfast.executor.fabric.simulated.disturbance.Suspicion;
import dev.holdfast.executor.fabric.simulated.job.PairedRegion;
import dev.holdfast.executor.fabric.simulated.job.PointNames;
import dev.holdfast.executor.fabric.simulated.job.PointViews;
import dev.holdfast.executor.fabric.simulated.metering.Metering;
import dev.holdfast.executor.fabric.simulated.transfer.ContentMode;
import dev.holdfast.executor.fabric.simulated.transfer.ReferenceRule;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.executor.fabric.world.store.WorldSink;
import dev.holdfast.executor.fabric.world.store.WorldStoreException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A service that exists only in a {@link World}. Time passes in {@link #advance}, {@link #await} and {@link #pause} alone. */
public final class SimulatedFabric implements Fabric {

    private final World world;
    private final WorldSink sink;
    private final DayCounting counting;
    private final ServiceProfile profile;
    private final Transfers transfers;
    private @Nullable Service parts;

    /**
     * The service of a world. The world is changed through this fabric alone from now on.
     *
     * @param profile limits and timings
     * @param sink makes the world's changes durable when {@link #settle} is called
     */
    public SimulatedFabric(World world, ServiceProfile profile, WorldSink sink) {
        this(world, profile, sink, new Transfers(world, ContentMode.COUNTED, ReferenceRule::newestTransferred));
    }

    /** The service of a world that transfers in a way of its own. */
    public SimulatedFabric(World world, ServiceProfile profile, WorldSink sink, Transfers transfers) {
        this.world = world;
        this.sink = sink;
        this.transfers = transfers;
        this.counting = profile.policies().dayCounting();
        this.profile = profile;
        Metering.watch(world, profile);
    }

    /** Made when it is needed: names change in one world many times before the next job. */
    private Service service() {
        Service made = parts;
        if (made == null) {
            made = Service.of(world, this, profile, transfers);
            parts = made;
        }
        return made;
    }

    /**
     * Lets time pass: runs what is due on the way, in order.
     *
     * @param by not negative; parts of a second count as a whole one
     */
    public AdvanceSummary advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + by);
        }
        long seconds = by.getSeconds() + (by.getNano() > 0 ? 1 : 0);
        return service().simulation().advanceTo(Math.addExact(world.clock(), seconds));
    }

    /** Somebody deletes the snapshots of a capture by hand; false if there are none, or if a transfer reads them. */
    public boolean loseSnapshot(ItemKey item, Instant captured) {
        return service().simulation().backups().loseSnapshot(item, captured.getEpochSecond());
    }

    /** Lets things go wrong: faults that begin now or later. Their numbers and states are given here. */
    public void inject(List<InjectedFault> faults) {
        service().simulation().inject(faults);
    }

    /** What was injected so far, in that order. */
    public Collection<InjectedFault> faults() {
        return world.faults().all();
    }

    /** A fault of a process has found one, and is over. */
    public void struck(InjectedFault fault) {
        world.faults().put(fault.in(FaultState.OVER));
    }

    /** Why points of an item are as consistent as they are, by id. */
    public Map<String, String> consistencyReasons(ItemKey item) {
        return WorldReading.consistencyReasons(world, item);
    }

    /** Decides what is drawn by chance. */
    public long seed() {
        return world.origin().seed();
    }

    /** The service as its clients see it, with what is wrong just now. */
    public Fabric asSeen() {
        return new DisturbedFabric(this, world);
    }

    /** By whose numbers it lives. */
    public ServiceProfile profile() {
        return profile;
    }

    /** Jobs in flight, by item, then by capture. */
    public Collection<RunningJob> running() {
        return world.jobs().running();
    }

    @Override
    public Instant clock() {
        return Instant.ofEpochSecond(world.clock());
    }

    @Override
    public DayCounting dayCounting() {
        return counting;
    }

    @Override
    public Optional<OperationOutcome> outcome(OperationKey key) {
        return world.operations().result(key.value()).map(result -> new OperationOutcome(key, result));
    }

    @Override
    public SortedMap<ObjectAddress, ManagedObject> objects() {
        return world.objects();
    }

    @Override
    public List<RecoveryPoint> points(ItemKey item) {
        return world.existing(item)
                .map(found -> PointViews.newestFirst(world, found))
                .orElse(List.of());
    }

    @Override
    public List<RecoveryPoint> pairedPoints(ItemKey item) {
        return PairedRegion.points(world, profile, item);
    }

    @Override
    public ActualState read() {
        return WorldReading.of(world);
    }

    @Override
    public SortedMap<String, Machine> machines() {
        TreeMap<String, Machine> machines = new TreeMap<>();
        world.machines().forEach((address, known) -> machines.put(address, known.machine()));
        return machines;
    }

    @Override
    public RestoreSource restorable(PointReference point, String region) throws FabricException {
        return service().restores().source(point, region);
    }

    @Override
    public Optional<String> suspicion(PointReference point) {
        OptionalLong captured = PointNames.captured(point.item(), point.id());
        return captured.isEmpty()
                ? Optional.empty()
                : Suspicion.of(world, point.item().machine(), captured.getAsLong());
    }

    @Override
    public MeterReadings meters() {
        return world.meters().readings(world.clock());
    }

    @Override
    public Collection<PromisedRule> promisedRules() {
        return List.copyOf(world.rules().values());
    }

    @Override
    public OperationOutcome createVault(OperationKey key, ManagedObject vault) throws FabricException {
        return once(key, () -> service().vaults().createVault(vault));
    }

    @Override
    public OperationOutcome updateVault(OperationKey key, ManagedObject vault) throws FabricException {
        return once(key, () -> service().vaults().updateVault(vault));
    }

    @Override
    public OperationOutcome deleteVault(OperationKey key, String vault) throws FabricException {
        return once(key, () -> service().vaults().deleteVault(vault));
    }

    @Override
    public OperationOutcome putPolicy(OperationKey key, ManagedObject policy) throws FabricException {
        return once(key, () -> service().vaults().putPolicy(policy));
    }

    @Override
    public OperationOutcome deletePolicy(OperationKey key, String policy) throws FabricException {
        return once(key, () -> service().vaults().deletePolicy(policy));
    }

    @Override
    public OperationOutcome move(OperationKey key, Move move) throws FabricException {
        if (outcome(key).isEmpty()) {
            Names.check(world, move);
            settle();
        }
        OperationOutcome outcome = once(key, () -> Names.move(world, move));
        parts = null;
        return outcome;
    }

    @Override
    public OperationOutcome protect(OperationKey key, ManagedObject protection, Machine machine)
            throws FabricException {
        return once(key, () -> service().protections().protect(protection, machine));
    }

    @Override
    public OperationOutcome updateProtection(OperationKey key, ManagedObject protection, Optional<Machine> machine)
            throws FabricException {
        return once(key, () -> service().protections().update(protection, machine));
    }

    @Override
    public OperationOutcome stopProtection(OperationKey key, String machine) throws FabricException {
        return once(key, () -> service().protections().stop(machine));
    }

    @Override
    public OperationOutcome putSchedule(OperationKey key, ManagedObject schedule) throws FabricException {
        return once(key, () -> service().protections().putSchedule(schedule));
    }

    @Override
    public OperationOutcome deleteSchedule(OperationKey key, String machine) throws FabricException {
        return once(key, () -> service().protections().deleteSchedule(machine));
    }

    @Override
    public OperationOutcome putCopyRule(OperationKey key, ManagedObject rule) throws FabricException {
        return once(key, () -> service().protections().putCopyRule(rule));
    }

    @Override
    public OperationOutcome deleteCopyRule(OperationKey key, ObjectAddress rule) throws FabricException {
        return once(key, () -> service().protections().deleteCopyRule(rule));
    }

    @Override
    public OperationOutcome backUpNow(OperationKey key, BackupOrder order) throws FabricException {
        return once(key, () -> service().points().backUpNow(order));
    }

    @Override
    public OperationOutcome copyPoint(OperationKey key, PointReference source, String targetVault)
            throws FabricException {
        return once(key, () -> service().points().copyPoint(source, targetVault));
    }

    @Override
    public OperationOutcome deletePoint(OperationKey key, PointReference point) throws FabricException {
        return once(key, () -> service().points().delete(key, point));
    }

    @Override
    public OperationOutcome undeletePoint(OperationKey key, PointReference point) throws FabricException {
        return once(key, () -> service().points().undelete(point));
    }

    @Override
    public OperationOutcome releasePoints(OperationKey key, ItemKey item, List<String> ids, Promise promise)
            throws FabricException {
        return once(key, () -> service().points().release(item, ids, promise));
    }

    @Override
    public OperationOutcome holdPoint(OperationKey key, PointReference point, LegalHold hold) throws FabricException {
        return once(key, () -> service().points().hold(point, hold));
    }

    @Override
    public OperationOutcome endHold(OperationKey key, PointReference point) throws FabricException {
        return once(key, () -> service().points().endHold(point));
    }

    @Override
    public OperationOutcome setPromises(OperationKey key, ItemKey item, Map<String, Promise> promises)
            throws FabricException {
        return once(key, () -> service().points().setPromises(item, promises));
    }

    @Override
    public OperationOutcome putPromisedRules(OperationKey key, Collection<PromisedRule> rules) throws FabricException {
        return once(key, () -> {
            rules.forEach(world::add);
            return "rules";
        });
    }

    @Override
    public OperationOutcome acknowledgeExpired(OperationKey key) throws FabricException {
        return once(key, () -> {
            world.expired().acknowledge();
            return "expired";
        });
    }

    private OperationOutcome once(OperationKey key, Effect effect) throws FabricException {
        Optional<String> before = world.operations().result(key.value());
        if (before.isPresent()) {
            return new OperationOutcome(key, before.get());
        }
        String result = effect.happen();
        world.operations().accept(key.value(), result);
        return new OperationOutcome(key, result);
    }

    /** What an operation does: checks first, then changes; a refusal has changed nothing. */
    @FunctionalInterface
    private interface Effect {
        String happen() throws FabricException;
    }

    @Override
    public OperationOutcome restore(OperationKey key, RestoreOrder order) throws FabricException {
        return once(key, () -> service().restores().start(order));
    }

    @Override
    public JobStatus await(ItemKey item, String point) {
        return service().waits().forPoint(item, point);
    }

    @Override
    public RestoreResult awaitRestore(String restore) throws FabricException {
        return service().waits().forRestore(restore);
    }

    @Override
    public void pause(Duration duration) {
        advance(duration);
    }

    @Override
    public void settle() throws FabricException {
        if (parts != null) {
            parts.restores().share();
        }
        try {
            sink.store(world);
        } catch (WorldStoreException e) {
            String detail = Objects.requireNonNullElse(e.getMessage(), "The world could not be stored.");
            throw FabricException.broken(detail, e);
        }
    }
}

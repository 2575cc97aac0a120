package dev.holdfast.executor.fabric;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.executor.fabric.meter.MeterReadings;
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
import java.util.Optional;
import java.util.SortedMap;

/**
 * A fabric around another. All calls go through two doors, one for those that only read and one for those that change something;
 * who extends it decides there what becomes of a call. Waiting and settling go straight on.
 */
public abstract class FabricAround implements Fabric {

    private final Fabric fabric;

    /** A fabric around another. */
    protected FabricAround(Fabric fabric) {
        this.fabric = fabric;
    }

    /**
     * One call of the fabric inside.
     *
     * @param <T> what comes back
     */
    @FunctionalInterface
    protected interface Call<T> {
        /** Makes it. */
        T make() throws FabricException;
    }

    /** Makes a call that only reads. */
    protected <T> T reading(Call<T> call) throws FabricException {
        return call.make();
    }

    /** Makes a call that changes something. */
    protected abstract OperationOutcome changing(OperationKey key, Call<OperationOutcome> call) throws FabricException;

    @Override
    public Instant clock() throws FabricException {
        return reading(fabric::clock);
    }

    @Override
    public DayCounting dayCounting() {
        return fabric.dayCounting();
    }

    @Override
    public Optional<OperationOutcome> outcome(OperationKey key) throws FabricException {
        return reading(() -> fabric.outcome(key));
    }

    @Override
    public SortedMap<ObjectAddress, ManagedObject> objects() throws FabricException {
        return reading(() -> fabric.objects());
    }

    @Override
    public List<RecoveryPoint> points(ItemKey item) throws FabricException {
        return reading(() -> fabric.points(item));
    }

    @Override
    public List<RecoveryPoint> pairedPoints(ItemKey item) throws FabricException {
        return reading(() -> fabric.pairedPoints(item));
    }

    @Override
    public ActualState read() throws FabricException {
        return reading(() -> fabric.read());
    }

    @Override
    public SortedMap<String, Machine> machines() throws FabricException {
        return reading(() -> fabric.machines());
    }

    @Override
    public RestoreSource restorable(PointReference point, String region) throws FabricException {
        return reading(() -> fabric.restorable(point, region));
    }

    @Override
    public Optional<String> suspicion(PointReference point) throws FabricException {
        return reading(() -> fabric.suspicion(point));
    }

    @Override
    public OperationOutcome restore(OperationKey key, RestoreOrder order) throws FabricException {
        return changing(key, () -> fabric.restore(key, order));
    }

    @Override
    public RestoreResult awaitRestore(String restore) throws FabricException {
        return fabric.awaitRestore(restore);
    }

    @Override
    public MeterReadings meters() throws FabricException {
        return reading(() -> fabric.meters());
    }

    @Override
    public Collection<PromisedRule> promisedRules() throws FabricException {
        return reading(() -> fabric.promisedRules());
    }

    @Override
    public OperationOutcome createVault(OperationKey key, ManagedObject vault) throws FabricException {
        return changing(key, () -> fabric.createVault(key, vault));
    }

    @Override
    public OperationOutcome updateVault(OperationKey key, ManagedObject vault) throws FabricException {
        return changing(key, () -> fabric.updateVault(key, vault));
    }

    @Override
    public OperationOutcome deleteVault(OperationKey key, String vault) throws FabricException {
        return changing(key, () -> fabric.deleteVault(key, vault));
    }

    @Override
    public OperationOutcome putPolicy(OperationKey key, ManagedObject policy) throws FabricException {
        return changing(key, () -> fabric.putPolicy(key, policy));
    }

    @Override
    public OperationOutcome deletePolicy(OperationKey key, String policy) throws FabricException {
        return changing(key, () -> fabric.deletePolicy(key, policy));
    }

    @Override
    public OperationOutcome move(OperationKey key, Move move) throws FabricException {
        return changing(key, () -> fabric.move(key, move));
    }

    @Override
    public OperationOutcome protect(OperationKey key, ManagedObject protection, Machine machine)
            throws FabricException {
        return changing(key, () -> fabric.protect(key, protection, machine));
    }

    @Override
    public OperationOutcome updateProtection(OperationKey key, ManagedObject protection, Optional<Machine> machine)
            throws FabricException {
        return changing(key, () -> fabric.updateProtection(key, protection, machine));
    }

    @Override
    public OperationOutcome stopProtection(OperationKey key, String machine) throws FabricException {
        return changing(key, () -> fabric.stopProtection(key, machine));
    }

    @Override
    public OperationOutcome putSchedule(OperationKey key, ManagedObject schedule) throws FabricException {
        return changing(key, () -> fabric.putSchedule(key, schedule));
    }

    @Override
    public OperationOutcome deleteSchedule(OperationKey key, String machine) throws FabricException {
        return changing(key, () -> fabric.deleteSchedule(key, machine));
    }

    @Override
    public OperationOutcome putCopyRule(OperationKey key, ManagedObject rule) throws FabricException {
        return changing(key, () -> fabric.putCopyRule(key, rule));
    }

    @Override
    public OperationOutcome deleteCopyRule(OperationKey key, ObjectAddress rule) throws FabricException {
        return changing(key, () -> fabric.deleteCopyRule(key, rule));
    }

    @Override
    public OperationOutcome backUpNow(OperationKey key, BackupOrder order) throws FabricException {
        return changing(key, () -> fabric.backUpNow(key, order));
    }

    @Override
    public OperationOutcome copyPoint(OperationKey key, PointReference source, String targetVault)
            throws FabricException {
        return changing(key, () -> fabric.copyPoint(key, source, targetVault));
    }

    @Override
    public OperationOutcome deletePoint(OperationKey key, PointReference point) throws FabricException {
        return changing(key, () -> fabric.deletePoint(key, point));
    }

    @Override
    public OperationOutcome undeletePoint(OperationKey key, PointReference point) throws FabricException {
        return changing(key, () -> fabric.undeletePoint(key, point));
    }

    @Override
    public OperationOutcome releasePoints(OperationKey key, ItemKey item, List<String> points, Promise promise)
            throws FabricException {
        return changing(key, () -> fabric.releasePoints(key, item, points, promise));
    }

    @Override
    public OperationOutcome holdPoint(OperationKey key, PointReference point, LegalHold hold) throws FabricException {
        return changing(key, () -> fabric.holdPoint(key, point, hold));
    }

    @Override
    public OperationOutcome endHold(OperationKey key, PointReference point) throws FabricException {
        return changing(key, () -> fabric.endHold(key, point));
    }

    @Override
    public OperationOutcome setPromises(OperationKey key, ItemKey item, Map<String, Promise> promises)
            throws FabricException {
        return changing(key, () -> fabric.setPromises(key, item, promises));
    }

    @Override
    public OperationOutcome putPromisedRules(OperationKey key, Collection<PromisedRule> rules) throws FabricException {
        return changing(key, () -> fabric.putPromisedRules(key, rules));
    }

    @Override
    public OperationOutcome acknowledgeExpired(OperationKey key) throws FabricException {
        return changing(key, () -> fabric.acknowledgeExpired(key));
    }

    @Override
    public JobStatus await(ItemKey item, String point) throws FabricException {
        return fabric.await(item, point);
    }

    @Override
    public void pause(Duration duration) throws FabricException {
        fabric.pause(duration);
    }

    @Override
    public void settle() throws FabricException {
        fabric.settle();
    }
}

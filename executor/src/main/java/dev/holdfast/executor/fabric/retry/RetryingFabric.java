package dev.holdfast.executor.fabric.retry;

import dev.holdfast.dsl.model.Move;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.PointReference;
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
 * A service whose passing failures are waited out: only failures that may pass are tried again, on the service's clock, and not
 * before it asks for it. Where no reply came, the service is asked first whether the call had its effect, so nothing is made
 * twice.
 */
public final class RetryingFabric implements Fabric {

    /** Tries of one call. */
    private static final int TRIES = 5;
    /** Pause after the first try, if the service does not ask for another; each further one is twice as long. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    private final Fabric fabric;

    /** A service around another. */
    public RetryingFabric(Fabric fabric) {
        this.fabric = fabric;
    }

    private OperationOutcome hit(OperationKey key, Call<OperationOutcome> call) throws FabricException {
        return patiently(() -> {
            try {
                return call.make();
            } catch (FabricException e) {
                if (e.isOutcomeKnown()) {
                    throw e;
                }
                Optional<OperationOutcome> outcome = outcome(key);
                if (outcome.isEmpty()) {
                    throw e;
                }
                return outcome.get();
            }
        });
    }

    private <T> T patiently(Call<T> call) throws FabricException {
        Duration pause = FIRST_PAUSE;
        for (int left = TRIES - 1; ; left--) {
            try {
                return call.make();
            } catch (FabricException e) {
                if (!e.isTransient() || left == 0) {
                    throw e;
                }
                fabric.pause(e.retryAfter().filter(asked -> !asked.isZero()).orElse(pause));
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** One call of the service. */
    @FunctionalInterface
    private interface Call<T> {
        T make() throws FabricException;
    }

    @Override
    public Instant clock() throws FabricException {
        return patiently(() -> fabric.clock());
    }

    @Override
    public DayCounting dayCounting() {
        return fabric.dayCounting();
    }

    @Override
    public Optional<OperationOutcome> outcome(OperationKey key) throws FabricException {
        return patiently(() -> fabric.outcome(key));
    }

    @Override
    public SortedMap<ObjectAddress, ManagedObject> objects() throws FabricException {
        return patiently(() -> fabric.objects());
    }

    @Override
    public List<RecoveryPoint> points(ItemKey item) throws FabricException {
        return patiently(() -> fabric.points(item));
    }

    @Override
    public ActualState read() throws FabricException {
        return patiently(() -> fabric.read());
    }

    @Override
    public Collection<PromisedRule> promisedRules() throws FabricException {
        return patiently(() -> fabric.promisedRules());
    }

    @Override
    public OperationOutcome createVault(OperationKey key, ManagedObject vault) throws FabricException {
        return hit(key, () -> fabric.createVault(key, vault));
    }

    @Override
    public OperationOutcome updateVault(OperationKey key, ManagedObject vault) throws FabricException {
        return hit(key, () -> fabric.updateVault(key, vault));
    }

    @Override
    public OperationOutcome deleteVault(OperationKey key, String vault) throws FabricException {
        return hit(key, () -> fabric.deleteVault(key, vault));
    }

    @Override
    public OperationOutcome putPolicy(OperationKey key, ManagedObject policy) throws FabricException {
        return hit(key, () -> fabric.putPolicy(key, policy));
    }

    @Override
    public OperationOutcome deletePolicy(OperationKey key, String policy) throws FabricException {
        return hit(key, () -> fabric.deletePolicy(key, policy));
    }

    @Override
    public OperationOutcome move(OperationKey key, Move move) throws FabricException {
        return hit(key, () -> fabric.move(key, move));
    }

    @Override
    public OperationOutcome protect(OperationKey key, ManagedObject protection, Machine machine)
            throws FabricException {
        return hit(key, () -> fabric.protect(key, protection, machine));
    }

    @Override
    public OperationOutcome updateProtection(OperationKey key, ManagedObject protection, Optional<Machine> machine)
            throws FabricException {
        return hit(key, () -> fabric.updateProtection(key, protection, machine));
    }

    @Override
    public OperationOutcome stopProtection(OperationKey key, String machine) throws FabricException {
        return hit(key, () -> fabric.stopProtection(key, machine));
    }

    @Override
    public OperationOutcome putSchedule(OperationKey key, ManagedObject schedule) throws FabricException {
        return hit(key, () -> fabric.putSchedule(key, schedule));
    }

    @Override
    public OperationOutcome deleteSchedule(OperationKey key, String machine) throws FabricException {
        return hit(key, () -> fabric.deleteSchedule(key, machine));
    }

    @Override
    public OperationOutcome putCopyRule(OperationKey key, ManagedObject rule) throws FabricException {
        return hit(key, () -> fabric.putCopyRule(key, rule));
    }

    @Override
    public OperationOutcome deleteCopyRule(OperationKey key, ObjectAddress rule) throws FabricException {
        return hit(key, () -> fabric.deleteCopyRule(key, rule));
    }

    @Override
    public OperationOutcome backUpNow(OperationKey key, String machine) throws FabricException {
        return hit(key, () -> fabric.backUpNow(key, machine));
    }

    @Override
    public OperationOutcome copyPoint(OperationKey key, PointReference source, String targetVault)
            throws FabricException {
        return hit(key, () -> fabric.copyPoint(key, source, targetVault));
    }

    @Override
    public OperationOutcome deletePoint(OperationKey key, PointReference point) throws FabricException {
        return hit(key, () -> fabric.deletePoint(key, point));
    }

    @Override
    public OperationOutcome releasePoints(OperationKey key, ItemKey item, List<String> points, Promise promise)
            throws FabricException {
        return hit(key, () -> fabric.releasePoints(key, item, points, promise));
    }

    @Override
    public OperationOutcome holdPoint(OperationKey key, PointReference point, LegalHold hold) throws FabricException {
        return hit(key, () -> fabric.holdPoint(key, point, hold));
    }

    @Override
    public OperationOutcome endHold(OperationKey key, PointReference point) throws FabricException {
        return hit(key, () -> fabric.endHold(key, point));
    }

    @Override
    public OperationOutcome setPromises(OperationKey key, ItemKey item, Map<String, Promise> promises)
            throws FabricException {
        return hit(key, () -> fabric.setPromises(key, item, promises));
    }

    @Override
    public OperationOutcome putPromisedRules(OperationKey key, Collection<PromisedRule> rules) throws FabricException {
        return hit(key, () -> fabric.putPromisedRules(key, rules));
    }

    @Override
    public OperationOutcome acknowledgeExpired(OperationKey key) throws FabricException {
        return hit(key, () -> fabric.acknowledgeExpired(key));
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

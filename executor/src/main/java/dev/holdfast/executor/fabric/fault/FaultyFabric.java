package dev.holdfast.executor.fabric.fault;

import dev.holdfast.dsl.model.Move;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.fault.FaultSwitch.Fault;
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
 * A service that fails now and then. Calls that change something are hit; of the readings only {@link #outcome}, which is asked
 * where a reply was lost.
 */
public final class FaultyFabric implements Fabric {

    /** Of a recorded answer: "try again after 324 seconds". */
    private static final int LONGEST_WAIT_SECONDS = 324;

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Fabric fabric;
    private final Dice dice;
    private final Duration delay;

    /** A service around another. */
    public FaultyFabric(Fabric fabric, FaultSwitch faults) {
        this.fabric = fabric;
        this.dice = new Dice(faults);
        this.delay = faults.delay();
    }

    private OperationOutcome hit(OperationKey key, Effect effect) throws FabricException {
        takeTime();
        Optional<Fault> fault = dice.next(key.value());
        if (fault.isEmpty()) {
            return effect.happen();
        }
        switch (fault.get()) {
            case TRANSIENT -> throw unavailable();
            case THROTTLED -> {
                Duration wait = Duration.ofSeconds(dice.seconds(key.value(), LONGEST_WAIT_SECONDS));
                throw FabricException.transientFailure(
                        FabricError.THROTTLED,
                        "Too many requests; try again after " + wait.toSeconds() + " seconds.",
                        wait);
            }
            case LOST_REPLY -> {
                effect.happen();
                throw noReply();
            }
            case LOST_CALL -> throw noReply();
        }
        throw new IllegalStateException("no such fault: " + fault);
    }

    private void takeTime() {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the call itself goes on
        }
    }

    private static FabricException unavailable() {
        return FabricException.transientFailure(FabricError.UNAVAILABLE, "The service does not answer just now.", SOON);
    }

    private static FabricException noReply() {
        return FabricException.replyLost("The connection broke before a reply came.", SOON);
    }

    /** A call that changes something. */
    @FunctionalInterface
    private interface Effect {
        OperationOutcome happen() throws FabricException;
    }

    @Override
    public Instant clock() throws FabricException {
        return fabric.clock();
    }

    @Override
    public DayCounting dayCounting() {
        return fabric.dayCounting();
    }

    @Override
    public Optional<OperationOutcome> outcome(OperationKey key) throws FabricException {
        if (dice.next("outcome of " + key)
                .filter(fault -> fault == Fault.TRANSIENT)
                .isPresent()) {
            throw unavailable();
        }
        return fabric.outcome(key);
    }

    @Override
    public SortedMap<ObjectAddress, ManagedObject> objects() throws FabricException {
        return fabric.objects();
    }

    @Override
    public List<RecoveryPoint> points(ItemKey item) throws FabricException {
        return fabric.points(item);
    }

    @Override
    public ActualState read() throws FabricException {
        return fabric.read();
    }

    @Override
    public Collection<PromisedRule> promisedRules() throws FabricException {
        return fabric.promisedRules();
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

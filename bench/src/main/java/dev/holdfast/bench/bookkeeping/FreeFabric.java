package dev.holdfast.bench.bookkeeping;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricError;
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
import dev.holdfast.executor.step.ObjectSteps;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.GonePoints;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fabric whose calls cost nothing: it knows beforehand what one plan leads to, and only remembers which operations came. What
 * is left of an apply is its own work. Knows objects alone: a plan with points is refused.
 */
final class FreeFabric implements Fabric {

    private final Instant clock;
    private final SortedMap<ObjectAddress, ManagedObject> after;
    /** Operations that came, by their number in the run. */
    private final BitSet accepted = new BitSet();

    /** A fabric in which nothing is yet, and which this plan is going to be applied to. */
    FreeFabric(PlanDocument plan) {
        if (!plan.holdfast().backups().isEmpty()
                || !plan.holdfast().copies().isEmpty()
                || !plan.holdfast().prunes().isEmpty()
                || !plan.holdfast().moves().isEmpty()) {
            throw new IllegalArgumentException("Only plans that create objects can be measured.");
        }
        this.clock = Instant.parse(plan.holdfast().at());
        SortedMap<ObjectAddress, ManagedObject> objects = new TreeMap<>();
        for (ResourceChange change : plan.resourceChanges()) {
            ObjectSteps.after(change).ifPresent(object -> objects.put(object.address(), object));
        }
        this.after = Collections.unmodifiableSortedMap(objects);
    }

    private OperationOutcome accept(OperationKey key) {
        number(key).ifPresent(accepted::set);
        return new OperationOutcome(key, "");
    }

    /** Number of an operation in its run, which its key ends with; empty for what is sent outside the operations. */
    private static Optional<Integer> number(OperationKey key) {
        String last = key.value().substring(key.value().lastIndexOf('/') + 1);
        return last.chars().allMatch(Character::isDigit) ? Optional.of(Integer.valueOf(last)) : Optional.empty();
    }

    @Override
    public Instant clock() {
        return clock;
    }

    @Override
    public DayCounting dayCounting() {
        return DayCounting.values()[0];
    }

    @Override
    public Optional<OperationOutcome> outcome(OperationKey key) {
        return number(key).filter(accepted::get).map(any -> new OperationOutcome(key, ""));
    }

    @Override
    public SortedMap<ObjectAddress, ManagedObject> objects() {
        return accepted.isEmpty() ? Collections.emptySortedMap() : after;
    }

    @Override
    public List<RecoveryPoint> points(ItemKey item) {
        return List.of();
    }

    @Override
    public List<RecoveryPoint> pairedPoints(ItemKey item) {
        return List.of();
    }

    @Override
    public ActualState read() {
        return new ActualState(
                Optional.of(clock), objects(), new TreeMap<>(), Map.of(), Map.of(), Map.of(), GonePoints.none());
    }

    @Override
    public Collection<PromisedRule> promisedRules() {
        return List.of();
    }

    @Override
    public OperationOutcome createVault(OperationKey key, ManagedObject vault) {
        return accept(key);
    }

    @Override
    public OperationOutcome updateVault(OperationKey key, ManagedObject vault) {
        return accept(key);
    }

    @Override
    public OperationOutcome deleteVault(OperationKey key, String vault) {
        return accept(key);
    }

    @Override
    public OperationOutcome putPolicy(OperationKey key, ManagedObject policy) {
        return accept(key);
    }

    @Override
    public OperationOutcome deletePolicy(OperationKey key, String policy) {
        return accept(key);
    }

    @Override
    public OperationOutcome move(OperationKey key, Move move) {
        return accept(key);
    }

    @Override
    public OperationOutcome protect(OperationKey key, ManagedObject protection, Machine machine) {
        return accept(key);
    }

    @Override
    public OperationOutcome updateProtection(OperationKey key, ManagedObject protection, Optional<Machine> machine) {
        return accept(key);
    }

    @Override
    public OperationOutcome stopProtection(OperationKey key, String machine) {
        return accept(key);
    }

    @Override
    public OperationOutcome putSchedule(OperationKey key, ManagedObject schedule) {
        return accept(key);
    }

    @Override
    public OperationOutcome deleteSchedule(OperationKey key, String machine) {
        return accept(key);
    }

    @Override
    public OperationOutcome putCopyRule(OperationKey key, ManagedObject rule) {
        return accept(key);
    }

    @Override
    public OperationOutcome deleteCopyRule(OperationKey key, ObjectAddress rule) {
        return accept(key);
    }

    @Override
    public OperationOutcome backUpNow(OperationKey key, BackupOrder order) {
        return accept(key);
    }

    @Override
    public OperationOutcome copyPoint(OperationKey key, PointReference source, String targetVault) {
        return accept(key);
    }

    @Override
    public OperationOutcome deletePoint(OperationKey key, PointReference point) {
        return accept(key);
    }

    @Override
    public OperationOutcome undeletePoint(OperationKey key, PointReference point) {
        return accept(key);
    }

    @Override
    public SortedMap<String, Machine> machines() {
        return Collections.emptySortedMap();
    }

    @Override
    public RestoreSource restorable(PointReference point, String region) throws FabricException {
        throw FabricException.permanent(FabricError.NOT_FOUND, "Nothing is kept here.");
    }

    @Override
    public MeterReadings meters() {
        return new MeterReadings(clock(), clock(), List.of());
    }

    @Override
    public OperationOutcome restore(OperationKey key, RestoreOrder order) {
        return accept(key);
    }

    @Override
    public RestoreResult awaitRestore(String restore) throws FabricException {
        throw FabricException.permanent(FabricError.NOT_FOUND, "Nothing is restored here.");
    }

    @Override
    public OperationOutcome releasePoints(OperationKey key, ItemKey item, List<String> points, Promise promise) {
        return accept(key);
    }

    @Override
    public OperationOutcome holdPoint(OperationKey key, PointReference point, LegalHold hold) {
        return accept(key);
    }

    @Override
    public OperationOutcome endHold(OperationKey key, PointReference point) {
        return accept(key);
    }

    @Override
    public OperationOutcome setPromises(OperationKey key, ItemKey item, Map<String, Promise> promises) {
        return accept(key);
    }

    @Override
    public OperationOutcome putPromisedRules(OperationKey key, Collection<PromisedRule> rules) {
        return accept(key);
    }

    @Override
    public OperationOutcome acknowledgeExpired(OperationKey key) {
        return accept(key);
    }

    @Override
    public JobStatus await(ItemKey item, String point) {
        return JobStatus.COMPLETED;
    }

    @Override
    public void pause(Duration duration) {}

    @Override
    public void settle() {}
}

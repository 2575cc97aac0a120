package dev.holdfast.executor.fabric.simulated.disturbance;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricAround;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.RestoreOrder;
import dev.holdfast.executor.fabric.content.Mix;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The service of a world as its clients see it while faults are in force: calls that need a region that is out are refused for now,
 * and in a storm calls are throttled, fail, or lose their reply. Which, follows from the seed of the world, the operation and the
 * clock, so that a run can be repeated. Jobs of the service itself do not come through here.
 */
public final class DisturbedFabric extends FabricAround {

    /** Of a recorded answer: "try again after 324 seconds". */
    private static final int LONGEST_WAIT_SECONDS = 324;

    private static final double UNIT = 0x1.0p-53;

    /** Whoever calls decides how long to wait. */
    private static final Duration ANY_TIME = Duration.ZERO;

    private final World world;
    private final Outages outages;

    /** The service of a world; {@code fabric} works on that very world. */
    public DisturbedFabric(Fabric fabric, World world) {
        super(fabric);
        this.world = world;
        this.outages = new Outages(world);
    }

    @Override
    protected OperationOutcome changing(OperationKey key, Call<OperationOutcome> call) throws FabricException {
        if (hits(FaultKind.THROTTLING_STORM, key)) {
            Duration wait = Duration.ofSeconds(1 + (long) (LONGEST_WAIT_SECONDS * draw("wait", key)));
            throw FabricException.transientFailure(
                    FabricError.THROTTLED,
                    "Too many requests; try again after " + wait.toSeconds() + " seconds.",
                    wait);
        }
        if (hits(FaultKind.TRANSIENT_ERRORS, key)) {
            throw FabricException.transientFailure(
                    FabricError.UNAVAILABLE, "The service does not answer just now.", ANY_TIME);
        }
        OperationOutcome outcome = call.make();
        if (hits(FaultKind.LOST_REPLY, key)) {
            throw FabricException.replyLost("The connection broke before a reply came.", ANY_TIME);
        }
        return outcome;
    }

    private boolean hits(FaultKind kind, OperationKey key) {
        double share = world.faults().strength(kind, FaultTarget.SERVICE, 0);
        return share > 0 && draw(kind.word(), key) < share;
    }

    private double draw(String purpose, OperationKey key) {
        long mixed = Mix.of(Mix.of(world.origin().seed(), Mix.of(purpose)), Mix.of(Mix.of(key.value()), world.clock()));
        return (mixed >>> 11) * UNIT;
    }

    // ---- lists that are behind

    @Override
    public List<RecoveryPoint> points(ItemKey item) throws FabricException {
        return listed(super.points(item));
    }

    @Override
    public ActualState read() throws FabricException {
        ActualState actual = super.read();
        if (behind() == 0) {
            return actual;
        }
        TreeMap<ItemKey, List<RecoveryPoint>> points = new TreeMap<>();
        actual.points().forEach((item, there) -> {
            List<RecoveryPoint> listed = listed(there);
            if (!listed.isEmpty()) {
                points.put(item, listed);
            }
        });
        return actual.withPoints(points);
    }

    private long behind() {
        return Math.round(60 * world.faults().strength(FaultKind.STALE_READ, FaultTarget.SERVICE, 0));
    }

    private List<RecoveryPoint> listed(List<RecoveryPoint> points) {
        long behind = behind();
        if (behind == 0) {
            return points;
        }
        Instant newest = Instant.ofEpochSecond(world.clock() - behind);
        return points.stream()
                .filter(point -> !point.captured().isAfter(newest))
                .toList();
    }

    // ---- calls that need a region

    private void needRegion(String region) throws FabricException {
        Optional<InjectedFault> outage = outages.ofRegion(region);
        if (outage.isPresent()) {
            throw FabricException.transientFailure(
                    FabricError.UNAVAILABLE, Outages.words(outage.get()) + ".", ANY_TIME);
        }
    }

    private void needVault(String name) throws FabricException {
        Optional<ManagedObject> vault = world.object(ObjectType.VAULT, name);
        if (vault.isPresent()) {
            needRegion(vault.get().text(AttributeNames.REGION));
        }
    }

    private void needVaultsOf(ManagedObject policy) throws FabricException {
        AttributeValue vaults = policy.attributes().get(AttributeNames.VAULTS);
        List<String> names = vaults instanceof AttributeValue.Members members
                ? members.members()
                : vaults == null ? List.of() : List.of(vaults.display());
        for (String vault : names) {
            needVault(vault);
        }
    }

    private void needMachine(String machine) throws FabricException {
        Optional<ManagedObject> protection = world.object(ObjectType.PROTECTION, machine);
        if (protection.isPresent()) {
            needVault(protection.get().text(AttributeNames.VAULT));
        }
    }

    private void needCopyRule(ManagedObject rule) throws FabricException {
        needVault(rule.text(AttributeNames.VAULT));
        needVault(rule.text(AttributeNames.TARGET_VAULT));
    }

    @Override
    public OperationOutcome createVault(OperationKey key, ManagedObject vault) throws FabricException {
        needRegion(vault.text(AttributeNames.REGION));
        return super.createVault(key, vault);
    }

    @Override
    public OperationOutcome updateVault(OperationKey key, ManagedObject vault) throws FabricException {
        needVault(vault.address().name());
        return super.updateVault(key, vault);
    }

    @Override
    public OperationOutcome deleteVault(OperationKey key, String vault) throws FabricException {
        needVault(vault);
        return super.deleteVault(key, vault);
    }

    @Override
    public OperationOutcome putPolicy(OperationKey key, ManagedObject policy) throws FabricException {
        needVaultsOf(policy);
        return super.putPolicy(key, policy);
    }

    @Override
    public OperationOutcome deletePolicy(OperationKey key, String policy) throws FabricException {
        Optional<ManagedObject> known = world.object(ObjectType.POLICY, policy);
        if (known.isPresent()) {
            needVaultsOf(known.get());
        }
        return super.deletePolicy(key, policy);
    }

    @Override
    public OperationOutcome protect(OperationKey key, ManagedObject protection, Machine machine)
            throws FabricException {
        needVault(protection.text(AttributeNames.VAULT));
        return super.protect(key, protection, machine);
    }

    @Override
    public OperationOutcome updateProtection(OperationKey key, ManagedObject protection, Optional<Machine> machine)
            throws FabricException {
        needVault(protection.text(AttributeNames.VAULT));
        return super.updateProtection(key, protection, machine);
    }

    @Override
    public OperationOutcome stopProtection(OperationKey key, String machine) throws FabricException {
        needMachine(machine);
        return super.stopProtection(key, machine);
    }

    @Override
    public OperationOutcome putSchedule(OperationKey key, ManagedObject schedule) throws FabricException {
        needMachine(schedule.text(AttributeNames.MACHINE));
        return super.putSchedule(key, schedule);
    }

    @Override
    public OperationOutcome deleteSchedule(OperationKey key, String machine) throws FabricException {
        needMachine(machine);
        return super.deleteSchedule(key, machine);
    }

    @Override
    public OperationOutcome putCopyRule(OperationKey key, ManagedObject rule) throws FabricException {
        needCopyRule(rule);
        return super.putCopyRule(key, rule);
    }

    @Override
    public OperationOutcome deleteCopyRule(OperationKey key, ObjectAddress rule) throws FabricException {
        Optional<ManagedObject> known = world.object(rule);
        if (known.isPresent()) {
            needCopyRule(known.get());
        }
        return super.deleteCopyRule(key, rule);
    }

    @Override
    public OperationOutcome backUpNow(OperationKey key, String machine) throws FabricException {
        needMachine(machine);
        return super.backUpNow(key, machine);
    }

    @Override
    public OperationOutcome copyPoint(OperationKey key, PointReference source, String targetVault)
            throws FabricException {
        needVault(source.item().vault());
        needVault(targetVault);
        return super.copyPoint(key, source, targetVault);
    }

    @Override
    public OperationOutcome deletePoint(OperationKey key, PointReference point) throws FabricException {
        needVault(point.item().vault());
        return super.deletePoint(key, point);
    }

    @Override
    public OperationOutcome undeletePoint(OperationKey key, PointReference point) throws FabricException {
        needVault(point.item().vault());
        return super.undeletePoint(key, point);
    }

    @Override
    public OperationOutcome releasePoints(OperationKey key, ItemKey item, List<String> points, Promise promise)
            throws FabricException {
        needVault(item.vault());
        return super.releasePoints(key, item, points, promise);
    }

    @Override
    public OperationOutcome holdPoint(OperationKey key, PointReference point, LegalHold hold) throws FabricException {
        needVault(point.item().vault());
        return super.holdPoint(key, point, hold);
    }

    @Override
    public OperationOutcome endHold(OperationKey key, PointReference point) throws FabricException {
        needVault(point.item().vault());
        return super.endHold(key, point);
    }

    @Override
    public OperationOutcome setPromises(OperationKey key, ItemKey item, Map<String, Promise> promises)
            throws FabricException {
        needVault(item.vault());
        return super.setPromises(key, item, promises);
    }

    @Override
    public OperationOutcome restore(OperationKey key, RestoreOrder order) throws FabricException {
        needRegion(order.region());
        return super.restore(key, order);
    }
}

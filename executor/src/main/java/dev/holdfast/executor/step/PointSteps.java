package dev.holdfast.executor.step;

import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.planner.document.HoldfastSection.PlannedBackup;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that make, copy, prune and hold points. */
public final class PointSteps {

    /** Word of steps that back a machine up. */
    public static final String BACKUP = "backup";
    /** Word of steps that copy a point. */
    public static final String COPY = "copy";
    /** Word of steps that delete a point or let it go. */
    public static final String PRUNE = "prune";
    /** Word of steps that place a legal hold. */
    public static final String HOLD = "hold";
    /** Word of steps that end a legal hold. */
    public static final String RELEASE = "release";
    /** Word of steps that bring a deleted point back. */
    public static final String UNDELETE = "undelete";

    private PointSteps() {}

    /**
     * Backs a machine up because somebody asked for it, and waits for the point.
     *
     * @param made takes the point, by machine
     */
    public static Step onDemand(BackupOrder order, Map<String, PointReference> made) {
        String machine = order.machine();
        String payload = order.keep()
                        .map(keep -> "kept "
                                + keep.rule().instant().map(Age::toString).orElse("") + " from its capture")
                        .orElse("kept as the policy says")
                + (order.reason().isEmpty() ? "" : " (" + order.reason() + ")");
        return new Step(
                BACKUP,
                Step.Subject.point(machine, machine),
                List.of(),
                payload,
                (fabric, key) -> fabric.backUpNow(key, order),
                Optional.of((fabric, key) -> {
                    ItemKey item = home(fabric, machine);
                    made.put(machine, new PointReference(item, await(fabric, item, key)));
                }));
    }

    /** Backs a machine up now and waits for the point. */
    public static Step of(PlannedBackup backup) {
        ObjectAddress protection = new ObjectAddress(ObjectType.PROTECTION, backup.machine());
        return new Step(
                BACKUP,
                Step.Subject.point(backup.machine(), backup.machine()),
                List.of(protection.toString()),
                backup.reason(),
                (fabric, key) -> fabric.backUpNow(key, backup.machine()),
                Optional.of((fabric, key) -> await(fabric, home(fabric, backup.machine()), key)));
    }

    /** Where the points of a machine are made. */
    private static ItemKey home(Fabric fabric, String machine) throws FabricException {
        ManagedObject protection = fabric.objects().get(new ObjectAddress(ObjectType.PROTECTION, machine));
        return new ItemKey(machine, protection == null ? "" : protection.text(AttributeNames.VAULT));
    }

    /**
     * Copies points and waits until each copy is verified. Copies of points that are there come first; copies of those copies
     * need them and come after all of them.
     */
    public static List<Step> copies(List<PlannedCopy> copies) {
        Map<List<String>, Step> made = new HashMap<>();
        Map<String, Integer> hops = new HashMap<>();
        List<Step> steps = new ArrayList<>(copies.size());
        for (PlannedCopy copy : copies) {
            Step source = made.get(List.of(copy.machine(), copy.from(), copy.captured()));
            Step step = copy(copy, Optional.ofNullable(source).map(Step::address));
            hops.put(step.address(), source == null ? 0 : hops.getOrDefault(source.address(), 0) + 1);
            made.put(List.of(copy.machine(), copy.to(), copy.captured()), step);
            steps.add(step);
        }
        steps.sort(Comparator.comparing(step -> hops.getOrDefault(step.address(), 0)));
        return steps;
    }

    /** Address of the step that makes a copy. */
    public static String address(PlannedCopy copy) {
        return copy.point() + "\u2192" + copy.to();
    }

    private static Step copy(PlannedCopy copy, Optional<String> madeBefore) {
        List<String> needs = new ArrayList<>();
        needs.add(ObjectAddress.copy(copy.machine(), copy.to()).toString());
        madeBefore.ifPresent(needs::add);
        ItemKey from = new ItemKey(copy.machine(), copy.from());
        return new Step(
                COPY,
                Step.Subject.point(address(copy), copy.machine()),
                needs,
                copy.reason(),
                (fabric, key) -> {
                    String point = madeBefore.isEmpty() ? copy.point() : captured(fabric, from, copy.captured());
                    fabric.copyPoint(key, new PointReference(from, point), copy.to());
                },
                Optional.of((fabric, key) -> await(fabric, new ItemKey(copy.machine(), copy.to()), key)));
    }

    /** The id that the fabric gave to the point of a capture, which was made after the plan. */
    private static String captured(Fabric fabric, ItemKey item, String captured) throws FabricException {
        Instant time = Instant.parse(captured);
        for (RecoveryPoint point : fabric.points(item)) {
            if (point.captured().equals(time)) {
                return point.id();
            }
        }
        throw FabricException.permanent(
                FabricError.NOT_FOUND, "There is no point of " + captured + " in " + item + ".");
    }

    /** Waits for the point that an operation makes; its id. */
    private static String await(Fabric fabric, ItemKey item, OperationKey key) throws FabricException {
        Optional<OperationOutcome> outcome = fabric.outcome(key);
        if (outcome.isEmpty() || fabric.await(item, outcome.get().result()) == JobStatus.FAILED) {
            throw FabricException.permanent(
                    FabricError.UNAVAILABLE,
                    "The job for " + outcome.map(OperationOutcome::result).orElse(item.toString()) + " failed.");
        }
        return outcome.get().result();
    }

    /**
     * Deletes a point, or lets it go to the service's next clean-up.
     *
     * @param needs addresses of the same plan's steps that copy the point or prune what builds on it; it stays if one of them
     *     failed
     * @param check decides again, just before, whether the point may go
     */
    public static Step of(PlannedPrune prune, List<String> needs, PruneCheck check) {
        ItemKey item = new ItemKey(prune.machine(), prune.vault());
        Step.Subject subject = Step.Subject.point(prune.point(), prune.machine());
        return new Step(PRUNE, subject, needs, prune.how() + ": " + prune.reason(), (fabric, key) -> {
            Optional<Clearance> clearance = check.check(item, prune.point());
            if (clearance.isEmpty()) {
                return; // the service expired it meanwhile: what was wanted is so
            }
            if (prune.how().equals("delete")) {
                fabric.deletePoint(key, new PointReference(item, prune.point()));
            } else {
                release(fabric, key, item, clearance.get());
            }
        });
    }

    private static void release(Fabric fabric, OperationKey key, ItemKey item, Clearance clearance)
            throws FabricException {
        RecoveryPoint point = clearance.point();
        Optional<PromisedRule> rule = clearance.rule();
        List<String> rules = rule.map(r -> List.of(r.digest()))
                .or(() -> point.promise().map(Promise::rules))
                .orElse(List.of("none"));
        if (rule.isPresent()) {
            fabric.putPromisedRules(new OperationKey(key.value() + "/rule"), List.of(rule.get()));
        }
        fabric.releasePoints(key, item, List.of(point.id()), Promise.released(rules, fabric.clock()));
    }

    /** Places a legal hold. */
    public static Step hold(PointReference point, LegalHold hold) {
        return new Step(
                HOLD, subject(point), List.of(), hold.display(), (fabric, key) -> fabric.holdPoint(key, point, hold));
    }

    /** Ends a legal hold. */
    public static Step release(PointReference point) {
        return new Step(RELEASE, subject(point), List.of(), "", (fabric, key) -> fabric.endHold(key, point));
    }

    /**
     * Brings a point back from soft delete.
     *
     * @param reason why, for the journal; may be empty
     */
    public static Step undelete(PointReference point, String reason) {
        return new Step(UNDELETE, subject(point), List.of(), reason, (fabric, key) -> fabric.undeletePoint(key, point));
    }

    private static Step.Subject subject(PointReference point) {
        return Step.Subject.point(point.id(), point.item().machine());
    }

    /** Decides again whether a point may go. */
    public interface PruneCheck {

        /**
         * What lets the point go; empty if there is no such point any more.
         *
         * @param point its id
         * @throws StaleStepException if the point would be kept now, or too few good ones would stay
         */
        Optional<Clearance> check(ItemKey item, String point) throws FabricException, StaleStepException;
    }

    /**
     * What lets a point go.
     *
     * @param point as it is now
     * @param rule the rule that no longer keeps it; empty if the whole item ends
     */
    public record Clearance(RecoveryPoint point, Optional<PromisedRule> rule) {}
}

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
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A service that keeps recovery points of machines in vaults. Everything the executor knows of the world it knows through
 * this port; {@code FabricContract} among the tests is the suite every implementation passes.
 *
 * <p><b>Idempotence.</b> Each call that changes something carries an {@link OperationKey}. The first accepted call of a key
 * has its effect; every later call of that key, with whatever arguments, changes nothing and returns the first outcome. A
 * refused call leaves no trace: its key may be used again. {@link #outcome} tells whether a key was accepted.
 *
 * <p><b>Durability.</b> An effect is durable once {@link #settle} has returned. Before that, a crash may lose it together
 * with its key, never one without the other.
 *
 * <p><b>Retry.</b> A transient {@link FabricException} had no effect and may be tried again with the same key after
 * {@link #pause}; a permanent one stands. Where no reply came ({@link FabricException#isOutcomeKnown}), {@link #outcome} tells
 * whether the call had its effect.
 *
 * <p><b>Units.</b> Sizes are bytes; instants are on the fabric's clock, which moves only in {@link #pause}, {@link #await} and
 * by itself in a real service. Attributes are spelt as in {@link dev.holdfast.planner.state.AttributeNames}; an object is read
 * back exactly as it was written.
 *
 * <p>Not thread safe. All methods may throw {@link FabricException}; the errors named are the permanent ones.
 */
public interface Fabric {

    // ---- reading

    /** The fabric's time. */
    Instant clock() throws FabricException;

    /** How the service counts the days of an age. */
    DayCounting dayCounting();

    /** The outcome of an accepted operation; empty if the fabric never accepted this key. */
    Optional<OperationOutcome> outcome(OperationKey key) throws FabricException;

    /** Everything that exists, by address. */
    SortedMap<ObjectAddress, ManagedObject> objects() throws FabricException;

    /** Points of an item, newest first; empty if there are none. */
    List<RecoveryPoint> points(ItemKey item) throws FabricException;

    /**
     * Points of an item that can be restored in the paired region now, newest first: complete, and in a vault with
     * cross-region restore for as long as its copy there takes. Empty if the vault has no such region.
     */
    List<RecoveryPoint> pairedPoints(ItemKey item) throws FabricException;

    /** One consistent reading of everything. {@link ActualState#expired} holds what was not {@link #acknowledgeExpired yet}. */
    ActualState read() throws FabricException;

    /** Machines that exist, by address. */
    SortedMap<String, Machine> machines() throws FabricException;

    /**
     * What a restore of a point in a region would find. NOT_FOUND; NOT_RESTORABLE if it cannot be restored there, for now or at
     * all.
     *
     * @param region lower case
     */
    RestoreSource restorable(PointReference point, String region) throws FabricException;

    /**
     * What is known against the content of a point, a clause such as {@code captured after the attack of …}; empty if nothing is. It
     * can be restored all the same.
     */
    default Optional<String> suspicion(PointReference point) throws FabricException {
        return Optional.empty();
    }

    /**
     * What was metered since metering began, for every item that ever had something to meter. Readings of one item and meter
     * never go down.
     */
    MeterReadings meters() throws FabricException;

    /** Every rule a promise on a point may name, and those new points will be promised. Sorted by digest. */
    Collection<PromisedRule> promisedRules() throws FabricException;

    // ---- vaults and policies

    /** Creates a vault. INVALID if it exists; LIMIT_EXCEEDED by the vaults of its region. */
    OperationOutcome createVault(OperationKey key, ManagedObject vault) throws FabricException;

    /**
     * Changes a vault. NOT_FOUND; REDUNDANCY_FIXED if it protects something; VAULT_LOCKED if a lock would be opened;
     * APPROVAL_MISSING if a resource guard keeps its soft delete or immutability.
     */
    OperationOutcome updateVault(OperationKey key, ManagedObject vault) throws FabricException;

    /** Deletes a vault. NOT_FOUND; VAULT_NOT_EMPTY while it has protections or points. */
    OperationOutcome deleteVault(OperationKey key, String vault) throws FabricException;

    /**
     * Creates or changes a policy; points keep their promises. NOT_FOUND for its vaults; LIMIT_EXCEEDED, also by what it asks of
     * the service; NO_WAY_BACK; APPROVAL_MISSING for a shorter retention under a resource guard. For now THROTTLED, beyond the
     * service's quota of policy writes.
     */
    OperationOutcome putPolicy(OperationKey key, ManagedObject policy) throws FabricException;

    /** Deletes a policy. NOT_FOUND; IN_USE while an active protection follows it. For now THROTTLED, as {@link #putPolicy}. */
    OperationOutcome deletePolicy(OperationKey key, String policy) throws FabricException;

    /**
     * Gives a vault, a policy or a machine another name. Nothing else of it changes: its points, their promises, locks and
     * holds stay, and so does what refers to it. Ids of points follow the name. Where the former name is unknown and the new
     * one known, it was given already. NOT_FOUND if neither is known; INVALID if both are.
     */
    OperationOutcome move(OperationKey key, Move move) throws FabricException;

    // ---- protections, schedules, copy rules

    /**
     * Protects a machine from now on; a stopped protection resumes. NOT_FOUND for policy or vault; REGION_MISMATCH;
     * ALREADY_PROTECTED by another vault; NO_WAY_BACK if it ever followed an enhanced policy; LIMIT_EXCEEDED; DISK_SELECTION if
     * the operating system disk is left out, or any disk of a machine that is encrypted inside the guest.
     */
    OperationOutcome protect(OperationKey key, ManagedObject protection, Machine machine) throws FabricException;

    /**
     * Changes a protection; state {@code stopped} stops it and keeps its points. Errors as {@link #protect}, NOT_FOUND for the
     * protection, and APPROVAL_MISSING for a policy that keeps points for less time under a resource guard.
     *
     * @param machine its new description; absent if that did not change
     */
    OperationOutcome updateProtection(OperationKey key, ManagedObject protection, Optional<Machine> machine)
            throws FabricException;

    /** Ends a protection with its schedule; its points stay and expire no more by themselves. NOT_FOUND. */
    OperationOutcome stopProtection(OperationKey key, String machine) throws FabricException;

    /** Creates or changes when a machine is backed up. NOT_FOUND for its protection; INVALID for an unreadable schedule. */
    OperationOutcome putSchedule(OperationKey key, ManagedObject schedule) throws FabricException;

    /** Ends the backups of a machine; its protection and points stay. NOT_FOUND. */
    OperationOutcome deleteSchedule(OperationKey key, String machine) throws FabricException;

    /** Creates or changes a copy rule. NOT_FOUND for its vaults; COPY_UNSUPPORTED; LIMIT_EXCEEDED by the data sources of the target. */
    OperationOutcome putCopyRule(OperationKey key, ManagedObject rule) throws FabricException;

    /** Ends a copy rule; the copies stay. NOT_FOUND. */
    OperationOutcome deleteCopyRule(OperationKey key, ObjectAddress rule) throws FabricException;

    // ---- points

    /**
     * Starts a backup; the outcome names the point it will make, which is promised what the order says from its capture on.
     * Long: {@link #await}. NOT_FOUND without an active protection; LIMIT_EXCEEDED at the service's most points;
     * ON_DEMAND_LIMIT beyond the backups that it takes beside a schedule.
     */
    OperationOutcome backUpNow(OperationKey key, BackupOrder order) throws FabricException;

    /** The same, and the point is kept as the policy of the machine says. */
    default OperationOutcome backUpNow(OperationKey key, String machine) throws FabricException {
        return backUpNow(key, BackupOrder.asPolicySays(machine));
    }

    /**
     * Starts the copy of a point into another vault; the outcome names the copy, which is unverified until it is complete. A
     * copy that exists or is under way is not made again; one beyond the service's limit per hour waits its turn. Long: {@link #await}. NOT_FOUND; COPY_UNSUPPORTED.
     */
    OperationOutcome copyPoint(OperationKey key, PointReference source, String targetVault) throws FabricException;

    /**
     * Deletes a point. What is complete and in the vault goes into soft delete, with {@link SoftDeletedPoint#onRequest the key} as its
     * reason: it is in {@link ActualState#softDeleted} and no
     * longer in {@link #points}. NOT_FOUND; POINT_LOCKED under a lock or a hold; POINT_IMMUTABLE
     * while it is promised in a vault whose immutability is locked; APPROVAL_MISSING under a resource guard; SNAPSHOTS_LOCKED by a
     * delete lock on its snapshots.
     */
    OperationOutcome deletePoint(OperationKey key, PointReference point) throws FabricException;

    /**
     * Brings a point back from soft delete as it was, with what was promised before it was deleted or let go. NOT_FOUND if it
     * was never deleted, or is purged; SOFT_DELETE_OVER; IN_USE if a point of the same capture is there again; LIMIT_EXCEEDED.
     */
    OperationOutcome undeletePoint(OperationKey key, PointReference point) throws FabricException;

    /**
     * Lets points expire at the service's next clean-up although an older promise would keep them: from now on each is
     * promised only what {@code promise} says. Then they are in soft delete, as if deleted. Points that are gone are passed over.
     * POINT_LOCKED, POINT_IMMUTABLE and APPROVAL_MISSING as for {@link #deletePoint}.
     */
    OperationOutcome releasePoints(OperationKey key, ItemKey item, List<String> points, Promise promise)
            throws FabricException;

    /**
     * Places a legal hold on a point: from now on nothing deletes it or lets it expire while the hold is in force. Takes the
     * place of a hold that ends no later. NOT_FOUND; INVALID for a hold that has ended; POINT_LOCKED by a hold that ends
     * later.
     */
    OperationOutcome holdPoint(OperationKey key, PointReference point, LegalHold hold) throws FabricException;

    /** Ends the legal hold of a point; its promises and locks stay. NOT_FOUND, also for a point that is not held. */
    OperationOutcome endHold(OperationKey key, PointReference point) throws FabricException;

    /** Replaces promises of points of an item, by point id. Points that are gone are passed over. */
    OperationOutcome setPromises(OperationKey key, ItemKey item, Map<String, Promise> promises) throws FabricException;

    /** Adds rules that promises may name from now on. */
    OperationOutcome putPromisedRules(OperationKey key, Collection<PromisedRule> rules) throws FabricException;

    /** Takes the expiries read so far as reported: {@link #read} shows only later ones. */
    OperationOutcome acknowledgeExpired(OperationKey key) throws FabricException;

    // ---- restoring

    /**
     * Starts a restore; the outcome names it. Data that goes through one account waits for what was ordered before it. Long:
     * {@link #awaitRestore}. NOT_FOUND; NOT_RESTORABLE; NAME_TAKEN; ROLE_MISSING; INVALID.
     */
    OperationOutcome restore(OperationKey key, RestoreOrder order) throws FabricException;

    /**
     * Waits, on the fabric's clock, until a restore has ended. NOT_FOUND.
     *
     * @param restore the outcome's result
     */
    RestoreResult awaitRestore(String restore) throws FabricException;

    // ---- waiting

    /**
     * Waits, on the fabric's clock, until a backup or copy has made its point or has failed. For a backup that is its
     * snapshot; the transfer goes on.
     *
     * @param item where the point is made
     * @param point the outcome's result
     */
    JobStatus await(ItemKey item, String point) throws FabricException;

    /** Waits on the fabric's clock. */
    void pause(Duration duration) throws FabricException;

    /** Returns once every effect so far is durable. */
    void settle() throws FabricException;
}

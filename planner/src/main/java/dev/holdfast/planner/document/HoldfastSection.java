package dev.holdfast.planner.document;

import dev.holdfast.planner.document.ObjectiveResult.FleetRestoreResult;
import dev.holdfast.planner.document.ObjectiveResult.LossBasis;
import dev.holdfast.planner.document.ObjectiveResult.LossBreakdown;
import dev.holdfast.planner.document.ObjectiveResult.RestoreBreakdown;
import dev.holdfast.planner.slot.SlotText;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a plan says beyond changed objects. Mirrors the schema object {@code holdfast}.
 *
 * @param estate name of the estate
 * @param digest SHA-256 (hex) of the canonical document with this field left empty
 * @param declarationDigest of the bound declaration
 * @param inventoryDigest of the machines
 * @param inventories machines per inventory file, by path; recorded by an apply so that a truncated file is noticed later
 * @param stateSerial number of the state the plan was made from
 * @param firstRun true if nothing was ever applied
 * @param at the instant the plan was made for
 * @param targets selectors the plan was limited to; empty for all
 * @param excluded selectors the plan left out
 * @param omitted what a limited plan did not look at, by type; empty if it looked at everything
 * @param refresh whether the fabric was read: {@code full}; {@code skipped}: planned from the record alone; {@code only}: the
 *     plan takes what was read into the record and does nothing else
 * @param drift what somebody changed outside since the last apply, by address
 * @param moves objects that get another address before anything else is done
 * @param preconditions what must still hold when the plan is applied
 * @param machines the machines whose protection the plan creates or changes
 * @param groups the changes, identical ones together, as people read them
 * @param schedule next runs before and after, for machines whose runs change
 * @param choices how each policy protects its machines, and why
 * @param copies points that must be copied
 * @param backups machines that must be backed up now
 * @param prunes points that are deleted or let go
 * @param expired points the fabric expired since the last apply
 * @param forecast ordinary expiries within the horizon
 * @param recoveryPointImpact the points in numbers
 * @param objectives figures per machine and failure class
 * @param lossBases what the figures rest on; objectives refer to it by index
 * @param lossBreakdowns what the figures consist of; objectives refer to it by index
 * @param restoreBreakdowns what restore estimates consist of; objectives refer to it by index
 * @param fleetRestores by failure class and what it takes, until the last machine is back
 * @param findings worst first
 * @param coverage what becomes of every machine
 * @param cost what the plan costs; absent if nobody asked
 */
public record HoldfastSection(
        String estate,
        String digest,
        String declarationDigest,
        String inventoryDigest,
        SortedMap<String, Integer> inventories,
        long stateSerial,
        boolean firstRun,
        String at,
        List<String> targets,
        List<String> excluded,
        List<Omission> omitted,
        String refresh,
        List<DriftEntry> drift,
        List<PlannedMove> moves,
        List<Precondition> preconditions,
        List<PlannedMachine> machines,
        List<ChangeGroup> groups,
        List<ScheduleChange> schedule,
        List<PolicyChoice> choices,
        List<PlannedCopy> copies,
        List<PlannedBackup> backups,
        List<PlannedPrune> prunes,
        List<ExpiredPointEntry> expired,
        List<PlannedPrune> forecast,
        RecoveryPointImpact recoveryPointImpact,
        List<ObjectiveResult> objectives,
        List<LossBasis> lossBases,
        List<LossBreakdown> lossBreakdowns,
        List<RestoreBreakdown> restoreBreakdowns,
        List<FleetRestoreResult> fleetRestores,
        List<FindingEntry> findings,
        Coverage coverage,
        Optional<PlannedCost> cost) {

    public HoldfastSection {
        for (ObjectiveResult objective : objectives) {
            checkIndex("basis of an objective", objective.basis(), lossBases.size());
            checkIndex("breakdown of an objective", objective.rpo().breakdown(), lossBreakdowns.size());
            objective
                    .rto()
                    .breakdown()
                    .ifPresent(
                            index -> checkIndex("restore breakdown of an objective", index, restoreBreakdowns.size()));
        }
        cost.ifPresent(planned -> planned.changes()
                .forEach(change ->
                        change.group().ifPresent(index -> checkIndex("group of a cost", index, groups.size()))));
    }

    private static void checkIndex(String name, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("the " + name + " " + index + " is none of " + size);
        }
    }

    /** The same section with another digest. */
    HoldfastSection withDigest(String newDigest) {
        return new HoldfastSection(
                estate,
                newDigest,
                declarationDigest,
                inventoryDigest,
                inventories,
                stateSerial,
                firstRun,
                at,
                targets,
                excluded,
                omitted,
                refresh,
                drift,
                moves,
                preconditions,
                machines,
                groups,
                schedule,
                choices,
                copies,
                backups,
                prunes,
                expired,
                forecast,
                recoveryPointImpact,
                objectives,
                lossBases,
                lossBreakdowns,
                restoreBreakdowns,
                fleetRestores,
                findings,
                coverage,
                cost);
    }

    /**
     * Objects of one type that a plan limited by selectors did not look at.
     *
     * @param type word of the type
     * @param count how many
     * @param addresses the first of them, in order
     */
    public record Omission(String type, int count, List<String> addresses) {
        public Omission {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * An object that gets another address and stays otherwise as it is, with everything that belongs to it.
     *
     * @param type {@code vault}, {@code policy} or {@code vm}
     * @param from its name so far; of a machine its address
     * @param to its name from now on
     * @param place the line that says so, {@code file:line:column}
     */
    public record PlannedMove(String type, String from, String to, Optional<String> place) {}

    /**
     * What must still hold for an address or item.
     *
     * @param address address of an object, or {@code points/machine@vault} for the retention evidence of an item
     * @param hash SHA-256 (hex) of the prior value; {@code absent} if there was none
     */
    public record Precondition(String address, String hash) {}

    /**
     * Next runs of a machine.
     *
     * @param machine address of the machine
     * @param timeZone zone of the times
     * @param slot offset after each nominal start
     * @param before next starts before the change, ISO instants with offset; empty if it had none
     * @param after next starts after it
     */
    public record ScheduleChange(
            String machine, String timeZone, String slot, List<String> before, List<String> after) {
        public ScheduleChange {
            if (SlotText.read(slot).isEmpty()) {
                throw new IllegalArgumentException("a slot is a length of time, such as 7m: " + slot);
            }
        }
    }

    /**
     * How a policy protects its machines.
     *
     * @param policy its name
     * @param mechanism word of the mechanism: declared, or chosen for the objectives
     * @param policyType kind of backup policy that can do it; absent if the mechanism is not vault backup
     * @param schedule nominal starts; absent if the mechanism is not vault backup
     * @param chosen true if Holdfast chose what the declaration leaves open: the schedule, or a mechanism beyond vault backup
     * @param reasons why, in full sentences, the deciding one first
     * @param rejected why not each other way, in full sentences; empty if the schedule is declared
     */
    public record PolicyChoice(
            String policy,
            String mechanism,
            Optional<String> policyType,
            Optional<String> schedule,
            boolean chosen,
            List<String> reasons,
            List<String> rejected) {
        public PolicyChoice {
            reasons = List.copyOf(reasons);
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * A point to copy.
     *
     * @param machine address of the machine
     * @param point id of the source point; if this plan makes that one too, the id of the point it is made from
     * @param captured its capture time
     * @param from source vault
     * @param to target vault
     * @param bytes to move at most
     * @param kind {@code delta}: only what differs from {@code base} is moved; {@code full}: everything
     * @param base capture time of the point that both vaults have by then; absent for a full copy
     * @param due when it will be there if the plan is applied at its own instant and nothing else is copied
     * @param reason why it must exist there, and why it is full
     */
    public record PlannedCopy(
            String machine,
            String point,
            String captured,
            String from,
            String to,
            long bytes,
            String kind,
            Optional<String> base,
            String due,
            String reason) {}

    /**
     * A backup that was missed and is made up for.
     *
     * @param machine address of the machine
     * @param reason which run was missed
     */
    public record PlannedBackup(String machine, String reason) {}

    /**
     * A point that goes.
     *
     * @param machine address of the machine
     * @param vault where it is
     * @param point its id
     * @param captured its capture time
     * @param bytes freed: what no other point needs; the entries of an item are counted one after the other
     * @param due when it goes, ISO instant: at once if Holdfast deletes it, else at a clean-up of the service
     * @param early true if a promise would still keep it
     * @param how {@code delete}: Holdfast deletes it; {@code release}: the service expires it at its next clean-up
     * @param reason what let it go
     * @param promised until when, or by which rule, it was promised; empty if the promise has ended
     * @param undeleteUntil first instant at which it can no longer be undeleted; absent if nothing brings it back
     */
    public record PlannedPrune(
            String machine,
            String vault,
            String point,
            String captured,
            long bytes,
            String due,
            boolean early,
            String how,
            String reason,
            String promised,
            Optional<String> undeleteUntil) {}

    /**
     * A point that the fabric expired.
     *
     * @param machine address of the machine
     * @param vault where it was
     * @param point its id
     * @param captured its capture time
     * @param expired when it went
     * @param reason what let it go
     */
    public record ExpiredPointEntry(
            String machine, String vault, String point, String captured, String expired, String reason) {}

    /**
     * The points in numbers.
     *
     * @param kept points that stay
     * @param expired ordinary prunes of this plan
     * @param lostEarly points lost against a promise: the N of {@code --allow-data-loss}
     * @param freedBytes freed by the prunes of this plan
     * @param places the prunes by vault, in order; vaults without any are left out
     * @param losses the points lost against a promise, by what causes the loss; their numbers add up to {@code lostEarly}
     */
    public record RecoveryPointImpact(
            int kept, int expired, int lostEarly, long freedBytes, List<PlaceImpact> places, List<EarlyLoss> losses) {
        public RecoveryPointImpact {
            places = List.copyOf(places);
            losses = List.copyOf(losses);
        }
    }

    /**
     * The prunes of one vault in numbers.
     *
     * @param vault its name
     * @param expired ordinary prunes
     * @param lostEarly points lost against a promise
     * @param freedBytes freed by both
     */
    public record PlaceImpact(String vault, int expired, int lostEarly, long freedBytes) {}

    /**
     * Points lost against a promise for one cause.
     *
     * @param addresses the changed objects that cause it, or the machines that are retired
     * @param reason why, a clause
     * @param attributes what changes about how long points are kept; empty if the data of a machine ends
     * @param place the line that causes it, {@code file:line:column}
     * @param points how many are lost
     * @param freedBytes freed by them
     * @param items how many are lost of each item
     */
    public record EarlyLoss(
            List<String> addresses,
            String reason,
            List<ChangeGroup.AttributeChange> attributes,
            Optional<String> place,
            int points,
            long freedBytes,
            List<ItemLoss> items) {
        public EarlyLoss {
            addresses = List.copyOf(addresses);
            attributes = List.copyOf(attributes);
            items = List.copyOf(items);
        }
    }

    /**
     * Points of one item lost against a promise.
     *
     * @param machine address of the machine
     * @param vault where they are
     * @param points how many
     */
    public record ItemLoss(String machine, String vault, int points) {}

    /**
     * What becomes of every machine.
     *
     * @param counts machines per status word
     * @param machines every machine, by address
     */
    public record Coverage(SortedMap<String, Integer> counts, List<CoverageEntry> machines) {}

    /**
     * What becomes of one machine.
     *
     * @param machine its address
     * @param status {@code protected}, {@code partly}, {@code unprotected}, {@code uncovered}, {@code refused} or
     *     {@code retired}
     * @param policy name of its policy, if it has one
     * @param reason why
     * @param place the line that decided, {@code file:line:column}
     * @param excludedDisks name and reason of each disk left out
     */
    public record CoverageEntry(
            String machine,
            String status,
            Optional<String> policy,
            String reason,
            Optional<String> place,
            SortedMap<String, String> excludedDisks) {}
}

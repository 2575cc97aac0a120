package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.model.Consistency;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.simulated.agenda.Agenda;
import dev.holdfast.executor.fabric.simulated.agenda.Terms;
import dev.holdfast.executor.fabric.simulated.agenda.TermsBook;
import dev.holdfast.executor.fabric.simulated.transfer.Move;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.FinishedJob;
import dev.holdfast.executor.fabric.world.JobKind;
import dev.holdfast.executor.fabric.world.RunningJob;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Backup jobs: a snapshot, then for those points that go to the vault the transfer of what changed. Under a standard policy
 * every point is transferred, under an enhanced one the last of each local day.
 */
public final class Backups {

    private final World world;
    private final ServiceProfile profile;
    private final TermsBook terms;
    private final Agenda agenda;
    private final Transfers transfers;

    public Backups(World world, ServiceProfile profile, TermsBook terms, Agenda agenda, Transfers transfers) {
        this.world = world;
        this.profile = profile;
        this.terms = terms;
        this.agenda = agenda;
        this.transfers = transfers;
    }

    /** The protection of a machine, if it is active. */
    public Optional<ManagedObject> activeProtection(String machine) {
        return world.object(ObjectType.PROTECTION, machine).filter(Backups::isActive);
    }

    public static boolean isActive(ManagedObject protection) {
        return protection.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE);
    }

    /** Where the points of a protection are. */
    public static ItemKey home(ManagedObject protection) {
        return new ItemKey(protection.address().name(), protection.text(AttributeNames.VAULT));
    }

    /** A scheduled start. */
    public void startScheduled(String machine) {
        Optional<ManagedObject> protection = activeProtection(machine);
        if (protection.isEmpty() || world.machine(machine).isEmpty()) {
            return;
        }
        ItemKey key = home(protection.get());
        if (isFull(key)) {
            long now = world.clock();
            world.note(new FinishedJob(JobKind.BACKUP, key, now, now, false, 0, fullMessage(key)));
        } else {
            catchUp(key);
            start(key);
        }
    }

    /**
     * The last capture of an earlier day goes to the vault after all if nobody took it for the day's last: its schedule was
     * another one then.
     */
    private void catchUp(ItemKey key) {
        Optional<Terms> policy =
                world.object(ObjectType.PROTECTION, key.machine()).flatMap(terms::ofProtection);
        Optional<WorldPoint> newest = world.existing(key).flatMap(item -> item.before(world.clock()));
        if (policy.isEmpty() || newest.isEmpty()) {
            return;
        }
        WorldItem item = world.item(key);
        WorldPoint point = newest.get();
        ZoneId zone = policy.get().zone();
        boolean forgotten = point.isGood()
                && point.tiers() == WorldPoint.INSTANT
                && point.captured() > item.lastMoved()
                && world.running(JobKind.BACKUP, key, point.captured()).isEmpty()
                && day(point.captured(), zone).isBefore(day(world.clock(), zone));
        if (forgotten) {
            transfer(item, point, world.clock());
        }
    }

    private static LocalDate day(long second, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
    }

    /** True if the service takes no further point of an item. */
    public boolean isFull(ItemKey key) {
        return world.existing(key).map(item -> item.points().size()).orElse(0)
                >= profile.limits().pointsPerItem();
    }

    private String fullMessage(ItemKey key) {
        return FabricError.LIMIT_EXCEEDED.code() + ": " + key + " has "
                + profile.limits().pointsPerItem() + " points, the most the service keeps.";
    }

    /** Starts a backup now; the one already under way if one started this very second. */
    public String start(ItemKey key) {
        long now = world.clock();
        WorldItem item = world.item(key);
        if (world.running(JobKind.BACKUP, key, now).isEmpty() && item.at(now).isEmpty()) {
            long ends = now + seconds(profile.timings().snapshot());
            run(new RunningJob(JobKind.BACKUP, key, key.vault(), now, now, false, ends, 0));
        }
        return PointNames.of(key, now, false);
    }

    /** The snapshot is taken: the point exists. */
    public void snapshotTaken(RunningJob job) {
        WorldItem item = world.item(job.item());
        WorldMachine machine = machine(job.item());
        Optional<ManagedObject> protection =
                world.object(ObjectType.PROTECTION, job.item().machine());
        Optional<Terms> policy = protection.flatMap(terms::ofProtection);
        int disks = machine.disksAt(job.captured()).generation();
        WorldPoint point = new WorldPoint(
                job.captured(), disks, WorldPoint.INSTANT, PointStatus.GOOD, consistency(machine), false);
        world.add(item, point.promised(policy.flatMap(Terms::promise)));
        transfers.captured(item, point);
        boolean transferred = policy.isEmpty()
                || !policy.get().isEnhanced()
                || agenda.timetable(job.item().machine())
                        .map(timetable -> timetable.isLastOfDay(job.captured()))
                        .orElse(true);
        if (!transferred) {
            world.end(job, true, 0, PointNames.of(job.item(), point));
            return;
        }
        transfer(item, point, job.started());
    }

    /** Moves what changed into the vault, after the transfers of the item that are under way. */
    private void transfer(WorldItem item, WorldPoint point, long started) {
        ItemKey key = item.key();
        ServiceProfile.Timings timings = profile.timings();
        Move move = transfers.toVault(item, point);
        long ends = Math.max(world.clock(), item.busyUntil())
                + timings.checksumRate().secondsFor(new DataSize(move.comparedBytes()))
                + duration(timings.transferOverhead(), move.bytes(), timings.transferRate());
        world.occupy(item, ends, point.captured());
        run(new RunningJob(JobKind.BACKUP, key, key.vault(), point.captured(), started, true, ends, move.bytes()));
    }

    /** Everything is in the vault; false if the point went meanwhile. */
    public boolean transferred(RunningJob job) {
        WorldItem item = world.item(job.item());
        Optional<WorldPoint> point = item.at(job.captured());
        if (point.isEmpty()) {
            world.end(job, false, job.bytes(), "PointGone: its point was deleted while it was transferred.");
            return false;
        }
        world.tiers(item, point.get(), point.get().tiers() | WorldPoint.VAULT);
        world.end(job, true, job.bytes(), PointNames.of(job.item(), point.get()));
        return true;
    }

    /**
     * Somebody deletes the snapshots of a capture by hand. A point that is nowhere else cannot be restored any more; the next
     * transfer is compared by checksums if these were its reference.
     *
     * @return false if there are none, or if a transfer reads them: the service does not let go of those
     */
    public boolean loseSnapshot(ItemKey key, long captured) {
        Optional<WorldItem> item = world.existing(key);
        if (item.isEmpty() || world.running(JobKind.BACKUP, key, captured).isPresent()) {
            return false;
        }
        boolean reference = item.get().lastMoved() == captured && !item.get().referenceLost();
        if (reference) {
            world.loseReference(item.get());
        }
        Optional<WorldPoint> point = item.get().at(captured).filter(found -> found.isIn(WorldPoint.INSTANT));
        if (point.isPresent() && point.get().isIn(WorldPoint.VAULT)) {
            world.tiers(item.get(), point.get(), point.get().tiers() & ~WorldPoint.INSTANT);
        } else if (point.isPresent()) {
            world.status(item.get(), point.get(), PointStatus.FAILED);
        }
        return reference || point.isPresent();
    }

    private void run(RunningJob job) {
        world.run(job);
        agenda.add(job);
    }

    private WorldMachine machine(ItemKey item) {
        return world.machine(item.machine())
                .orElseThrow(() -> new IllegalStateException("a backup of an unknown machine: " + item));
    }

    /** Running guests with writers that answer give application consistency; the others what their file systems give. */
    private static Consistency consistency(WorldMachine machine) {
        return machine.machine().os().equals(OperatingSystem.WINDOWS.word())
                ? Consistency.APPLICATION
                : Consistency.FILE_SYSTEM;
    }

    /** Seconds to move bytes, rounded up. */
    public static long duration(Duration overhead, long bytes, DataRate rate) {
        return Math.max(1, seconds(overhead) + rate.secondsFor(new DataSize(bytes)));
    }

    /** Whole seconds, rounded up, at least one: a job takes time. */
    private static long seconds(Duration duration) {
        return Math.max(1, duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0));
    }
}

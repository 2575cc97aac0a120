package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.guest.ConsistencyCause;
import dev.holdfast.executor.fabric.guest.ConsistencyLadder;
import dev.holdfast.executor.fabric.guest.GuestCondition;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.guest.SnapshotAttempt;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.simulated.agenda.Agenda;
import dev.holdfast.executor.fabric.simulated.agenda.Terms;
import dev.holdfast.executor.fabric.simulated.agenda.TermsBook;
import dev.holdfast.executor.fabric.simulated.disturbance.Outages;
import dev.holdfast.executor.fabric.simulated.transfer.Move;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.JobPhase;
import dev.holdfast.executor.fabric.world.job.JobTrail;
import dev.holdfast.executor.fabric.world.job.OnDemand;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.schedule.Runs;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Backup jobs: a snapshot, then for those points that go to the vault the transfer of what changed. Under a standard policy
 * every point is transferred, under an enhanced one the last of each local day and those that somebody asked for.
 */
public final class Backups {

    private final World world;
    private final ServiceProfile profile;
    private final TermsBook terms;
    private final Agenda agenda;
    private final Transfers transfers;
    private final JobTimes times;
    private final Outages outages;

    public Backups(World world, ServiceProfile profile, TermsBook terms, Agenda agenda, Transfers transfers) {
        this.world = world;
        this.profile = profile;
        this.terms = terms;
        this.agenda = agenda;
        this.transfers = transfers;
        this.times = new JobTimes(profile, world.origin().seed());
        this.outages = new Outages(world);
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
        if (times.misses(key, world.clock())) {
            return;
        }
        if (isFull(key)) {
            long now = world.clock();
            world.jobs().note(new FinishedJob(JobKind.BACKUP, key, now, now, false, 0, fullMessage(key)));
        } else {
            if (outages.ofVault(key.vault()).isEmpty()) {
                catchUp(key);
            }
            startLate(key, times.lateness(key, world.clock()));
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
                && world.jobs().running(JobKind.BACKUP, key, point.captured()).isEmpty()
                && day(point.captured(), zone).isBefore(day(world.clock(), zone));
        if (forgotten) {
            RunningJob.Key moved = new RunningJob.Key(JobKind.BACKUP, key, point.captured());
            JobTrail trail = new JobTrail(1, 0, 0, 0, 0, point.cause());
            RunningJob.Stage taken = new RunningJob.Stage(JobPhase.SNAPSHOT, world.clock(), 0, trail);
            transfer(item, new RunningJob(moved, key.vault(), world.clock(), taken), point);
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

    /**
     * Starts a backup on demand now; the one already under way if one started this very second, whose point is then kept as
     * is asked here, too. It is attempted once: whoever asked can ask again.
     */
    public String start(ItemKey key, BackupOrder order) {
        long window = profile.limits().quotas().backupsOnDemand().window().toSeconds();
        order.keep().ifPresent(world::add);
        world.askedFor(
                world.item(key),
                new OnDemand(world.clock(), order.keep().map(PromisedRule::digest), order.reason()),
                window);
        return start(key, 1);
    }

    private String start(ItemKey key, int attempts) {
        long captured = dated(key);
        if (isFree(key, captured)) {
            RunningJob.Key job = new RunningJob.Key(JobKind.BACKUP, key, captured);
            RunningJob.Stage attempt = attempt(key, machine(key), begun(attempts), 0);
            run(new RunningJob(job, key.vault(), world.clock(), attempt));
        }
        return PointNames.of(key, captured, false);
    }

    /** The second by which a machine dates what is captured now: its clock may be ahead. */
    private long dated(ItemKey key) {
        FaultTarget machine = new FaultTarget(FaultTargetKind.MACHINE, key.machine());
        return world.clock() + Math.round(60 * world.faults().strength(FaultKind.CLOCK_SKEW, machine, 0));
    }

    /** A scheduled backup whose first attempt comes so many seconds late. */
    private void startLate(ItemKey key, long lateness) {
        long now = world.clock();
        int attempts = profile.jobs().attempts();
        if (lateness == 0) {
            start(key, attempts);
        } else if (isFree(key, now)) {
            RunningJob.Stage waiting = new RunningJob.Stage(JobPhase.WAITING, now + lateness, 0, begun(attempts));
            run(new RunningJob(job(key), key.vault(), now, waiting));
        }
    }

    private boolean isFree(ItemKey key, long second) {
        return world.jobs().running(JobKind.BACKUP, key, second).isEmpty()
                && world.item(key).at(second).isEmpty();
    }

    private RunningJob.Key job(ItemKey key) {
        return new RunningJob.Key(JobKind.BACKUP, key, world.clock());
    }

    private static JobTrail begun(int attempts) {
        return new JobTrail(0, attempts, 0, 0, 0, ConsistencyCause.NOT_RECORDED);
    }

    /** An attempt that begins now, after those of a trail. */
    private RunningJob.Stage attempt(ItemKey key, WorldMachine machine, JobTrail before, long waited) {
        long extension = Attempts.installs(condition(machine), machine) ? times.extension() : 0;
        long snapshot = times.snapshot(key, world.clock());
        JobTrail trail = new JobTrail(
                before.attempts() + 1, before.attemptsLeft() - 1, waited, extension, snapshot, before.cause());
        return new RunningJob.Stage(JobPhase.SNAPSHOT, world.clock() + extension + snapshot, 0, trail);
    }

    /** The machine as a backup finds it now. */
    private GuestCondition condition(WorldMachine machine) {
        boolean crashOnly = world.object(
                        ObjectType.PROTECTION, machine.machine().address())
                .filter(protection ->
                        protection.text(AttributeNames.CONSISTENCY).equals(Consistency.CRASH.word()))
                .isPresent();
        return Attempts.condition(machine, crashOnly, world.clock());
    }

    /** An attempt to take the snapshot is over: the point exists, or the next attempt is waited for. */
    public void snapshotOver(RunningJob job) {
        WorldMachine machine = machine(job.item());
        Optional<JobFault> outage = outages.ofMachine(machine.machine());
        if (outage.isPresent()) {
            failed(job, outage.get());
            return;
        }
        GuestCondition condition = condition(machine);
        SnapshotAttempt attempt = ConsistencyLadder.attempt(condition);
        if (attempt.fault().isPresent()) {
            failed(job, attempt.fault().get());
            return;
        }
        if (Attempts.installs(condition, machine)) {
            machine.extensionInstalled();
            world.touched(machine);
        }
        snapshotTaken(job, machine, attempt.cause().orElseThrow());
    }

    /** Another attempt follows unless there are none left or the next scheduled backup makes up for it. */
    private void failed(RunningJob job, JobFault fault) {
        long next = world.clock() + seconds(profile.jobs().retryAfter());
        boolean again = job.trail().attemptsLeft() > 0
                && isProtected(job.item())
                && agenda.timetable(job.item().machine())
                        .filter(timetable -> timetable.next() == Runs.NONE || next < timetable.next())
                        .isPresent();
        if (again) {
            run(job.at(new RunningJob.Stage(JobPhase.WAITING, next, 0, job.trail())));
        } else {
            world.jobs().end(job, false, 0, fault.detail());
        }
    }

    /** The pause after a failed attempt is over. */
    public void tryAgain(RunningJob job) {
        if (!isProtected(job.item())) {
            world.jobs().end(job, false, 0, JobFault.CANCELLED.detail());
            return;
        }
        long now = world.clock();
        RunningJob next = job.capturing(
                dated(job.item()), attempt(job.item(), machine(job.item()), job.trail(), now - job.started()));
        world.jobs().replace(job, next);
        agenda.add(next);
    }

    private boolean isProtected(ItemKey item) {
        return activeProtection(item.machine())
                .filter(protection -> home(protection).equals(item))
                .isPresent();
    }

    private void snapshotTaken(RunningJob attempted, WorldMachine machine, ConsistencyCause cause) {
        RunningJob job = attempted.made(cause);
        WorldItem item = world.item(job.item());
        Optional<ManagedObject> protection =
                world.object(ObjectType.PROTECTION, job.item().machine());
        Optional<Terms> policy = protection.flatMap(terms::ofProtection);
        int disks = machine.disksAt(job.captured()).generation();
        WorldPoint point =
                new WorldPoint(job.captured(), disks, WorldPoint.INSTANT, PointStatus.GOOD, cause.consistency(), false);
        Optional<OnDemand> asked = item.onDemand(job.started());
        world.add(item, point.because(cause).promised(promise(job.captured(), policy, asked)));
        transfers.captured(item, point);
        boolean transferred = asked.isPresent()
                || policy.isEmpty()
                || !policy.get().isEnhanced()
                || agenda.timetable(job.item().machine())
                        .map(timetable -> timetable.isLastOfDay(job.captured()))
                        .orElse(true);
        if (!transferred) {
            world.jobs().end(job, true, 0, PointNames.of(job.item(), point));
            return;
        }
        transfer(item, job, point);
    }

    /** What a new point is promised: what its policy says, and what somebody asked for. */
    private Optional<Promise> promise(long captured, Optional<Terms> policy, Optional<OnDemand> asked) {
        Optional<Promise> usual = policy.flatMap(Terms::promise);
        Optional<PromisedRule> keep =
                asked.flatMap(OnDemand::keep).map(digest -> world.rules().get(digest));
        return keep.isEmpty()
                ? usual
                : Optional.of(Promise.onDemand(
                        usual, keep.get(), asked.orElseThrow().reason(), Instant.ofEpochSecond(captured)));
    }

    /** Moves what changed into the vault, after the transfers of the item that are under way. */
    private void transfer(WorldItem item, RunningJob job, WorldPoint point) {
        long captured = point.captured();
        Move move = transfers.toVault(item, point);
        long begins = world.clock() + times.lag(item.key(), captured, world.clock(), zone(item.key()));
        long ends = Math.max(begins, item.busyUntil())
                + profile.timings().checksumRate().secondsFor(new DataSize(move.comparedBytes()))
                + slowed(item.key(), times.transfer(item.key(), captured, move.bytes()));
        world.occupy(item, ends, captured);
        run(job.at(new RunningJob.Stage(JobPhase.TRANSFER, ends, move.bytes(), job.trail())));
    }

    private long slowed(ItemKey key, long seconds) {
        FaultTarget vault = new FaultTarget(FaultTargetKind.VAULT, key.vault());
        FaultTarget machine = new FaultTarget(FaultTargetKind.MACHINE, key.machine());
        return Math.round(seconds
                * world.faults().strength(FaultKind.SLOW_TRANSFER, vault, 1)
                * world.faults().strength(FaultKind.CHANGES_FRAGMENTED, machine, 1));
    }

    /** Zone of the policy that an item follows; UTC without one. */
    private ZoneId zone(ItemKey key) {
        return world.object(ObjectType.PROTECTION, key.machine())
                .flatMap(terms::ofProtection)
                .map(Terms::zone)
                .orElse(ZoneOffset.UTC);
    }

    /** Everything is in the vault; false if the point went meanwhile. */
    public boolean transferred(RunningJob job) {
        WorldItem item = world.item(job.item());
        Optional<WorldPoint> point = item.at(job.captured());
        if (point.isEmpty()) {
            world.jobs().end(job, false, job.bytes(), JobFault.POINT_GONE.detail());
            return false;
        }
        world.tiers(item, point.get(), point.get().tiers() | WorldPoint.VAULT);
        world.jobs().end(job, true, job.bytes(), PointNames.of(job.item(), point.get()));
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
        if (item.isEmpty()
                || world.jobs().running(JobKind.BACKUP, key, captured).isPresent()) {
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
        world.jobs().run(job);
        agenda.add(job);
    }

    private WorldMachine machine(ItemKey item) {
        return world.machine(item.machine())
                .orElseThrow(() -> new IllegalStateException("a backup of an unknown machine: " + item));
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

package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.agenda.Agenda;
import dev.holdfast.executor.fabric.simulated.agenda.CopyTimes;
import dev.holdfast.executor.fabric.simulated.disturbance.Outages;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.JobPhase;
import dev.holdfast.executor.fabric.world.job.JobTrail;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.copy.ComingCaptures;
import dev.holdfast.planner.copy.CopyDemand;
import dev.holdfast.planner.copy.CopyLimits;
import dev.holdfast.planner.copy.CopyOrder;
import dev.holdfast.planner.copy.CopyQueue;
import dev.holdfast.planner.copy.CopySelection;
import dev.holdfast.planner.copy.HeldForCopies;
import dev.holdfast.planner.copy.RequiredCopy;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Copies between vaults. A rule is followed whenever one of its intervals closes, and when the transfer of a point of a
 * closed interval is done: at every instant everything it asks for is there or on its way.
 */
public final class Copies {

    private final World world;
    private final CopyLimits limits;
    private final DayCounting counting;
    private final Agenda agenda;
    private final Transfers transfers;
    private final Outages outages;

    public Copies(World world, ServiceProfile profile, Agenda agenda, Transfers transfers) {
        this.world = world;
        this.limits = CopyLimits.of(profile);
        this.counting = profile.policies().dayCounting();
        this.agenda = agenda;
        this.transfers = transfers;
        this.outages = new Outages(world);
    }

    /** A point of an item has reached its vault, from the machine or from another vault. */
    public void afterTransfer(ItemKey source) {
        for (ObjectAddress address : rulesOf(source.machine())) {
            Optional<CopyTimes> times = agenda.copyTimes(address);
            if (times.isPresent() && times.get().source().equals(source)) {
                follow(times.get());
            }
        }
    }

    private List<ObjectAddress> rulesOf(String machine) {
        ObjectAddress first = ObjectAddress.copy(machine, "");
        List<ObjectAddress> found = new ArrayList<>(2);
        for (ObjectAddress address : world.objects().tailMap(first).keySet()) {
            if (address.type() != ObjectType.COPY || !address.name().startsWith(first.name())) {
                break;
            }
            found.add(address);
        }
        return found;
    }

    /** Starts every copy that a rule asks for and that is not there. */
    public void follow(CopyTimes times) {
        Optional<WorldItem> source = world.existing(times.source());
        if (source.isEmpty()
                || world.object(ObjectType.VAULT, times.target().vault()).isEmpty()
                || reachable(times.source(), times.target()) == InjectedFault.FOR_GOOD) {
            return;
        }
        CopyDemand demand = new CopyDemand(
                times.rule(),
                times.terms().zone(),
                order(times.source().machine()),
                Optional.empty(),
                sourcePoints(source.get()),
                world.existing(times.target()).map(PointViews::toJudge).orElse(List.of()),
                Instant.ofEpochSecond(world.clock()));
        for (RequiredCopy copy : CopySelection.required(demand, counting)) {
            source.get()
                    .at(copy.point().captured().getEpochSecond())
                    .ifPresent(point -> start(source.get(), point, times.target()));
        }
    }

    /** The points of a source, with those that are still on their way there. */
    private List<RecoveryPoint> sourcePoints(WorldItem source) {
        ItemKey key = source.key();
        return world.object(ObjectType.PROTECTION, key.machine())
                .map(protection -> new ItemKey(key.machine(), protection.text(AttributeNames.VAULT)))
                .filter(home -> !home.equals(key))
                .flatMap(world::existing)
                .map(home -> ComingCaptures.beside(PointViews.inVault(source), PointViews.toJudge(home)))
                .orElseGet(() -> PointViews.toJudge(source));
    }

    /** A policy that has to survive the loss of the region wants the newest point there first. */
    private CopyOrder order(String machine) {
        String survive = AttributeNames.SURVIVE_PREFIX + FailureClass.REGION.word();
        boolean newestFirst = world.object(ObjectType.PROTECTION, machine)
                .flatMap(protection -> world.object(ObjectType.POLICY, protection.text(AttributeNames.POLICY)))
                .filter(policy -> policy.attributes().containsKey(survive))
                .isPresent();
        return newestFirst ? CopyOrder.NEWEST_FIRST : CopyOrder.OLDEST_FIRST;
    }

    /**
     * Takes the copy of a point into the queue of its target; the one there or under way if there is one. Returns its id. The
     * service takes any number; each begins when those before it are done and the hour's limit allows.
     */
    public String start(WorldItem source, WorldPoint point, ItemKey targetKey) {
        WorldItem target = world.item(targetKey);
        Optional<WorldPoint> present = target.at(point.captured());
        if (present.isPresent()) {
            PointStatus status = present.get().status();
            if (status == PointStatus.GOOD || status == PointStatus.UNVERIFIED) {
                return PointNames.of(targetKey, present.get());
            }
            world.remove(target, present.get());
        }
        WorldPoint copy = new WorldPoint(
                point.captured(), point.disks(), WorldPoint.VAULT, PointStatus.UNVERIFIED, point.consistency(), true);
        Optional<CopyTimes> rule = agenda.copyTimes(ObjectAddress.copy(targetKey.machine(), targetKey.vault()));
        world.add(
                target,
                copy.because(point.cause())
                        .promised(rule.flatMap(times -> times.terms().promise())));
        long bytes = transfers.toCopy(source, point, target, copy).bytes();
        CopyQueue.Slot slot =
                queue(target).add(Math.max(reachable(source.key(), targetKey), target.busyUntil()), bytes);
        world.occupy(target, slot.ends(), point.captured());
        world.copyBegins(target, slot.begins());
        JobTrail trail = new JobTrail(1, 0, 0, 0, 0, point.cause());
        RunningJob job = new RunningJob(
                new RunningJob.Key(JobKind.COPY, targetKey, point.captured()),
                source.key().vault(),
                slot.begins(),
                new RunningJob.Stage(JobPhase.TRANSFER, slot.ends(), bytes, trail));
        world.jobs().run(job);
        agenda.add(job);
        return PointNames.of(targetKey, copy);
    }

    private long reachable(ItemKey source, ItemKey target) {
        return outages.reachable(world.clock(), source.vault(), target.vault());
    }

    private CopyQueue queue(WorldItem target) {
        CopyQueue queue = new CopyQueue(limits);
        for (long begin : target.copyBegins()) {
            queue.occupied(new CopyQueue.Slot(begin, begin));
        }
        return queue;
    }

    /** Captures of an item that stay for the sake of copies, whatever a retention says. */
    public Set<Instant> held(WorldItem item) {
        Set<Instant> held = new HashSet<>();
        List<RecoveryPoint> here = PointViews.toJudge(item);
        for (ObjectAddress address : rulesOf(item.key().machine())) {
            CopyTimes times = agenda.copyTimes(address).orElse(null);
            if (times == null) {
                continue;
            }
            boolean isSource = times.source().equals(item.key());
            if (isSource || times.target().equals(item.key())) {
                ItemKey other = isSource ? times.target() : times.source();
                List<RecoveryPoint> there =
                        world.existing(other).map(PointViews::toJudge).orElse(List.of());
                HeldForCopies.newestCommon(here, there).ifPresent(held::add);
                if (isSource && world.object(ObjectType.VAULT, other.vault()).isPresent()) {
                    Instant now = Instant.ofEpochSecond(world.clock());
                    CopyDemand demand = new CopyDemand(
                            times.rule(),
                            times.terms().zone(),
                            CopyOrder.OLDEST_FIRST,
                            Optional.empty(),
                            PointViews.inVault(item),
                            there,
                            now);
                    held.addAll(HeldForCopies.waiting(demand, counting));
                }
            }
        }
        return held;
    }

    /** A copy is complete, and can be copied on; unless what it builds on is not there. */
    public void completed(RunningJob job) {
        WorldItem target = world.item(job.item());
        Optional<WorldPoint> copy = target.at(job.captured());
        if (copy.isEmpty()) {
            world.jobs().end(job, false, job.bytes(), JobFault.POINT_GONE.detail());
            return;
        }
        OptionalLong on = copy.get().base();
        Optional<WorldPoint> base = on.isEmpty() ? Optional.empty() : target.at(on.getAsLong());
        if (base.isPresent() && !base.get().isGood()) {
            withoutBase(job, target, copy.get(), base.get());
            return;
        }
        world.status(target, copy.get(), PointStatus.GOOD);
        world.jobs().end(job, true, job.bytes(), PointNames.of(job.item(), copy.get()));
        afterTransfer(job.item());
    }

    /** Copies from several places can overtake each other: one waits for what it builds on, and fails if that has failed. */
    private void withoutBase(RunningJob job, WorldItem target, WorldPoint copy, WorldPoint base) {
        Optional<RunningJob> coming = world.jobs().running(JobKind.COPY, job.item(), base.captured());
        if (coming.isEmpty()) {
            world.status(target, copy, PointStatus.FAILED);
            world.jobs().end(job, false, job.bytes(), JobFault.BASE_FAILED.detail());
            return;
        }
        long later = Math.max(coming.get().ends(), world.clock() + 1);
        RunningJob.Stage stage = job.stage();
        RunningJob waiting = job.at(new RunningJob.Stage(stage.phase(), later, stage.bytes(), stage.trail()));
        world.occupy(target, later, job.captured());
        world.jobs().run(waiting);
        agenda.add(waiting);
    }
}

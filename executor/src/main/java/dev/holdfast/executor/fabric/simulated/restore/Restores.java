package dev.holdfast.executor.fabric.simulated.restore;

import dev.holdfast.dsl.profile.Latency;
import dev.holdfast.dsl.profile.RestoreTimings;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.DiskEncryption;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.fabric.RestoreOrder;
import dev.holdfast.executor.fabric.RestoreResult;
import dev.holdfast.executor.fabric.RestoreSource;
import dev.holdfast.executor.fabric.content.FileRange;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.simulated.agenda.Agenda;
import dev.holdfast.executor.fabric.simulated.job.Chance;
import dev.holdfast.executor.fabric.world.DiskSet;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.WorldRestore;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Restores. Each takes the job's own time first, then moves its data through a storage account that it shares with others; from a
 * snapshot nothing is moved. When those end that share an account is reckoned once for all orders of an instant. When one ends, what
 * came back is compared with what was captured.
 */
public final class Restores {

    private final World world;
    private final RestoreTimings timings;
    private final Agenda agenda;
    private final RestoreSources sources;

    /** Accounts of restores whose ends are not known yet, by name. */
    private final SortedMap<String, RestoreOrder.Account> unshared = new TreeMap<>();

    /** Restores in a world. */
    public Restores(World world, ServiceProfile profile, Agenda agenda) {
        this.world = world;
        this.timings = profile.timings().restores();
        this.agenda = agenda;
        this.sources = new RestoreSources(world, profile);
    }

    /**
     * What a restore of a point in a region finds.
     *
     * @throws FabricException NOT_FOUND; NOT_RESTORABLE
     */
    public RestoreSource source(PointReference point, String region) throws FabricException {
        return sources.of(point, region);
    }

    /**
     * Starts a restore; returns its id.
     *
     * @throws FabricException NOT_FOUND; NOT_RESTORABLE; NAME_TAKEN; ROLE_MISSING; INVALID
     */
    public String start(RestoreOrder order) throws FabricException {
        RestoreSource source = sources.of(order.point(), order.region());
        check(order, source);
        long now = world.clock();
        WorldRestore.Target target = new WorldRestore.Target(
                order.kind(), order.region(), order.target(), order.account().name(), order.files());
        long begins = now + overheadSeconds(source);
        WorldRestore.Timing timing = new WorldRestore.Timing(now, begins, begins, moved(order, source));
        WorldRestore restore = new WorldRestore(
                world.restores().next(),
                order.point().item(),
                sources.captured(order.point()),
                target,
                timing,
                WorldRestore.Ending.NONE);
        world.restores().put(restore);
        unshared.put(order.account().name(), order.account());
        return restore.id();
    }

    /** Disks are made of snapshots where they are; from a vault they are written through an account. */
    private static long moved(RestoreOrder order, RestoreSource source) {
        return source.tier() == Tier.INSTANT ? 0 : source.bytes(order.files());
    }

    /** What a restore takes beside moving bytes; drawn, but never longer than estimates assume. */
    private long overheadSeconds(RestoreSource source) {
        Latency job = switch (source.tier()) {
            case INSTANT -> timings.fromSnapshot();
            case VAULT, ARCHIVE -> source.crossRegion() ? timings.fromPairedRegion() : timings.fromVault();
        };
        double share =
                Chance.draw(world.origin().seed(), "restore", source.point().item(), world.clock());
        long rehydration =
                source.tier() == Tier.ARCHIVE ? timings.steps().rehydration().toSeconds() : 0;
        return job.at(share).toSeconds()
                + rehydration
                + timings.steps().attach().toSeconds();
    }

    /** Says anew when restores end that share an account with one ordered since; to be called before time passes. */
    public void share() {
        unshared.values().forEach(this::share);
        unshared.clear();
    }

    private void share(RestoreOrder.Account account) {
        List<WorldRestore> sharing = new ArrayList<>();
        List<SharedAccount.Transfer> transfers = new ArrayList<>();
        for (WorldRestore restore : world.restores().all()) {
            if (restore.target().account().equals(account.name())) {
                sharing.add(restore);
                transfers.add(new SharedAccount.Transfer(
                        restore.timing().begins(), restore.timing().bytes()));
            }
        }
        SharedAccount shared = new SharedAccount(
                throughput(account), timings.machineRate().perSecond().bytes());
        List<Long> ends = shared.ends(transfers);
        for (int i = 0; i < sharing.size(); i++) {
            WorldRestore restore = sharing.get(i);
            long end = Math.max(world.clock(), ends.get(i));
            if (restore.isRunning()) {
                WorldRestore later = restore.ending(end);
                world.restores().put(later);
                agenda.add(later);
            }
        }
    }

    /** Bytes per second of an account; a throttled one is slower. */
    private long throughput(RestoreOrder.Account account) {
        FaultTarget target = new FaultTarget(FaultTargetKind.ACCOUNT, account.name());
        double times = world.faults().strength(FaultKind.ACCOUNT_THROTTLED, target, 1);
        return Math.max(1, Math.round(account.throughput().perSecond().bytes() / times));
    }

    private void check(RestoreOrder order, RestoreSource source) throws FabricException {
        Optional<String> role = DiskEncryption.of(source.encryption()).role();
        if (role.isPresent() && !order.roles().contains(role.get())) {
            throw FabricException.permanent(
                    FabricError.ROLE_MISSING,
                    "The disks of " + order.point() + " are encrypted (" + source.encryption() + "); the role '"
                            + role.get() + "' on the key vault is missing.");
        }
        boolean machine = order.kind() == RestoreKind.NEW_VM || order.kind() == RestoreKind.REPLACE_DISKS;
        if (machine && !source.excludedDisks().isEmpty()) {
            throw FabricException.permanent(
                    FabricError.NOT_RESTORABLE,
                    "The point " + order.point() + " lacks the disks "
                            + String.join(", ", source.excludedDisks())
                            + ", so it can be restored as disks only.");
        }
        switch (order.kind()) {
            case NEW_VM -> checkName(order);
            case DISKS -> {
                if (order.target().isEmpty()) {
                    throw invalid("Restored disks need a resource group.");
                }
            }
            case REPLACE_DISKS -> checkReplaced(order);
            case FILES -> checkFiles(order, source);
        }
    }

    private void checkName(RestoreOrder order) throws FabricException {
        boolean taken = order.target().isEmpty();
        for (WorldMachine known : world.machines().values()) {
            taken |= known.machine().name().equalsIgnoreCase(order.target());
        }
        for (WorldRestore restore : world.restores().all()) {
            taken |= restore.target().kind() == RestoreKind.NEW_VM
                    && restore.ending().status() != JobStatus.FAILED
                    && restore.target().name().equalsIgnoreCase(order.target());
        }
        if (taken) {
            throw FabricException.permanent(
                    FabricError.NAME_TAKEN, "There is a machine called '" + order.target() + "'.");
        }
    }

    private void checkReplaced(RestoreOrder order) throws FabricException {
        WorldMachine known = world.machine(order.point().item().machine())
                .orElseThrow(() -> FabricException.permanent(
                        FabricError.NOT_FOUND,
                        "The machine " + order.point().item().machine() + " does not exist any more."));
        if (!known.machine().region().equals(order.region())) {
            throw invalid("Disks are replaced where the machine is, in "
                    + known.machine().region() + ".");
        }
    }

    private static void checkFiles(RestoreOrder order, RestoreSource source) throws FabricException {
        if (order.files().isEmpty()) {
            throw invalid("No file is named.");
        }
        for (FileRange file : order.files()) {
            if (source.disks().stream().noneMatch(disk -> disk.name().equals(file.disk()))) {
                throw invalid("The point " + order.point() + " has no disk '" + file.disk() + "'.");
            }
            if (source.disks().stream().noneMatch(disk -> disk.holds(file))) {
                throw invalid("The disk '" + file.disk() + "' of " + order.point() + " ends before extent "
                        + file.last() + ".");
            }
        }
    }

    private static FabricException invalid(String detail) {
        return FabricException.permanent(FabricError.INVALID, detail);
    }

    /** A restore is done: what came back is compared with what was captured. */
    public void ended(WorldRestore restore) {
        WorldRestore.Ending ending = sources.verify(restore);
        world.restores().put(restore.ended(ending));
        JobKind kind = sources.isCrossRegion(restore) ? JobKind.CROSS_REGION_RESTORE : JobKind.RESTORE;
        boolean good = ending.status() == JobStatus.COMPLETED;
        if (good && restore.target().kind() == RestoreKind.REPLACE_DISKS) {
            putBack(restore);
        }
        world.jobs()
                .note(new FinishedJob(
                        kind,
                        restore.item(),
                        restore.timing().started(),
                        world.clock(),
                        good,
                        restore.timing().bytes(),
                        ending.detail()));
    }

    /** The disks of a machine hold what they held at a capture; those that the point does not have stay as they are. */
    private void putBack(WorldRestore restore) {
        Optional<WorldMachine> machine = world.machine(restore.item().machine());
        Optional<WorldPoint> point = world.existing(restore.item()).flatMap(item -> item.at(restore.captured()));
        if (machine.isEmpty() || point.isEmpty()) {
            return;
        }
        DiskSet then = machine.get().diskSets().get(point.get().disks());
        List<WrittenDisk> disks = new ArrayList<>();
        for (WrittenDisk disk : machine.get().currentDisks().disks()) {
            disks.add(then.disk(disk.name())
                    .map(held -> held.putBack(restore.captured(), machine.get().origin(disk.name()), world.clock()))
                    .orElse(disk));
        }
        machine.get().written(disks, world.clock());
        world.touched(machine.get());
    }

    /** How a restore stands. */
    public static RestoreResult result(WorldRestore restore) {
        WorldRestore.Ending ending = restore.ending();
        return new RestoreResult(
                ending.status(),
                Instant.ofEpochSecond(restore.timing().started()),
                Instant.ofEpochSecond(restore.timing().ends()),
                restore.timing().bytes(),
                ending.digest(),
                ending.captured(),
                ending.detail());
    }
}

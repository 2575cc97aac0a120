package dev.holdfast.executor.fabric.simulated.restore;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.DiskEncryption;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.JobStatus;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.PointDisk;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.RestoreSource;
import dev.holdfast.executor.fabric.content.FileRange;
import dev.holdfast.executor.fabric.content.MachineImage;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.disturbance.Outages;
import dev.holdfast.executor.fabric.simulated.job.PairedRegion;
import dev.holdfast.executor.fabric.simulated.job.PointNames;
import dev.holdfast.executor.fabric.simulated.transfer.PointContent;
import dev.holdfast.executor.fabric.simulated.transfer.RestoredContent;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.WorldRestore;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What points hold, from where they can be read, and whether what came back is what was captured. */
final class RestoreSources {

    private final World world;
    private final ServiceProfile profile;
    private final Outages outages;

    RestoreSources(World world, ServiceProfile profile) {
        this.world = world;
        this.profile = profile;
        this.outages = new Outages(world);
    }

    /** What a restore of a point in a region finds. */
    RestoreSource of(PointReference reference, String region) throws FabricException {
        WorldItem item = item(reference);
        WorldPoint point = point(item, reference);
        if (!point.isGood()) {
            throw notRestorable(
                    "The point " + reference + " is " + point.status().word() + ".");
        }
        WorldMachine machine = machine(item);
        ManagedObject vault = vault(item);
        boolean crossRegion = !vault.text(AttributeNames.REGION).equals(region);
        Optional<InjectedFault> outage = outages.ofRegion(region);
        if (outage.isPresent()) {
            throw notRestorable(Outages.words(outage.get()) + ", and nothing can be restored in it.");
        }
        if (crossRegion) {
            checkReplica(reference, point, vault, region);
        }
        return new RestoreSource(
                reference,
                crossRegion ? Tier.VAULT : readable(reference, machine, point),
                region,
                crossRegion,
                disks(machine, point),
                excluded(machine, point),
                machine.machine().guest().encryption().orElse(DiskEncryption.PLATFORM.word()));
    }

    /** Beside its own, a point can be read in the paired region once its replica is there. */
    private void checkReplica(PointReference reference, WorldPoint point, ManagedObject vault, String region)
            throws FabricException {
        String home = vault.text(AttributeNames.REGION);
        Optional<String> paired = PairedRegion.of(vault, profile);
        if (paired.isEmpty() || !paired.get().equals(region)) {
            throw notRestorable("The point " + reference + " is in " + home
                    + paired.map(other -> ", with a replica in " + other)
                            .orElse(", without a replica that can be read elsewhere")
                    + ", and not in " + region + ".");
        }
        OptionalLong arrives = PairedRegion.arrives(point, profile);
        if (arrives.isEmpty()) {
            throw notRestorable("The point " + reference + " is in " + home
                    + (point.isIn(WorldPoint.ARCHIVE)
                            ? " in the archive tier, which is not read in another region."
                            : " as a snapshot only, which is not replicated."));
        }
        Optional<InjectedFault> before = outages.beforeReplica(vault, arrives.getAsLong());
        if (before.isPresent()) {
            throw notRestorable(Outages.words(before.get()) + ", and the replica of the point " + reference
                    + " had not arrived in " + region + " before.");
        }
        if (arrives.getAsLong() > world.clock()) {
            throw notRestorable("The replica of the point " + reference + " is in " + region + " from "
                    + Instant.ofEpochSecond(arrives.getAsLong()) + " on.");
        }
    }

    /** Capture of a point. */
    long captured(PointReference reference) throws FabricException {
        return point(item(reference), reference).captured();
    }

    private WorldItem item(PointReference reference) throws FabricException {
        return world.existing(reference.item())
                .orElseThrow(() -> FabricException.permanent(
                        FabricError.NOT_FOUND, "There is no recovery point of " + reference.item() + "."));
    }

    private static WorldPoint point(WorldItem item, PointReference reference) throws FabricException {
        return PointNames.find(item, reference.id())
                .orElseThrow(() -> FabricException.permanent(
                        FabricError.NOT_FOUND, "There is no recovery point " + reference + "."));
    }

    private WorldMachine machine(WorldItem item) {
        return world.machine(item.key().machine())
                .orElseThrow(() -> new IllegalStateException("points of an unknown machine: " + item.key()));
    }

    private ManagedObject vault(WorldItem item) throws FabricException {
        return world.object(ObjectType.VAULT, item.key().vault())
                .orElseThrow(() -> FabricException.permanent(
                        FabricError.NOT_FOUND, "There is no vault " + item.key().vault() + "."));
    }

    /** The fastest tier a point is in that can be read. */
    private Tier readable(PointReference reference, WorldMachine machine, WorldPoint point) throws FabricException {
        Optional<InjectedFault> noSnapshots = outages.ofSnapshots(machine.machine());
        if (point.isIn(WorldPoint.INSTANT) && noSnapshots.isEmpty()) {
            return Tier.INSTANT;
        }
        Optional<InjectedFault> noVault = outages.ofVault(reference.item().vault());
        boolean moved = point.isIn(WorldPoint.VAULT) || point.isIn(WorldPoint.ARCHIVE);
        if (moved && noVault.isEmpty()) {
            return point.isIn(WorldPoint.VAULT) ? Tier.VAULT : Tier.ARCHIVE;
        }
        String words = (moved ? noVault : noSnapshots).map(Outages::words).orElse("It is in no tier");
        throw notRestorable(words + ", and the point " + reference + " cannot be read there.");
    }

    private static List<PointDisk> disks(WorldMachine machine, WorldPoint point) {
        Map<String, MachineDisk> now = new HashMap<>();
        machine.machine().disks().forEach(disk -> now.put(disk.name(), disk));
        List<PointDisk> disks = new ArrayList<>();
        for (WrittenDisk held : machine.diskSets().get(point.disks()).disks()) {
            MachineDisk disk = now.get(held.name());
            long used = held.usedBytes(point.captured());
            disks.add(new PointDisk(
                    held.name(),
                    disk != null && disk.os(),
                    disk == null ? used : Math.max(disk.sizeBytes(), used),
                    used));
        }
        return disks;
    }

    /** Disks that the protection leaves out and the point does not hold. */
    private List<String> excluded(WorldMachine machine, WorldPoint point) {
        Optional<ManagedObject> protection =
                world.object(ObjectType.PROTECTION, machine.machine().address());
        if (protection.isEmpty()
                || !(protection.get().attributes().get(AttributeNames.EXCLUDED_DISKS)
                        instanceof AttributeValue.Members members)) {
            return List.of();
        }
        Set<String> held = new HashSet<>();
        machine.diskSets().get(point.disks()).disks().forEach(disk -> held.add(disk.name()));
        return members.members().stream().filter(disk -> !held.contains(disk)).toList();
    }

    /** True if a restore reads the replica in the paired region. */
    boolean isCrossRegion(WorldRestore restore) {
        return world.object(ObjectType.VAULT, restore.item().vault())
                .filter(vault -> !vault.text(AttributeNames.REGION)
                        .equals(restore.target().region()))
                .isPresent();
    }

    /** How a restore ends: it is verified, or it fails and says so. */
    WorldRestore.Ending verify(WorldRestore restore) {
        Optional<WorldPoint> point = world.existing(restore.item()).flatMap(item -> item.at(restore.captured()));
        if (point.isEmpty()) {
            return new WorldRestore.Ending(
                    JobStatus.FAILED, "", "", "PointGone: the point was deleted while it was restored.");
        }
        WorldItem item = world.item(restore.item());
        List<FileRange> files = restore.target().files();
        String digest;
        String captured;
        if (files.isEmpty()) {
            RestoredContent content = PointContent.restore(world, item, point.get());
            digest = content.digest().toString();
            captured = content.expected().toString();
        } else {
            MachineImage restored =
                    PointContent.restore(world, item, point.get()).image();
            digest = restored.digest(files).toString();
            captured = PointContent.captured(world, item, point.get())
                    .digest(files)
                    .toString();
        }
        boolean intact = digest.equals(captured);
        String made = restore.target().kind().word() + " " + restore.target().name() + " in "
                + restore.target().region();
        return new WorldRestore.Ending(
                intact ? JobStatus.COMPLETED : JobStatus.FAILED,
                digest,
                captured,
                intact
                        ? made
                        : "ContentDiffers: what came back has the digest " + digest + ", what was captured had "
                                + captured + ".");
    }

    private static FabricException notRestorable(String detail) {
        return FabricException.permanent(FabricError.NOT_RESTORABLE, detail);
    }
}

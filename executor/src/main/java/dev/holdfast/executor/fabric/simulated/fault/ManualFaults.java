package dev.holdfast.executor.fabric.simulated.fault;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.job.Backups;
import dev.holdfast.executor.fabric.simulated.job.PointNames;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldNames;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody does by hand, past the declaration. It goes through the service like everything else, which refuses what locks,
 * holds and immutability forbid and keeps in soft delete what is deleted. What is refused stays; the job list says so.
 */
final class ManualFaults {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final World world;
    private final Fabric service;
    private final Backups backups;

    ManualFaults(World world, Fabric service, Backups backups) {
        this.world = world;
        this.service = service;
        this.backups = backups;
    }

    private static OperationKey key(InjectedFault fault, String what) {
        return new OperationKey("fault-" + fault.number() + " " + what);
    }

    /** Snapshots of the newest capture that has any and that no transfer reads; those kept as a reference, too. */
    void deletesSnapshot(String machine) {
        for (WorldItem item : WorldNames.items(world, MoveType.VM, machine)) {
            List<WorldPoint> newestFirst = new ArrayList<>(item.points());
            Collections.reverse(newestFirst);
            for (WorldPoint point : newestFirst) {
                if (backups.loseSnapshot(item.key(), point.captured())) {
                    break;
                }
            }
        }
    }

    /** The newest points of a machine in each vault, as many as the fault is strong. */
    void deletesPoints(InjectedFault fault) {
        for (WorldItem item :
                WorldNames.items(world, MoveType.VM, fault.target().name())) {
            if (!item.points().isEmpty()) {
                deletesPoints(fault, item);
            }
        }
    }

    private void deletesPoints(InjectedFault fault, WorldItem item) {
        int deleted = 0;
        int refused = 0;
        String code = "";
        List<WorldPoint> points = item.points();
        int first = Math.max(0, points.size() - (int) Math.min(points.size(), Math.round(fault.strength())));
        for (WorldPoint point : List.copyOf(points.subList(first, points.size()))) {
            String id = PointNames.of(item.key(), point);
            try {
                service.deletePoint(key(fault, "delete " + id), new PointReference(item.key(), id));
                deleted++;
            } catch (FabricException e) {
                refused++;
                code = e.error().code();
            }
        }
        if (refused > 0) { // the service itself lists what it did
            note(
                    JobKind.DELETE_DATA,
                    item.key(),
                    code + ": " + counted(deleted) + " deleted by hand, " + refused + " refused.");
        }
    }

    private static String counted(int points) {
        return points + (points == 1 ? " point" : " points");
    }

    /** The protection of a machine is stopped; a machine without any stays so. */
    void stopsProtection(InjectedFault fault) {
        String machine = fault.target().name();
        Optional<ManagedObject> protection = world.object(ObjectType.PROTECTION, machine);
        if (protection.isPresent()) {
            ItemKey item = Backups.home(protection.get());
            try {
                service.stopProtection(key(fault, "stop " + machine), machine);
            } catch (FabricException e) {
                note(JobKind.DISABLE, item, String.valueOf(e.getMessage()));
            }
        }
    }

    /** What was refused. */
    private void note(JobKind kind, ItemKey item, String detail) {
        world.jobs().note(new FinishedJob(kind, item, world.clock(), world.clock(), false, 0, detail));
    }

    /** The immutability of a vault is locked. */
    void locksVault(InjectedFault fault) {
        Optional<ManagedObject> vault =
                world.object(ObjectType.VAULT, fault.target().name());
        if (vault.isPresent()) {
            SortedMap<String, AttributeValue> attributes =
                    new TreeMap<>(vault.get().attributes());
            attributes.put(AttributeNames.IMMUTABILITY, AttributeValue.of(Immutability.LOCKED.word()));
            attempt(() -> service.updateVault(
                    key(fault, "lock"), new ManagedObject(vault.get().address(), attributes)));
        }
    }

    /** Each number of a policy's retention is halved, but not below 1. */
    void halvesRetention(InjectedFault fault) {
        Optional<ManagedObject> policy =
                world.object(ObjectType.POLICY, fault.target().name());
        if (policy.isPresent()) {
            SortedMap<String, AttributeValue> attributes =
                    new TreeMap<>(policy.get().attributes());
            attributes.replaceAll((name, value) -> name.startsWith(AttributeNames.RETENTION_PREFIX)
                    ? AttributeValue.of(halved(value.display()))
                    : value);
            attempt(() -> service.putPolicy(
                    key(fault, "edit"), new ManagedObject(policy.get().address(), attributes)));
        }
    }

    private static String halved(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.find()
                ? text.substring(0, number.start())
                        + Math.max(1, Integer.parseInt(number.group()) / 2)
                        + text.substring(number.end())
                : text;
    }

    /** What the service refuses has not happened. */
    private static void attempt(Edit edit) {
        try {
            edit.make();
        } catch (FabricException e) {
            // whoever tried it by hand was told; nothing changed in the world
        }
    }

    @FunctionalInterface
    private interface Edit {
        Object make() throws FabricException;
    }
}

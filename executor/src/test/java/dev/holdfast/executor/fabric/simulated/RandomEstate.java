package dev.holdfast.executor.fabric.simulated;

import static dev.holdfast.dsl.generator.Seeds.oneOf;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.content.Extents;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A small estate in which anything may be asked of a fabric at any time. Refusals are part of it. */
final class RandomEstate {

    private static final List<String> SCHEDULES = List.of(
            "daily 22:00", "daily 06:00 22:00", "every 4h 00:00-00:00", "every 6h 08:00-20:00", "weekly sunday 01:30");

    private static final List<Map<String, String>> RETENTIONS = List.of(
            Map.of("daily", "30d"),
            Map.of("daily", "7"),
            Map.of("daily", "7", "weekly", "4", "monthly", "3mo"),
            Map.of("instant", "2d", "daily", "14d"),
            Map.of("instant", "5d", "weekly", "8w"),
            Map.of("last", "5", "minGood", "3"),
            Map.of("within", "10d"),
            Map.of("withinDaily", "20d", "daily", "3"));

    private final int machines;
    private int keys;

    RandomEstate(int machines) {
        this.machines = machines;
    }

    /** One call, which can be made again with the same key. */
    interface Call {
        void on(Fabric fabric) throws FabricException;
    }

    /** The calls that set the estate up. */
    List<Call> setUp(RandomGenerator random) {
        List<Call> calls = new ArrayList<>();
        OperationKey east = key();
        calls.add(fabric -> fabric.createVault(east, Samples.vault("rsv-eastus")));
        OperationKey west = key();
        calls.add(fabric -> fabric.createVault(west, Samples.vault("rsv-westus")));
        OperationKey north = key();
        calls.add(fabric -> fabric.createVault(north, Samples.vault("rsv-northeurope")));
        for (String policy : List.of("standard-1", "standard-2", "enhanced-1", "enhanced-2")) {
            calls.add(putPolicy(random, policy));
        }
        for (int i = 0; i < machines; i++) {
            calls.add(protect(random, "vm-" + i));
            calls.add(putSchedule(random, "vm-" + i));
            if (random.nextBoolean()) {
                calls.add(putCopyRule(random, "vm-" + i));
            }
            if (random.nextInt(3) == 0) {
                calls.add(putSecondCopyRule(random, "vm-" + i));
            }
        }
        return calls;
    }

    /** Some call; it may be refused. */
    Call any(RandomGenerator random, Fabric now) throws FabricException {
        String machine = "vm-" + random.nextInt(machines);
        ItemKey item = new ItemKey(machine, oneOf(random, "rsv-eastus", "rsv-eastus", "rsv-westus"));
        OperationKey key = key();
        return switch (random.nextInt(13)) {
            case 0, 1 -> putPolicy(random, oneOf(random, "standard-1", "standard-2", "enhanced-1", "enhanced-2"));
            case 2 -> protect(random, machine);
            case 3 -> putSchedule(random, machine);
            case 4 -> putCopyRule(random, machine);
            case 5 -> fabric -> fabric.backUpNow(key, machine);
            case 6 -> fabric -> fabric.stopProtection(key, machine);
            case 7 -> fabric -> fabric.deleteCopyRule(key, ObjectAddress.copy(machine, "rsv-westus"));
            case 8 ->
                fabric -> fabric.updateProtection(
                        key,
                        Samples.protection(machine, "standard-1", "rsv-eastus", AttributeNames.STOPPED),
                        Optional.empty());
            case 9 ->
                onPoint(
                        random,
                        now,
                        item,
                        point -> fabric -> fabric.deletePoint(key, new PointReference(item, point.id())));
            case 10 ->
                onPoint(
                        random,
                        now,
                        item,
                        point -> fabric -> fabric.copyPoint(key, new PointReference(item, point.id()), "rsv-westus"));
            case 11 -> undelete(random, now, key);
            default ->
                onPoint(
                        random,
                        now,
                        item,
                        point -> fabric -> fabric.releasePoints(
                                key,
                                item,
                                List.of(point.id()),
                                Promise.released(
                                        point.promise().map(Promise::rules).orElse(List.of("none")),
                                        point.captured())));
        };
    }

    /** What to do with a point. */
    private interface PointCall {
        Call of(RecoveryPoint point);
    }

    private static Call onPoint(RandomGenerator random, Fabric now, ItemKey item, PointCall call)
            throws FabricException {
        List<RecoveryPoint> points = now.points(item);
        return points.isEmpty() ? fabric -> {} : call.of(points.get(random.nextInt(points.size())));
    }

    private static Call undelete(RandomGenerator random, Fabric now, OperationKey key) throws FabricException {
        List<PointReference> deleted = new ArrayList<>();
        now.read()
                .softDeleted()
                .forEach((item, points) -> points.forEach(point ->
                        deleted.add(new PointReference(item, point.point().id()))));
        if (deleted.isEmpty()) {
            return fabric -> {};
        }
        PointReference point = deleted.get(random.nextInt(deleted.size()));
        return fabric -> fabric.undeletePoint(key, point);
    }

    private Call putPolicy(RandomGenerator random, String name) {
        OperationKey key = key();
        String type = name.substring(0, name.indexOf('-'));
        Map<String, String> retention = RETENTIONS.get(random.nextInt(RETENTIONS.size()));
        return fabric -> fabric.putPolicy(key, Samples.policy(name, type, "daily 22:00", retention));
    }

    private Call protect(RandomGenerator random, String machine) {
        OperationKey key = key();
        String policy = oneOf(random, "standard-1", "standard-2", "enhanced-1", "enhanced-2");
        String os = oneOf(random, "windows", "linux");
        Machine even = Samples.machine(machine, "eastus", os);
        Machine described = random.nextBoolean()
                ? even
                : Samples.written(
                        even,
                        oneOf(random, WritePattern.values()),
                        random.nextInt(8) * Extents.SIZE,
                        random.nextBoolean() ? 0 : random.nextInt(100));
        return fabric -> fabric.protect(key, Samples.protection(machine, policy), described);
    }

    private Call putSchedule(RandomGenerator random, String machine) {
        OperationKey key = key();
        String schedule = SCHEDULES.get(random.nextInt(SCHEDULES.size()));
        String slot = oneOf(random, "0s", "7m", "1h");
        return fabric -> fabric.putSchedule(key, Samples.schedule(machine, schedule, slot));
    }

    private Call putCopyRule(RandomGenerator random, String machine) {
        OperationKey key = key();
        String every = oneOf(random, "1d", "12h", "2d");
        Map<String, String> retention = RETENTIONS.get(random.nextInt(RETENTIONS.size()));
        return fabric -> fabric.putCopyRule(key, Samples.copyRule(machine, "rsv-westus", every, retention));
    }

    /** Copies of the copies. */
    private Call putSecondCopyRule(RandomGenerator random, String machine) {
        OperationKey key = key();
        String every = oneOf(random, "1d", "7d");
        Map<String, String> retention = RETENTIONS.get(random.nextInt(RETENTIONS.size()));
        ManagedObject rule = Samples.copyRule(machine, "rsv-northeurope", every, retention);
        return fabric -> fabric.putCopyRule(key, Samples.with(rule, AttributeNames.VAULT, "rsv-westus"));
    }

    private OperationKey key() {
        keys++;
        return new OperationKey("random-" + keys);
    }
}

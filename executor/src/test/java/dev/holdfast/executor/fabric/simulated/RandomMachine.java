package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.disk.ContentTraits;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.GrowthRate;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.executor.fabric.DiskWriting;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.planner.cost.KnownContent;
import dev.holdfast.planner.storage.DiskContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A machine of two disks, of which every second one behaves in its own way.
 *
 * @param simulated as a fabric protects it
 * @param known as an estimate knows it
 */
record RandomMachine(Machine simulated, KnownContent known) {

    /** A machine whose disks grow by so many hundredths in a year at most. */
    static RandomMachine of(RandomGenerator random, String name, int mostGrowth) {
        List<MachineDisk> disks = new ArrayList<>();
        List<Disk> known = new ArrayList<>();
        for (String disk : List.of("os", "data")) {
            long used = (5 + random.nextInt(300)) * Samples.GIB;
            long churn = (long) (used * (0.002 + random.nextDouble() * 0.1));
            ContentTraits content = content(random, mostGrowth);
            long growth = content.growth().perDay(new DataSize(used)).bytes();
            int reduction = content.reduction().value().intValueExact();
            WritePattern writes = WritePattern.of(content.writes().word()).orElseThrow();
            disks.add(new MachineDisk(
                    disk, disk.equals("os"), 2 * used, used, new DiskWriting(churn, writes, growth), reduction));
            known.add(new Disk(
                    disk,
                    disk.equals("os") ? Optional.empty() : Optional.of(1),
                    Estimate.declared(new DataSize(2 * used)),
                    Estimate.declared(new DataSize(used)),
                    Estimate.declared(ChurnRate.ofAmount(new DataSize(churn))),
                    content,
                    DiskTraits.managed(disk.equals("os") ? DiskRole.OS : DiskRole.DATA),
                    Optional.empty()));
        }
        return new RandomMachine(
                new Machine(name, "", name, "eastus", Seeds.oneOf(random, "windows", "linux"), disks),
                new KnownContent(new TreeMap<>(), known, MachineState.RUNNING));
    }

    private static ContentTraits content(RandomGenerator random, int mostGrowth) {
        if (random.nextBoolean()) {
            return ContentTraits.USUAL;
        }
        boolean grows = random.nextBoolean();
        return new ContentTraits(
                Seeds.oneOf(random, dev.holdfast.dsl.model.disk.WritePattern.values()),
                grows
                        ? new GrowthRate(Percent.of(1 + random.nextInt(mostGrowth)), DataSize.ZERO, GrowthRate.Per.YEAR)
                        : GrowthRate.NONE,
                Percent.of(random.nextInt(4) * 20L));
    }

    /** What an inventory would say of the machines after a time. */
    static Map<String, KnownContent> grown(Map<String, KnownContent> machines, Duration passed) {
        Map<String, KnownContent> grown = new HashMap<>();
        machines.forEach((name, machine) -> {
            List<Disk> disks = new ArrayList<>();
            for (Disk disk : machine.disks()) {
                long more = Math.round(DiskContent.of(disk).grown(passed.toDays()));
                disks.add(new Disk(
                        disk.name(),
                        disk.lun(),
                        disk.size(),
                        Estimate.declared(disk.used().value().plus(new DataSize(more))),
                        disk.churn(),
                        growing(disk.content(), disk.growthPerDay()),
                        disk.traits(),
                        disk.exclude()));
            }
            grown.put(name, new KnownContent(machine.tags(), disks, machine.state()));
        });
        return grown;
    }

    /** The same content with growth as an amount. */
    private static ContentTraits growing(ContentTraits content, DataSize perDay) {
        GrowthRate growth = new GrowthRate(Percent.of(0), perDay, GrowthRate.Per.DAY);
        return new ContentTraits(content.writes(), growth, content.reduction());
    }
}
